package io.pushdeck.console.inbox;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.GroupChip;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Above a conversation: with whom it is, whether they are there, their groups, and what can be done.
final class ConversationHeader extends HBox {
    private static final int MOST_CHIPS = 3;

    private final Desk desk;
    private final Texts texts;
    private final InboxWords words;
    private final Region dot = new Region();
    private final Label name = new Label();
    private final Label state = new Label();
    private final HBox chips = new HBox();
    private final Button group = button("group", Feather.FOLDER_PLUS);
    private final Button client = button("client", Feather.MONITOR);
    private final Button activity = button("activity", Feather.ACTIVITY);
    private final Button unread = button("unread", Feather.MAIL);
    private Optional<ClientId> shown = Optional.empty();

    /// @param onUnread marks the conversation unread
    ConversationHeader(Desk desk, InboxWords words, InboxActions actions, Runnable onUnread) {
        this.desk = desk;
        this.texts = desk.texts();
        this.words = words;
        getStyleClass().add("conversation-header");
        setAlignment(Pos.CENTER_LEFT);
        name.setId("inbox-with");
        name.getStyleClass().add("conversation-title");
        name.setMinWidth(0);
        state.setId("inbox-state");
        state.getStyleClass().add("conversation-state");
        state.setMinWidth(USE_PREF_SIZE);
        chips.getStyleClass().add("conversation-chips");
        chips.setAlignment(Pos.CENTER_LEFT);
        chips.setMinWidth(0);
        HBox below = new HBox(dot, state, chips);
        below.getStyleClass().add("conversation-below");
        below.setAlignment(Pos.CENTER_LEFT);
        below.setMinWidth(0);
        VBox both = new VBox(name, below);
        both.getStyleClass().add("conversation-titles");
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        group.setOnAction(pressed -> shown.ifPresent(about -> actions.pickGroup(group, List.of(about))));
        client.setOnAction(pressed -> shown.ifPresent(actions::showClient));
        activity.setOnAction(pressed -> shown.ifPresent(actions::showActivity));
        unread.setOnAction(pressed -> onUnread.run());
        desk.roles().hides(group, unread);
        getChildren().addAll(both, group, client, activity, unread);
    }

    private Button button(String what, Feather icon) {
        Button button = new Button(null, Icons.of(icon));
        button.setId("inbox-" + what);
        button.getStyleClass().addAll("flat", "button-icon");
        Tooltip tip = new Tooltip();
        button.setTooltip(tip);
        button.accessibleTextProperty().bind(tip.textProperty());
        return button;
    }

    /// Also if only something about the client has changed.
    ///
    /// @param known what the conversation calls the client, if nobody else does
    void show(ClientId about, String known) {
        shown = Optional.of(about);
        boolean online = desk.mirror().isOnline(about);
        boolean over = words.isOver(about);
        name.setText(known);
        if (online) {
            dot.getStyleClass().setAll("state-dot", "state-live");
        } else {
            dot.getStyleClass().setAll("state-dot");
        }
        state.setText(texts.text(online ? "inbox.online" : over ? "inbox.gone" : "inbox.away"));
        List<Group> groups = desk.mirror().groupsOf(about);
        chips.getChildren()
                .setAll(groups.stream().limit(MOST_CHIPS).map(GroupChip::new).toList());
        if (groups.size() > MOST_CHIPS) {
            chips.getChildren().add(new Label("+" + (groups.size() - MOST_CHIPS)));
        }
        group.setDisable(over);
        client.setDisable(!online);
        group.getTooltip().setText(texts.text(over ? "inbox.over" : "inbox.assign"));
        client.getTooltip().setText(texts.text(online ? "inbox.client" : "inbox.client.away"));
        activity.getTooltip().setText(texts.text("inbox.activity"));
        unread.getTooltip().setText(texts.text("inbox.menu.unread"));
    }

    void assign() {
        group.fire();
    }
}
