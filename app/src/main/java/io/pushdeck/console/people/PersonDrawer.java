package io.pushdeck.console.people;

import io.pushdeck.console.bridge.PeopleBackend;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.person.SentPushes;
import io.pushdeck.console.ui.GroupChip;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.people.Ban;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Everything about one person, at the right of the page, here or not.
final class PersonDrawer extends VBox {
    private static final int LATENCY_PUSHES = 50;

    private final Desk desk;
    private final Texts texts;
    private final PeopleModel model;
    private final PersonActions actions;
    private final Moments moments;
    private final Runnable whenClosed;

    private final Region dot = new Region();
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label latency = new Label();
    private final FlowPane chips = new FlowPane();
    private final Label banWords = new Label();
    private final HBox banCard;
    private final NoteBox notes;
    private final TabLines tabs;
    private final VisitLines visits;
    private final SentPushes sent;
    private final Button ban;
    private @Nullable ClientId client;
    private int tabsBefore;

    PersonDrawer(Desk desk, PeopleModel model, PeopleBackend backend, PersonActions actions, Runnable whenClosed) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.actions = actions;
        this.whenClosed = whenClosed;
        this.moments = new Moments(texts);
        this.notes = new NoteBox(texts, actions);
        this.tabs = new TabLines(desk, moments);
        this.visits = new VisitLines(backend, texts, moments, model::now);
        this.sent = new SentPushes(desk, "people", moments, model::now);
        this.ban = button("people-drawer-ban", "people.menu.ban", Feather.SLASH, "danger");
        this.banCard = banCard();
        setId("people-drawer");
        getStyleClass().addAll("drawer", "person-drawer");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        getChildren().addAll(heading(), body(), buttons());
        model.revisionProperty().subscribe((was, now) -> refresh());
        model.nowProperty().subscribe((was, now) -> refresh());
        texts.languageProperty().subscribe((was, now) -> {
            tabs.forget();
            refresh();
            visits.refresh();
            showLatency();
        });
    }

    boolean isOpen() {
        return isVisible();
    }

    void open(ClientId opened) {
        boolean another = !opened.equals(client);
        client = opened;
        setVisible(true);
        if (another) {
            tabs.forget();
            tabsBefore = model.find(opened).map(PersonRow::tabs).orElse(0);
            visits.open(opened);
            sent.open(opened);
            showLatency();
        }
        refresh();
    }

    void focusNote() {
        notes.focusNote();
    }

    void close() {
        notes.close();
        client = null;
        visits.close();
        sent.close();
        setVisible(false);
    }

    private List<PersonRow> shown() {
        return Optional.ofNullable(client).flatMap(model::find).stream().toList();
    }

    private void refresh() {
        ClientId about = client;
        if (about == null) {
            return;
        }
        PersonRow row = model.find(about).orElse(PersonRow.of(about));
        name.setText(row.name());
        dot.getStyleClass().setAll("state-dot", row.isOnline() ? "state-live" : "state-offline");
        state.setText(stateOf(row));
        notes.show(row);
        tabs.show(about, model.now());
        showGroups(about);
        Optional<Ban> own = model.banOf(about);
        banCard.setVisible(own.isPresent());
        own.ifPresent(kept -> banWords.setText(BanWords.of(texts, moments, kept, model.now())));
        ban.setDisable(about.isGuest() && !row.isOnline());
        if (row.tabs() != tabsBefore) {
            tabsBefore = row.tabs();
            visits.refresh();
        }
    }

    private String stateOf(PersonRow row) {
        String here = row.isOnline()
                ? texts.text("people.tabs", row.tabs())
                : row.seen()
                        .map(seen -> texts.text("people.away.since", moments.ago(seen, model.now())))
                        .orElse(texts.text("people.never.long"));
        return row.client() + " · " + here;
    }

    private void showLatency() {
        ClientId about = client;
        if (about != null) {
            desk.history().sentTo(about, LATENCY_PUSHES, pushes -> {
                if (about.equals(client)) {
                    latency.setText(Latency.of(pushes)
                            .map(found -> texts.text("people.latency", moments.precise(found.median()), found.pushes()))
                            .orElse(texts.text("people.latency.none")));
                }
            });
        }
    }

    private void showGroups(ClientId about) {
        var groups = desk.mirror().groupsOf(about);
        if (!groups.equals(chips.getUserData()) || chips.getChildren().isEmpty()) {
            chips.setUserData(groups);
            chips.getChildren().setAll(groups.stream().map(GroupChip::new).toList());
            Button add = new Button(null, Icons.of(Feather.PLUS));
            add.textProperty().bind(texts.binding("clients.drawer.add"));
            add.setId("people-drawer-add");
            add.getStyleClass().addAll("small", "flat", "chip-add");
            add.setOnAction(pressed -> actions.pickGroup(add, shown()));
            desk.roles().hides(add);
            chips.getChildren().add(add);
        }
    }

    private HBox heading() {
        name.setId("people-drawer-name");
        name.getStyleClass().add("drawer-title");
        state.getStyleClass().add("drawer-state");
        HBox second = new HBox(6, dot, state);
        second.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(name, second);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button close = new Button(null, Icons.of(Feather.X));
        close.setId("people-drawer-close");
        close.getStyleClass().addAll("flat", "button-icon");
        close.setOnAction(pressed -> whenClosed.run());
        close.accessibleTextProperty().bind(texts.binding("clients.drawer.close"));
        HBox heading = new HBox(words, close);
        heading.getStyleClass().add("drawer-heading");
        return heading;
    }

    private HBox banCard() {
        banWords.setId("people-drawer-banned");
        banWords.setWrapText(true);
        banWords.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(banWords, Priority.ALWAYS);
        banWords.setMaxWidth(Double.MAX_VALUE);
        Button lift = button("people-drawer-lift", "people.menu.lift", Feather.UNLOCK, "small");
        lift.setMinWidth(USE_PREF_SIZE);
        lift.setOnAction(pressed -> actions.lift(shown()));
        desk.roles().hides(lift);
        HBox card = new HBox(banWords, lift);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().add("ban-card");
        card.managedProperty().bind(card.visibleProperty());
        card.setVisible(false);
        return card;
    }

    private ScrollPane body() {
        chips.getStyleClass().add("drawer-chips");
        latency.setId("people-latency");
        latency.getStyleClass().add("sent-detail");
        latency.setWrapText(true);
        VBox all = new VBox(
                banCard,
                notes,
                section("people.tabs.title"),
                tabs,
                latency,
                section("clients.drawer.groups"),
                chips,
                section("people.visits.title"),
                visits,
                section("people.sent.title"),
                sent);
        all.getStyleClass().add("drawer-body");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("drawer-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private Node section(String key) {
        Label title = new Label();
        title.textProperty().bind(texts.binding(key));
        title.getStyleClass().add("drawer-section");
        return title;
    }

    private HBox buttons() {
        ban.getStyleClass().add("button-outlined");
        ban.setOnAction(pressed -> actions.ban(shown()));
        Button push = button("people-drawer-push", "people.menu.push", Feather.SEND, "accent");
        push.setOnAction(pressed -> actions.push(shown()));
        desk.roles().hides(ban, push);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(ban, space, push);
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
