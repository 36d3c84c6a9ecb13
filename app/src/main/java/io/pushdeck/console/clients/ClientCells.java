package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.AddressText;
import io.pushdeck.console.ui.ChipStrip;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.SimulatedBadge;
import io.pushdeck.server.group.Group;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// Makes the cells of each column.
final class ClientCells {
    private final ClientsModel model;
    private final Texts texts;
    private final Moments moments;

    ClientCells(ClientsModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.moments = new Moments(texts);
    }

    RowCell cell(ClientColumn column) {
        RowCell cell = switch (column) {
            case STATE -> state();
            case NAME -> name();
            case ID -> text(row -> List.of(), row -> row.client().value());
            case ADDRESS ->
                text(row -> List.of(), row -> AddressText.of(row.handshake().address()));
            case BROWSER -> text(row -> List.of(), model::browserOf);
            case GROUPS -> groups();
            case CONNECTED ->
                timed(row -> moments.at(row.connectedAt(), model.nowProperty().get()));
            case SEEN ->
                timed(row -> moments.ago(
                        row.trafficProperty().get().lastSeen(),
                        model.nowProperty().get()));
            case SENT -> counted(row -> row.trafficProperty().get().sentMessages());
            case RECEIVED -> counted(row -> row.trafficProperty().get().receivedMessages());
            case QUEUED ->
                waiting(row -> moments.bytes(row.trafficProperty().get().queuedBytes()));
            case WAITING ->
                waiting(row ->
                        moments.length(row.trafficProperty().get().backlog().age()));
            case DROPPED -> counted(row -> row.trafficProperty().get().droppedMessages());
        };
        cell.getStyleClass().add("client-" + column.key());
        if (column.numeric) {
            cell.getStyleClass().add("numeric");
        }
        return cell;
    }

    String wordsOf(ClientState state) {
        return texts.text("clients.state." + state.name().toLowerCase(Locale.ROOT));
    }

    private RowCell text(Function<ClientRow, List<ObservableValue<?>>> watched, Function<ClientRow, String> words) {
        return new RowCell(watched, (cell, row) -> cell.setText(words.apply(row)));
    }

    private RowCell timed(Function<ClientRow, String> words) {
        return text(row -> List.of(row.trafficProperty(), model.nowProperty(), texts.languageProperty()), words);
    }

    private RowCell counted(Function<ClientRow, Long> number) {
        return text(
                row -> List.of(row.trafficProperty(), texts.languageProperty()),
                row -> moments.count(number.apply(row)));
    }

    /// The name, and beside it what it is to be told apart by: simulated, and while its client reads too slowly.
    private RowCell name() {
        Label badge = new Label();
        badge.getStyleClass().add("slow-badge");
        badge.setMinWidth(Label.USE_PREF_SIZE);
        SimulatedBadge simulated = SimulatedBadge.small(texts);
        HBox badges = new HBox(4, simulated, badge);
        badges.setAlignment(Pos.CENTER_LEFT);
        badge.managedProperty().bind(badge.visibleProperty());
        RowCell cell = new RowCell(
                row -> List.of(row.nameProperty(), row.trafficProperty(), texts.languageProperty()), (shown, row) -> {
                    shown.setText(row.nameProperty().get());
                    badge.setText(texts.text("clients.filter.slow"));
                    badge.setVisible(row.isSlow());
                    simulated.setVisible(row.client().isSimulated());
                    shown.setGraphic(row.isSlow() || row.client().isSimulated() ? badges : null);
                });
        cell.setContentDisplay(ContentDisplay.RIGHT);
        return cell;
    }

    /// Something about what waits to be read; a dash while nothing does.
    private RowCell waiting(Function<ClientRow, String> words) {
        return text(
                row -> List.of(row.trafficProperty(), texts.languageProperty()),
                row -> row.trafficProperty().get().queuedBytes() == 0 ? "–" : words.apply(row));
    }

    private RowCell state() {
        StateDot dot = new StateDot();
        Tooltip tooltip = new Tooltip();
        RowCell cell = new RowCell(row -> List.of(row.trafficProperty(), model.nowProperty()), (shown, row) -> {
            ClientState state = model.stateOf(row);
            dot.show(state);
            tooltip.setText(wordsOf(state));
            shown.setGraphic(dot);
            shown.setTooltip(tooltip);
        });
        cell.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        return cell;
    }

    private RowCell groups() {
        ChipStrip strip = new ChipStrip();
        RowCell cell = new RowCell(row -> List.of(row.groupsProperty()), (shown, row) -> {
            List<Group> groups = row.groupsProperty().get();
            strip.show(groups);
            strip.setPrefWidth(0);
            shown.setGraphic(groups.isEmpty() ? null : strip);
            shown.setTooltip(
                    groups.size() < 2
                            ? null
                            : new Tooltip(groups.stream().map(Group::name).collect(Collectors.joining("\n"))));
        });
        cell.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        strip.prefWidthProperty().unbind();
        cell.widthProperty()
                .subscribe(() -> strip.setPrefWidth(
                        Math.max(0, cell.getWidth() - cell.snappedLeftInset() - cell.snappedRightInset())));
        return cell;
    }
}
