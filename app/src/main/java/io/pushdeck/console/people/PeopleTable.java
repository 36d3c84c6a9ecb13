package io.pushdeck.console.people;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.ui.ChipStrip;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.identity.ClientId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The table of people. It keeps who is chosen through every change of the list.
final class PeopleTable extends TableView<PersonRow> {
    private static final double ROW = 36;
    private static final int LONGEST_NOTE = 300;

    private final Desk desk;
    private final Texts texts;
    private final PeopleModel model;
    private final Moments moments;
    private final ObservableList<PersonRow> rows = FXCollections.observableArrayList();

    PeopleTable(Desk desk, PeopleModel model) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.moments = new Moments(texts);
        setId("people-table");
        getStyleClass().addAll("data-table", "people-table");
        setFixedCellSize(ROW);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns()
                .add(column("state", 36, this::showState, Comparator.comparingInt(row -> -Math.min(row.tabs(), 1))));
        getColumns().add(column("name", 146, (cell, row) -> cell.setText(row.name()), PeopleModel.BY_NAME));
        getColumns()
                .add(column(
                        "alias",
                        100,
                        (cell, row) ->
                                cell.setText(PlainLine.of(row.annotation().alias(), LONGEST_NOTE)),
                        Comparator.comparing(row -> row.annotation().alias(), String.CASE_INSENSITIVE_ORDER)));
        TableColumn<PersonRow, PersonRow> groups = column("groups", 124, this::showGroups, PeopleModel.BY_NAME);
        groups.setSortable(false);
        getColumns().add(groups);
        getColumns()
                .add(column(
                        "seen",
                        92,
                        this::showSeen,
                        Comparator.comparing(
                                (PersonRow row) -> row.isOnline()
                                        ? Instant.MAX
                                        : row.seen().orElse(Instant.MIN),
                                Comparator.reverseOrder())));
        TableColumn<PersonRow, PersonRow> marks = column("marks", 52, this::showMarks, PeopleModel.BY_NAME);
        marks.setSortable(false);
        getColumns().add(marks);
        setItems(rows);
        setRowFactory(view -> row());
        // The model sorts: the table would do so in the middle of restoring the selection.
        setSortPolicy(table -> true);
        getSortOrder().addListener((ListChangeListener<TableColumn<PersonRow, ?>>) change -> sortByHeaders());
        getColumns().forEach(column -> column.sortTypeProperty().subscribe((was, now) -> sortByHeaders()));
        model.shownProperty().subscribe(this::show);
        model.revisionProperty().subscribe((was, now) -> refresh());
        desk.texts().languageProperty().subscribe((was, now) -> refresh());
    }

    private TableColumn<PersonRow, PersonRow> column(
            String key, double width, BiConsumer<PersonCell, PersonRow> face, Comparator<PersonRow> order) {
        TableColumn<PersonRow, PersonRow> column = new TableColumn<>();
        column.setId("people-column-" + key);
        if (!key.equals("state") && !key.equals("marks")) {
            column.textProperty().bind(texts.binding("people.column." + key));
        }
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(view -> {
            PersonCell cell = new PersonCell(face);
            cell.getStyleClass().add("people-" + key);
            return cell;
        });
        column.setComparator(order);
        return column;
    }

    private void sortByHeaders() {
        model.sortBy(getSortOrder().stream()
                .map(column -> {
                    @SuppressWarnings("unchecked") // each is made by column
                    Comparator<PersonRow> order = (Comparator<PersonRow>) column.getComparator();
                    return column.getSortType() == TableColumn.SortType.ASCENDING ? order : order.reversed();
                })
                .reduce(Comparator::thenComparing));
    }

    private void showState(PersonCell cell, PersonRow row) {
        Region dot = new Region();
        dot.getStyleClass().setAll("state-dot", row.isOnline() ? "state-live" : "state-offline");
        cell.setGraphic(dot);
        String words = stateOf(row);
        cell.setTooltip(new Tooltip(words));
        cell.setAccessibleText(words);
    }

    private String stateOf(PersonRow row) {
        return row.isOnline() ? texts.text("people.tabs", row.tabs()) : texts.text("people.away");
    }

    private void showGroups(PersonCell cell, PersonRow row) {
        ChipStrip strip = new ChipStrip();
        strip.show(desk.mirror().groupsOf(row.client()));
        cell.setGraphic(strip);
    }

    private void showSeen(PersonCell cell, PersonRow row) {
        cell.setText(
                row.isOnline()
                        ? stateOf(row)
                        : row.seen().map(seen -> moments.ago(seen, model.now())).orElse(texts.text("people.never")));
        cell.setTooltip(
                row.seen().map(seen -> new Tooltip(moments.inFull(seen))).orElse(null));
    }

    private void showMarks(PersonCell cell, PersonRow row) {
        HBox marks = new HBox();
        marks.getStyleClass().add("person-marks");
        StringBuilder words = new StringBuilder();
        if (!row.annotation().note().isEmpty()) {
            marks.getChildren().add(Icons.of(Feather.FILE_TEXT));
            words.append(PlainLine.of(row.annotation().note(), LONGEST_NOTE));
        }
        model.banOf(row.client()).ifPresent(ban -> {
            var mark = Icons.of(Feather.SLASH);
            mark.getStyleClass().add("ban-mark");
            marks.getChildren().add(mark);
            words.append(words.isEmpty() ? "" : "\n").append(BanWords.of(texts, moments, ban, model.now()));
        });
        cell.setGraphic(marks);
        cell.setTooltip(words.isEmpty() ? null : new Tooltip(words.toString()));
        cell.setAccessibleText(words.toString());
    }

    private TableRow<PersonRow> row() {
        TableRow<PersonRow> row = new TableRow<>();
        desk.drags().source(row, () -> cargoOf(row));
        return row;
    }

    /// A row that is not chosen is dragged alone.
    private Optional<Cargo> cargoOf(TableRow<PersonRow> row) {
        return row.isEmpty()
                ? Optional.empty()
                : Optional.of(Cargo.clients(
                        row.isSelected() ? chosenIds() : Set.of(row.getItem().client())));
    }

    /// In the order of the table.
    List<PersonRow> chosen() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private Set<ClientId> chosenIds() {
        return chosen().stream().map(PersonRow::client).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Chooses one, and scrolls to it.
    void choose(ClientId client) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).client().equals(client)) {
                getSelectionModel().clearAndSelect(i);
                scrollTo(i);
                return;
            }
        }
    }

    private void show(List<PersonRow> now) {
        if (rows.equals(now)) {
            return;
        }
        Set<ClientId> chosen = chosenIds();
        @Nullable PersonRow focused = getFocusModel().getFocusedItem();
        rows.setAll(now);
        int[] wanted = IntStream.range(0, rows.size())
                .filter(i -> chosen.contains(rows.get(i).client()))
                .toArray();
        getSelectionModel().clearSelection();
        if (wanted.length > 0) {
            getSelectionModel()
                    .selectIndices(wanted[0], IntStream.of(wanted).skip(1).toArray());
        }
        if (focused != null) {
            ClientId client = focused.client();
            IntStream.range(0, rows.size())
                    .filter(i -> rows.get(i).client().equals(client))
                    .findFirst()
                    .ifPresent(getFocusModel()::focus);
        }
    }
}
