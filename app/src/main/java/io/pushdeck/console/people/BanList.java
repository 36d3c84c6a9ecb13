package io.pushdeck.console.people;

import io.pushdeck.console.bridge.PeopleBackend;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.people.Ban;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Every ban that counts, those of addresses too: whom it keeps out, why, until when, how often it did; each can be
/// lifted.
final class BanList extends VBox {
    private static final double ROW = 68;
    private static final int MOST_ROWS = 6;

    private final Texts texts;
    private final Moments moments;
    private final PeopleModel model;
    private final PeopleBackend backend;
    private final PersonActions actions;
    private final ListView<Ban> list = new ListView<>();

    BanList(Texts texts, PeopleModel model, PeopleBackend backend, PersonActions actions) {
        this.texts = texts;
        this.moments = new Moments(texts);
        this.model = model;
        this.backend = backend;
        this.actions = actions;
        list.setId("people-bans-list");
        list.getStyleClass().addAll("picker-list", "ban-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new BanCell());
        Label none = new Label(texts.text("people.bans.none"));
        none.getStyleClass().add("picker-nothing");
        none.setWrapText(true);
        list.setPlaceholder(none);
        getChildren().add(list);
        fill();
    }

    private void fill() {
        List<Ban> bans = model.bans();
        list.getItems().setAll(bans);
        list.setPrefHeight(Math.clamp(bans.size(), 2, MOST_ROWS) * ROW + 2);
    }

    private final class BanCell extends ListCell<Ban> {
        BanCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Ban ban, boolean empty) {
            super.updateItem(ban, empty);
            setGraphic(empty || ban == null ? null : line(ban));
        }

        private Node line(Ban ban) {
            Label whom = new Label(BanWords.whom(texts, ban));
            whom.getStyleClass().add("sent-title");
            Label how = new Label(texts.text(
                    "people.bans.line", BanWords.until(texts, moments, ban, model.now()), backend.refused(ban.key())));
            how.getStyleClass().add("sent-detail");
            VBox words = new VBox(whom, how);
            if (!ban.reason().isEmpty()) {
                Label why = new Label(PlainLine.of(ban.reason(), Ban.LONGEST_REASON));
                why.getStyleClass().add("sent-detail");
                why.setTooltip(new Tooltip(why.getText()));
                words.getChildren().add(why);
            }
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            Button lift = new Button(texts.text("people.menu.lift"), Icons.of(Feather.UNLOCK));
            lift.setId("people-bans-lift-" + getIndex());
            lift.getStyleClass().add("small");
            lift.setMinWidth(Region.USE_PREF_SIZE);
            lift.setOnAction(pressed -> {
                actions.liftBans(List.of(ban));
                list.getItems().remove(ban);
            });
            actions.govern(lift);
            HBox line = new HBox(8, words, lift);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMinWidth(0);
            line.prefWidthProperty().bind(widthProperty().subtract(20));
            return line;
        }
    }
}
