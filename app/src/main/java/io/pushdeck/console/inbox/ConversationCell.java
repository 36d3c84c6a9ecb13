package io.pushdeck.console.inbox;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.server.message.Conversation;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One conversation: who, whether they are there, what was said last and when, how much of it is unread.
final class ConversationCell extends ListCell<Conversation> {
    static final double HEIGHT = 62;
    private static final int MOST = 99;
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    private final Texts texts;
    private final Mirror mirror;
    private final InboxWords words;
    private final Moments moments;
    private final InstantSource clock;
    private final Region dot = new Region();
    private final Label name = new Label();
    private final Label time = new Label();
    private final Label last = new Label();
    private final Label badge = new Label();
    private final HBox face;

    /// @param people counts up when somebody came, went or got another name
    ConversationCell(Texts texts, Mirror mirror, InboxWords words, InstantSource clock, ReadOnlyLongProperty people) {
        this.texts = texts;
        this.mirror = mirror;
        this.words = words;
        this.moments = new Moments(texts);
        this.clock = clock;
        getStyleClass().add("conversation-cell");
        name.getStyleClass().add("conversation-name");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        time.getStyleClass().add("conversation-time");
        time.setMinWidth(USE_PREF_SIZE);
        last.getStyleClass().add("conversation-last");
        last.setMaxWidth(Double.MAX_VALUE);
        last.setMinWidth(0);
        HBox.setHgrow(last, Priority.ALWAYS);
        badge.getStyleClass().add("conversation-badge");
        badge.setMinWidth(USE_PREF_SIZE);
        badge.managedProperty().bind(badge.visibleProperty());
        HBox above = new HBox(name, time);
        above.getStyleClass().add("conversation-line");
        above.setAlignment(Pos.CENTER_LEFT);
        HBox below = new HBox(last, badge);
        below.getStyleClass().add("conversation-line");
        below.setAlignment(Pos.CENTER_LEFT);
        VBox both = new VBox(above, below);
        both.getStyleClass().add("conversation-words");
        both.setAlignment(Pos.CENTER_LEFT);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        face = new HBox(dot, both);
        face.getStyleClass().add("conversation-face");
        face.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        people.subscribe((before, now) -> {
            if (getItem() != null && !isEmpty()) {
                show(getItem());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Conversation conversation, boolean empty) {
        super.updateItem(conversation, empty);
        if (empty || conversation == null) {
            pseudoClassStateChanged(UNREAD, false);
            setId(null);
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setId("inbox-" + conversation.client());
        setGraphic(face);
        pseudoClassStateChanged(UNREAD, conversation.unread() > 0);
        show(conversation);
    }

    private void show(Conversation conversation) {
        boolean online = mirror.isOnline(conversation.client());
        if (online) {
            dot.getStyleClass().setAll("state-dot", "state-live");
        } else {
            dot.getStyleClass().setAll("state-dot");
        }
        name.setText(words.name(conversation));
        time.setText(moments.at(conversation.at(), clock.instant()));
        last.setText(words.last(conversation));
        int unread = conversation.unread();
        badge.setVisible(unread > 0);
        badge.setText(unread > MOST ? MOST + "+" : Integer.toString(unread));
        setAccessibleText(String.join(
                ", ",
                name.getText(),
                texts.text(online ? "inbox.online" : "inbox.away"),
                texts.text("inbox.unread", unread),
                last.getText(),
                time.getText()));
    }
}
