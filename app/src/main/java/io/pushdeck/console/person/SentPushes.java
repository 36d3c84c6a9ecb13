package io.pushdeck.console.person;

import io.pushdeck.console.bridge.HistoryBackend;
import io.pushdeck.console.bridge.SentPush;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.Picker;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What one client was sent and how far each push got, newest first; each leads to its page. It follows receipts
/// while it is open.
public final class SentPushes extends VBox {
    private static final int PAGE = 10;
    private static final int LONGEST = 120;

    private final Desk desk;
    private final String feature;
    private final Texts texts;
    private final HistoryBackend history;
    private final Moments moments;
    private final InstantSource clock;
    private Subscription following = Subscription.EMPTY;
    private @Nullable ClientId client;
    private List<SentPush> shown = List.of();
    private int limit = PAGE;
    private boolean busy;
    private boolean outdated;

    /// @param feature where it stands: ids begin with it
    public SentPushes(Desk desk, String feature, Moments moments, InstantSource clock) {
        this.desk = desk;
        this.feature = feature;
        this.texts = desk.texts();
        this.history = desk.history();
        this.moments = moments;
        this.clock = clock;
        setId(feature + "-sent");
        getStyleClass().add("sent-pushes");
    }

    public void open(ClientId opened) {
        if (opened.equals(client)) {
            return;
        }
        close();
        client = opened;
        following = Subscription.combine(
                history.watch(this::onChanged), texts.languageProperty().subscribe((before, now) -> show()));
        refresh();
    }

    public void close() {
        following.unsubscribe();
        following = Subscription.EMPTY;
        client = null;
        shown = List.of();
        limit = PAGE;
        busy = false;
        outdated = false;
        getChildren().clear();
    }

    private void onChanged(Set<?> changed) {
        outdated = true;
        if (!busy) {
            refresh();
        }
    }

    private void refresh() {
        ClientId about = client;
        if (about == null) {
            return;
        }
        busy = true;
        outdated = false;
        history.sentTo(about, limit, found -> {
            if (about.equals(client)) {
                busy = false;
                if (!found.equals(shown) || getChildren().isEmpty()) {
                    shown = List.copyOf(found);
                    show();
                }
                if (outdated) {
                    refresh();
                }
            }
        });
    }

    private void show() {
        getChildren().clear();
        if (shown.isEmpty()) {
            Label none = new Label(texts.text("person.sent.none"));
            none.getStyleClass().add("sent-none");
            getChildren().add(none);
        }
        Instant now = clock.instant();
        shown.forEach(sent -> getChildren().add(line(sent, now)));
        if (shown.size() == limit) {
            Button more = flat(feature + "-sent-more", "person.sent.more", Feather.CHEVRON_DOWN);
            more.setOnAction(pressed -> {
                limit += PAGE;
                refresh();
            });
            getChildren().add(more);
        }
        Button ask = flat(feature + "-sent-ask", "person.sent.again", Feather.HELP_CIRCLE);
        ask.setOnAction(pressed -> askAbout(ask));
        getChildren().add(ask);
    }

    private Node line(SentPush sent, Instant now) {
        PushRecord push = sent.push();
        Delivery delivery = sent.delivery();
        String stage = texts.text("stage." + delivery.stage().key());
        String when = moments.at(push.at(), now);
        Label title = new Label(titleOf(push));
        title.getStyleClass().add("sent-title");
        title.setMinWidth(0);
        Region dot = new Region();
        dot.getStyleClass().addAll("stage-dot", "stage-" + delivery.stage().key());
        Label detail = new Label(stage + " · " + when, dot);
        detail.getStyleClass().add("sent-detail");
        Button open = new Button(null, new VBox(title, detail));
        open.setId(feature + "-sent-" + push.id());
        open.getStyleClass().add("sent-open");
        open.setMaxWidth(Double.MAX_VALUE);
        open.setMinWidth(0);
        open.setAccessibleText(texts.text("person.sent.open", title.getText(), stage, when));
        open.setTooltip(new Tooltip(texts.text("stage." + delivery.stage().key() + ".tip")));
        open.setOnAction(pressed -> desk.navigator().go(new Destination.Push(push.id())));
        HBox.setHgrow(open, Priority.ALWAYS);
        HBox line = new HBox(open);
        line.getStyleClass().add("sent-line");
        line.setAlignment(Pos.CENTER_LEFT);
        if (delivery.times().read().isEmpty()) {
            line.getChildren().add(why(push, delivery));
        }
        return line;
    }

    private Button why(PushRecord push, Delivery delivery) {
        Button why = new Button(texts.text("person.sent.why"));
        why.setId(feature + "-sent-why-" + push.id());
        why.getStyleClass().addAll("flat", "sent-why");
        why.setMinWidth(USE_PREF_SIZE);
        why.setTooltip(new Tooltip(texts.text("person.sent.why.tip")));
        why.setOnAction(pressed -> desk.navigator().go(new Destination.Why(push.id(), delivery.client())));
        return why;
    }

    private Button flat(String id, String key, Feather icon) {
        Button button = new Button(texts.text(key), Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("small", "flat", "chip-add");
        return button;
    }

    /// Also about a push that did not address this client.
    private void askAbout(Node anchor) {
        ClientId about = client;
        if (about != null) {
            history.search(
                    HistoryQuery.NEWEST,
                    found -> new Picker<>(
                                    found,
                                    push -> moments.at(push.at(), clock.instant()) + "  " + titleOf(push),
                                    push -> Icons.of(Feather.SEND),
                                    texts.text("person.sent.ask.search"),
                                    texts.text("person.sent.ask.none"))
                            .show(anchor, push -> desk.navigator().go(new Destination.Why(push.id(), about))));
        }
    }

    private static String titleOf(PushRecord push) {
        Announcement said = push.announcement();
        return PlainLine.of(said.title().isEmpty() ? said.body() : said.title(), LONGEST);
    }
}
