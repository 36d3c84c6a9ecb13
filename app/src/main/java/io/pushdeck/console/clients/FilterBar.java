package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.GroupDot;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.GroupId;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// Narrows the table down by group and state, and chooses its columns.
final class FilterBar extends HBox {
    private final Mirror mirror;
    private final Texts texts;
    private final ClientsModel model;
    private final MenuButton groups = new MenuButton();
    private final ToggleGroup states = new ToggleGroup();

    FilterBar(Mirror mirror, Texts texts, ClientsModel model, ClientsTable table) {
        this.mirror = mirror;
        this.texts = texts;
        this.model = model;
        getStyleClass().add("filter-bar");
        setAlignment(Pos.CENTER_LEFT);
        groups.setId("clients-filter-group");
        groups.getStyleClass().add("small");
        groups.setMinWidth(120);
        groups.setMaxWidth(220);
        groups.setMnemonicParsing(false);
        groups.setOnShowing(showing -> fillGroups());
        fillGroups();
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(groups, stateFilter(), space, columns(table));
        model.filterProperty().subscribe(this::show);
        texts.languageProperty()
                .subscribe(language -> show(model.filterProperty().get()));
        mirror.revisionProperty().subscribe(changed -> {
            // With thousands coming and going, only a chosen group can have changed what is shown here.
            if (model.filterProperty().get().group().isPresent()) {
                show(model.filterProperty().get());
            }
        });
    }

    private void show(ClientFilter filter) {
        Optional<Group> group = filter.group().flatMap(this::find);
        groups.setText(group.map(Group::name).orElse(texts.text("clients.filter.every-group")));
        groups.setGraphic(group.<Node>map(found -> new GroupDot(found)).orElseGet(() -> Icons.of(Feather.FILTER)));
        if (filter.group().isPresent() && group.isEmpty()) {
            model.showGroup(Optional.empty());
        }
        states.getToggles().forEach(toggle -> toggle.setSelected(filter.state().equals(toggle.getUserData())));
    }

    private Optional<Group> find(GroupId id) {
        return mirror.groups().stream()
                .map(row -> row.groupProperty().get())
                .filter(group -> group.id().equals(id))
                .findFirst();
    }

    private void fillGroups() {
        groups.getItems().setAll(groupItem(texts.text("clients.filter.every-group"), Optional.empty()));
        for (GroupRow row : mirror.groups()) {
            Group group = row.groupProperty().get();
            RadioMenuItem item = groupItem(group.name(), Optional.of(group.id()));
            item.setGraphic(new GroupDot(group));
            groups.getItems().add(item);
        }
    }

    private RadioMenuItem groupItem(String text, Optional<GroupId> id) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setSelected(model.filterProperty().get().group().equals(id));
        item.setOnAction(chosen -> model.showGroup(id));
        return item;
    }

    private HBox stateFilter() {
        HBox all = new HBox(stateButton(Optional.empty(), "left-pill"));
        ClientState[] values = ClientState.values();
        for (int i = 0; i < values.length; i++) {
            all.getChildren()
                    .add(stateButton(Optional.of(values[i]), i == values.length - 1 ? "right-pill" : "center-pill"));
        }
        all.getStyleClass().add("state-filter");
        return all;
    }

    private ToggleButton stateButton(Optional<ClientState> state, String styleClass) {
        String key = state.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("all");
        ToggleButton button = new ToggleButton();
        button.setId("clients-filter-" + key);
        button.getStyleClass().addAll("small", styleClass);
        button.textProperty().bind(texts.binding("clients.filter." + key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setUserData(state);
        button.setToggleGroup(states);
        button.setOnAction(pressed -> {
            model.showState(state);
            // A second press would leave none of them pressed.
            button.setSelected(true);
        });
        state.ifPresent(each -> {
            StateDot dot = new StateDot();
            dot.show(each);
            button.setGraphic(dot);
            Tip.put(button, texts.binding("clients.state." + key));
        });
        return button;
    }

    private MenuButton columns(ClientsTable table) {
        MenuButton button = new MenuButton(null, Icons.of(Feather.COLUMNS));
        button.setId("clients-columns");
        button.getStyleClass().addAll("small", "flat", "no-arrow");
        Tip.name(button, texts.binding("clients.columns"));
        table.columns().forEach((kind, column) -> {
            CheckMenuItem item = new CheckMenuItem();
            item.setId("clients-columns-" + kind.key());
            item.textProperty().bind(texts.binding("clients.column." + kind.key()));
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            // Without its name a client could not be told from another.
            item.setDisable(kind == ClientColumn.NAME);
            button.getItems().add(item);
        });
        return button;
    }
}
