package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.person.SentPushes;
import io.pushdeck.console.ui.GroupChip;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.SimulatedBadge;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.group.Group;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Everything about one client, at the right of the page. If the client goes while it is open, it says so and stays.
final class ClientDrawer extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final ClientsModel model;
    private final ClientActions actions;
    private final Moments moments;

    private final StateDot dot = new StateDot();
    private final Label name = new Label();
    private final Label state = new Label();
    private final SimulatedBadge simulated;
    private final Button conversation = new Button(null, Icons.of(Feather.INBOX));
    private final FlowPane chips = new FlowPane();
    private final ClientFacts facts;
    private final SentPushes sent;
    private final Button push;
    private final Button disconnect;
    private Subscription following = Subscription.EMPTY;
    private @Nullable ClientRow row;

    ClientDrawer(Desk desk, ClientsModel model, ClientActions actions) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.actions = actions;
        this.moments = new Moments(texts);
        this.simulated = SimulatedBadge.ofClient(texts);
        this.facts = new ClientFacts(texts, model, moments);
        this.sent = new SentPushes(desk, "clients", moments, model::now);
        this.push = button("clients-drawer-push", "clients.drawer.push", Feather.SEND, "accent");
        this.disconnect = button("clients-drawer-disconnect", "clients.drawer.disconnect", Feather.USER_X, "danger");
        push.setOnAction(pressed -> actions.push(shown()));
        disconnect.getStyleClass().add("button-outlined");
        disconnect.setOnAction(pressed -> actions.disconnect(shown()));
        desk.roles().hides(push, disconnect);
        setId("clients-drawer");
        getStyleClass().add("drawer");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        getChildren().addAll(heading(), body(), buttons());
        desk.mirror().clients().addListener((ListChangeListener<ClientRow>) change -> noticeLeaving());
    }

    boolean isOpen() {
        return isVisible();
    }

    void open(ClientRow opened) {
        following.unsubscribe();
        row = opened;
        name.setText(opened.nameProperty().get());
        // A simulated one is in no group, and says nothing.
        simulated.setVisible(opened.client().isSimulated());
        conversation.setVisible(!opened.client().isSimulated());
        setVisible(true);
        sent.open(opened.client());
        following = Subscription.combine(
                opened.nameProperty().subscribe(name::setText),
                opened.groupsProperty().subscribe(groups -> showGroups(opened, groups)),
                opened.trafficProperty().subscribe(traffic -> refresh(opened)),
                model.nowProperty().subscribe(now -> refresh(opened)),
                texts.languageProperty().subscribe(language -> showFixed(opened)));
        noticeLeaving();
    }

    void close() {
        following.unsubscribe();
        following = Subscription.EMPTY;
        row = null;
        sent.close();
        setVisible(false);
    }

    private List<ClientRow> shown() {
        return row == null ? List.of() : List.of(row);
    }

    private void showFixed(ClientRow shown) {
        facts.show(shown);
        showGroups(shown, shown.groupsProperty().get());
        refresh(shown);
    }

    private void refresh(ClientRow shown) {
        boolean online = desk.mirror().clients().contains(shown);
        if (online) {
            ClientState doing = model.stateOf(shown);
            dot.show(doing);
            state.setText(texts.text(
                    "clients.drawer.seen." + doing.name().toLowerCase(Locale.ROOT),
                    moments.ago(
                            shown.trafficProperty().get().lastSeen(),
                            model.nowProperty().get())));
        } else {
            dot.gone();
            state.setText(texts.text("clients.drawer.gone"));
        }
        facts.refresh(shown);
    }

    private void noticeLeaving() {
        if (row != null) {
            boolean gone = !desk.mirror().clients().contains(row);
            disconnect.setDisable(gone);
            push.setDisable(gone && row.client().isPassing());
            if (gone) {
                refresh(row);
            }
        }
    }

    private void showGroups(ClientRow shown, List<Group> groups) {
        chips.getChildren().clear();
        for (Group group : groups) {
            Button remove = new Button(null, Icons.of(Feather.X));
            remove.getStyleClass().addAll("chip-remove");
            remove.setTooltip(new Tooltip(texts.text("clients.drawer.leave", group.name())));
            remove.setAccessibleText(texts.text("clients.drawer.leave", group.name()));
            remove.setOnAction(pressed -> actions.leave(shown, group));
            desk.roles().hides(remove);
            GroupChip chip = new GroupChip(group);
            HBox whole = new HBox(chip, remove);
            whole.setAlignment(Pos.CENTER_LEFT);
            whole.getStyleClass().addAll("chip-removable", GroupChip.styleClassOf(group.colour()));
            chips.getChildren().add(whole);
        }
        if (shown.client().isSimulated()) {
            Label none = new Label(texts.text("groups.rejected.simulated"));
            none.getStyleClass().add("setting-text");
            chips.getChildren().add(none);
            return;
        }
        Button add = new Button(texts.text("clients.drawer.add"), Icons.of(Feather.PLUS));
        add.setId("clients-drawer-add");
        add.getStyleClass().addAll("small", "flat", "chip-add");
        add.setOnAction(pressed -> actions.pickGroup(add, List.of(shown)));
        desk.roles().hides(add);
        chips.getChildren().add(add);
    }

    private HBox heading() {
        name.getStyleClass().add("drawer-title");
        state.getStyleClass().add("drawer-state");
        VBox words = new VBox(name, new HBox(6, dot, state, simulated));
        ((HBox) words.getChildren().getLast()).setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button close = new Button(null, Icons.of(Feather.X));
        close.setId("clients-drawer-close");
        close.getStyleClass().addAll("flat", "button-icon");
        close.setOnAction(pressed -> close());
        close.accessibleTextProperty().bind(texts.binding("clients.drawer.close"));
        HBox heading = new HBox(words, close);
        heading.getStyleClass().add("drawer-heading");
        return heading;
    }

    private ScrollPane body() {
        Label title = new Label();
        title.textProperty().bind(texts.binding("clients.drawer.groups"));
        title.getStyleClass().add("drawer-section");
        chips.getStyleClass().add("drawer-chips");
        Label sentTitle = new Label();
        sentTitle.textProperty().bind(texts.binding("clients.sent.title"));
        sentTitle.getStyleClass().add("drawer-section");
        VBox all = new VBox(facts.counters(), title, chips, sentTitle, sent, facts.table());
        all.getStyleClass().add("drawer-body");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("drawer-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private HBox buttons() {
        conversation.setId("clients-drawer-conversation");
        conversation.getStyleClass().addAll("flat", "button-icon");
        Tip.name(conversation, texts.binding("clients.drawer.conversation"));
        conversation.setOnAction(
                pressed -> shown().forEach(about -> desk.navigator().go(new Destination.Conversation(about.client()))));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(disconnect, space, conversation, push);
        buttons.getStyleClass().add("drawer-buttons");
        return buttons;
    }

    private Button button(String id, String key, Feather icon, String styleClass) {
        Button button = new Button(null, Icons.of(icon));
        button.textProperty().bind(texts.binding(key));
        button.setId(id);
        button.getStyleClass().add(styleClass);
        return button;
    }
}
