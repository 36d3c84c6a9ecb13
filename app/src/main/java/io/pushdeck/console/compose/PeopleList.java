package io.pushdeck.console.compose;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.FrozenAudience;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Everyone the recipients mean, by name, each with a tick that can be taken away.
final class PeopleList extends VBox {
    private static final int ROW = 30;
    private static final int MOST_ROWS = 6;
    private static final PseudoClass LEFT_OUT = PseudoClass.getPseudoClass("left-out");

    private final Texts texts;
    private final Mirror mirror;
    private final AudienceModel model;
    private final ObservableList<ClientId> people = FXCollections.observableArrayList();
    private final FilteredList<ClientId> found = new FilteredList<>(people);
    private final TextField search = new TextField();
    private final ListView<ClientId> list = new ListView<>(found);
    private final Subscription subscription;

    PeopleList(Desk desk, AudienceModel model) {
        this.texts = desk.texts();
        this.mirror = desk.mirror();
        this.model = model;
        getStyleClass().add("people");
        search.setId("compose-people-search");
        search.promptTextProperty().bind(texts.binding("compose.people.search"));
        search.textProperty().subscribe(this::narrow);
        search.managedProperty().bind(search.visibleProperty());
        list.setId("compose-people");
        list.getStyleClass().add("people-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new PersonCell());
        list.accessibleTextProperty().bind(texts.binding("compose.people"));
        Label none = new Label();
        none.getStyleClass().add("suggestion-none");
        none.textProperty().bind(texts.binding("compose.add.none"));
        list.setPlaceholder(none);
        list.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.SPACE) {
                toggle(list.getSelectionModel().getSelectedItem());
                key.consume();
            }
        });
        getChildren().addAll(search, list);
        subscription = Subscription.combine(
                model.meantProperty().subscribe(this::fill),
                model.leftProperty().subscribe(list::refresh),
                texts.languageProperty().subscribe(list::refresh));
    }

    void close() {
        subscription.unsubscribe();
    }

    private void fill(FrozenAudience meant) {
        List<ClientId> all = new ArrayList<>(meant.online());
        all.addAll(meant.offline());
        all.sort(Comparator.comparing((ClientId client) -> mirror.nameOf(client).toLowerCase(Locale.ROOT)));
        int rows = Math.clamp(all.size(), 1, MOST_ROWS);
        list.setPrefHeight(rows * ROW + 2.0);
        list.setMinHeight(rows * ROW + 2.0);
        search.setVisible(all.size() > MOST_ROWS);
        // The same people stay where they are under the pointer.
        if (!all.equals(people)) {
            people.setAll(all);
        } else {
            list.refresh();
        }
    }

    private void narrow(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        found.setPredicate(
                wanted.isEmpty()
                        ? null
                        : client ->
                                mirror.nameOf(client).toLowerCase(Locale.ROOT).contains(wanted));
    }

    private void toggle(@Nullable ClientId client) {
        if (client != null) {
            model.leaveOut(client, !model.leftProperty().get().contains(client));
        }
    }

    private final class PersonCell extends ListCell<ClientId> {
        private final CheckBox gets = new CheckBox();
        private final Label away = new Label();
        private final HBox row = new HBox(gets, away);

        PersonCell() {
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("person");
            // The row is what is pressed, with mouse and keys alike.
            gets.setMouseTransparent(true);
            gets.setFocusTraversable(false);
            gets.setMaxWidth(Double.MAX_VALUE);
            gets.setMinWidth(0);
            HBox.setHgrow(gets, Priority.ALWAYS);
            away.getStyleClass().add("suggestion-detail");
            away.setMinWidth(USE_PREF_SIZE);
            setPrefWidth(0);
            setOnMouseClicked(clicked -> {
                if (clicked.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    toggle(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable ClientId client, boolean empty) {
            super.updateItem(client, empty);
            if (empty || client == null) {
                setGraphic(null);
                setAccessibleText(null);
                setId(null);
                pseudoClassStateChanged(LEFT_OUT, false);
                return;
            }
            Set<ClientId> left = model.leftProperty().get();
            boolean out = left.contains(client);
            setId("compose-person-" + client.value());
            gets.setSelected(!out);
            gets.setText(mirror.nameOf(client));
            away.setText(
                    out
                            ? texts.text("compose.people.left-out")
                            : client.isSimulated()
                                    ? texts.text("rehearsal.badge")
                                    : mirror.isOnline(client) ? "" : texts.text("compose.people.away"));
            pseudoClassStateChanged(LEFT_OUT, out);
            setAccessibleText(gets.getText() + " " + away.getText());
            setGraphic(row);
        }
    }
}
