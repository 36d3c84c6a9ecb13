package io.pushdeck.console.inbox;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.message.Conversation;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// Below the list while several conversations are chosen: how many, and what to do with them.
final class ChosenBar extends HBox {
    private final Texts texts;

    ChosenBar(Texts texts, ListView<Conversation> list, InboxActions actions, Supplier<List<Conversation>> chosen) {
        this.texts = texts;
        setId("inbox-chosen");
        getStyleClass().add("inbox-chosen");
        setAlignment(Pos.CENTER_LEFT);
        var count = Bindings.size(list.getSelectionModel().getSelectedItems());
        visibleProperty().bind(count.greaterThan(1));
        managedProperty().bind(visibleProperty());
        Label words = new Label();
        words.textProperty().bind(texts.binding("inbox.chosen", count));
        words.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button read = button("read", Feather.CHECK);
        read.setOnAction(pressed -> actions.markRead(chosen.get()));
        Button unread = button("unread", Feather.MAIL);
        unread.setOnAction(pressed -> actions.markUnread(chosen.get()));
        Button push = button("push", Feather.SEND);
        push.setOnAction(pressed -> actions.push(InboxActions.clientsOf(chosen.get())));
        Button group = button("group", Feather.FOLDER_PLUS);
        group.setOnAction(pressed -> actions.pickGroup(group, InboxActions.clientsOf(chosen.get())));
        actions.govern(read, unread, group, push);
        getChildren().addAll(words, space, read, unread, group, push);
    }

    private Button button(String what, Feather icon) {
        Button button = new Button(null, Icons.of(icon));
        button.setId("inbox-chosen-" + what);
        button.getStyleClass().addAll("flat", "button-icon", "small");
        Tip.name(button, texts.binding("inbox.chosen." + what));
        return button;
    }
}
