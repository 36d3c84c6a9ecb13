package io.pushdeck.console.wallboard;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.bridge.MetricsBackend;
import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.bridge.Ticker;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.sharing.StatusLabel;
import io.pushdeck.console.ui.GroupDot;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.message.Tally;
import io.pushdeck.server.metrics.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The whole window for a screen on the wall. Shows what is now, once a second, while it is shown; takes no part in
/// anything. Everything grows with the window.
public final class Wallboard extends BorderPane {
    private static final int PUSHES = 4;
    private static final int GROUPS = 8;
    private static final int LINE_SECONDS = 10;
    private static final double BASE = 14;

    private final Desk desk;
    private final Texts texts;
    private final MetricsBackend metrics;
    private final Clock clock;
    private final Moments moments;
    private final Label connections = new Label();
    private final Label people = new Label();
    private final HourLine hour = new HourLine();
    private final Label time = new Label();
    private final Label date = new Label();
    private final VBox groups = new VBox();
    private final VBox pushes = new VBox();
    private final Ticker second = new Ticker(this::tick);
    private Subscription following = Subscription.EMPTY;
    private int seconds;

    /// @param onLeave wants to see the window again
    /// @param onFull  wants the whole screen, or no more
    public Wallboard(
            Desk desk,
            ObservableValue<ServerStatus> status,
            MetricsBackend metrics,
            Clock clock,
            Runnable onLeave,
            Runnable onFull) {
        this.desk = desk;
        this.texts = desk.texts();
        this.metrics = metrics;
        this.clock = clock;
        this.moments = new Moments(texts, clock.getZone());
        setId("wallboard");
        getStyleClass().add("wallboard");
        setFocusTraversable(true);
        setTop(head(status));
        setCenter(middle());
        setBottom(foot(onLeave, onFull));
        widthProperty().subscribe(this::grow);
        heightProperty().subscribe(this::grow);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                onLeave.run();
                key.consume();
            } else if (key.getCode() == KeyCode.F11) {
                onFull.run();
                key.consume();
            }
        });
        sceneProperty().subscribe(scene -> {
            second.stop();
            following.unsubscribe();
            following = Subscription.EMPTY;
            if (scene != null) {
                following = desk.history().watch(changed -> readPushes());
                readPushes();
                seconds = 0;
                tick();
                second.start();
            }
        });
    }

    private void grow() {
        double size = Math.max(10, Math.min(getWidth() / 1280, getHeight() / 800) * BASE);
        setStyle("-fx-font-size: " + Math.round(size * 10) / 10.0 + "px;");
    }

    private HBox head(ObservableValue<ServerStatus> status) {
        StatusLabel state = new StatusLabel(texts, status);
        state.setId("wall-status");
        state.getStyleClass().add("wall-status");
        Label url = new Label();
        url.getStyleClass().add("wall-url");
        url.textProperty()
                .bind(status.map(now -> now instanceof ServerStatus.Listening open ? open.webSocketUrl() : ""));
        VBox left = new VBox(state, url);
        left.setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        time.setId("wall-clock");
        time.getStyleClass().add("wall-clock");
        date.getStyleClass().add("wall-date");
        VBox right = new VBox(time, date);
        right.setAlignment(Pos.CENTER_RIGHT);
        HBox head = new HBox(left, space, right);
        head.getStyleClass().add("wall-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox middle() {
        connections.setId("wall-connections");
        connections.getStyleClass().add("wall-number");
        people.getStyleClass().add("wall-detail");
        VBox.setVgrow(hour, Priority.ALWAYS);
        Label caption = heading("wallboard.hour");
        caption.getStyleClass().setAll("label", "wall-detail");
        VBox now = new VBox(heading("wallboard.connections"), connections, people, hour, caption);
        VBox of = new VBox(heading("wallboard.groups"), groups);
        VBox last = new VBox(heading("wallboard.pushes"), pushes);
        for (VBox card : List.of(now, of, last)) {
            card.getStyleClass().add("wall-card");
            card.setMinWidth(0);
        }
        groups.setId("wall-groups");
        pushes.setId("wall-pushes");
        VBox.setVgrow(last, Priority.ALWAYS);
        VBox left = new VBox(now, last);
        left.getStyleClass().add("wall-column");
        VBox.setVgrow(now, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        of.getStyleClass().add("wall-side");
        HBox middle = new HBox(left, of);
        middle.getStyleClass().add("wall-middle");
        return middle;
    }

    private Label heading(String key) {
        Label heading = new Label();
        heading.getStyleClass().add("wall-heading");
        heading.textProperty().bind(texts.binding(key));
        return heading;
    }

    private HBox foot(Runnable onLeave, Runnable onFull) {
        Button leave = button("wall-leave", "wallboard.leave", Feather.X);
        leave.setOnAction(pressed -> onLeave.run());
        Button full = button("wall-full", "wallboard.full", Feather.MAXIMIZE);
        full.setOnAction(pressed -> onFull.run());
        HBox foot = new HBox(full, leave);
        foot.getStyleClass().add("wall-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    private Button button(String id, String key, Feather icon) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "wall-button");
        button.textProperty().bind(texts.binding(key));
        button.setFocusTraversable(false);
        return button;
    }

    private void tick() {
        Instant now = clock.instant();
        time.setText(DateTimeFormatter.ofPattern("HH:mm").format(now.atZone(clock.getZone())));
        date.setText(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(texts.languageProperty().get())
                .format(now.atZone(clock.getZone())));
        connections.setText(moments.count(desk.mirror().connectionsProperty().get()));
        long there = desk.mirror().clients().stream()
                .map(ClientRow::client)
                .filter(client -> !client.isSimulated())
                .distinct()
                .count();
        people.setText(texts.text("wallboard.people", there));
        showGroups();
        if (seconds++ % LINE_SECONDS == 0) {
            metrics.timeline(Span.HOUR, hour::show, trouble -> {});
        }
    }

    private void showGroups() {
        List<GroupRow> rows = desk.mirror().groups();
        groups.getChildren().setAll(rows.stream().limit(GROUPS).map(this::line).toList());
        if (rows.isEmpty()) {
            groups.getChildren().add(words("wallboard.groups.none"));
        } else if (rows.size() > GROUPS) {
            groups.getChildren().add(words("wallboard.groups.more", rows.size() - GROUPS));
        }
    }

    private HBox line(GroupRow row) {
        Label name = new Label(
                row.groupProperty().get().name(),
                new GroupDot(row.groupProperty().get()));
        name.getStyleClass().add("wall-group");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Reach reach = row.reachProperty().get();
        Label online = new Label(moments.count(reach.online()));
        online.getStyleClass().add("wall-count");
        online.setMinWidth(USE_PREF_SIZE);
        Label of = new Label(texts.text("wallboard.of", reach.online() + reach.offline()));
        of.getStyleClass().add("wall-detail");
        of.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(name, online, of);
        line.getStyleClass().add("wall-row");
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private Label words(String key, Object... arguments) {
        Label words = new Label(texts.text(key, arguments));
        words.getStyleClass().add("wall-detail");
        words.setWrapText(true);
        return words;
    }

    private void readPushes() {
        desk.history()
                .search(
                        new HistoryQuery("", Optional.empty(), Optional.empty(), Optional.empty(), 0, PUSHES),
                        found -> desk.history()
                                .tallies(
                                        found.stream().map(PushRecord::id).collect(Collectors.toSet()),
                                        tallies -> show(found, tallies)));
    }

    private void show(List<PushRecord> found, Map<PushId, Tally> tallies) {
        Instant now = clock.instant();
        pushes.getChildren()
                .setAll(found.stream()
                        .map(push -> new PushLine(texts, push, tallies.getOrDefault(push.id(), Tally.NONE), now))
                        .toList());
        if (found.isEmpty()) {
            pushes.getChildren().add(words("wallboard.pushes.none"));
        }
    }
}
