package io.pushdeck.console.shell;

import io.pushdeck.console.bridge.GuardWatch;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.bridge.Ticker;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.sharing.StatusLabel;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import java.time.Clock;
import java.time.Duration;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The bottom edge: how the server is doing right now.
final class StatusBar extends HBox implements AutoCloseable {
    // What nobody reads to the last megabyte need not be drawn again each second.
    private static final long MEMORY_STEP = 10 * 1024L * 1024L;

    private final Texts texts;
    private final Clock clock;
    private final GuardWatch guard;
    private final ObservableValue<ServerStatus> status;
    private final Rates rates = new Rates();
    private final ReadOnlyStringWrapper uptime = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper memory = new ReadOnlyStringWrapper("");
    private final Ticker second = new Ticker(this::refresh);
    private final Subscription events;

    StatusBar(
            Desk desk,
            ObservableValue<ServerStatus> status,
            GuardWatch guard,
            ReadOnlyIntegerProperty simulated,
            Clock clock) {
        Mirror mirror = desk.mirror();
        this.texts = desk.texts();
        this.guard = guard;
        this.clock = clock;
        this.status = status;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        ObservableValue<Number> online = mirror.connectionsProperty();
        getChildren()
                .addAll(
                        new StatusLabel(texts, status),
                        item("status-clients", Feather.USERS, texts.binding("shell.bar.clients", online), "clients"),
                        item("status-out", Feather.ARROW_UP_RIGHT, rate(rates.outProperty()), "out"),
                        item("status-in", Feather.ARROW_DOWN_LEFT, rate(rates.inProperty()), "in"),
                        link(
                                "slow",
                                Feather.ALERT_CIRCLE,
                                mirror.slowProperty(),
                                () -> desk.navigator().go(new Destination.SlowClients())),
                        link(
                                "guard",
                                Feather.SHIELD,
                                guard.newsProperty(),
                                () -> desk.navigator().go(new Destination.Settings(SettingsPart.GUARD))),
                        link(
                                "simulated",
                                Feather.FILM,
                                simulated,
                                () -> desk.navigator().go(new Destination.Rehearsal())),
                        space,
                        item("status-memory", Feather.CPU, memory, "memory"),
                        item("status-uptime", Feather.CLOCK, uptime, "uptime"));
        events = mirror.watch(rates::count);
        status.subscribe(this::refreshUptime);
        refresh();
        second.start();
    }

    private ObservableValue<String> rate(ObservableValue<Number> perSecond) {
        return texts.binding("shell.bar.rate", perSecond);
    }

    /// Something that calls for attention, and leads to where it is; not there while it is 0.
    private Button link(String key, Feather icon, ObservableValue<Number> count, Runnable go) {
        Button link = new Button("", Icons.of(icon));
        link.setId("status-" + key);
        link.getStyleClass().addAll("status-item", "status-link");
        link.textProperty().bind(texts.binding("shell.bar." + key, count));
        Tip.put(link, texts.binding("shell.bar.tip." + key));
        link.visibleProperty().bind(count.map(number -> number.longValue() > 0));
        link.managedProperty().bind(link.visibleProperty());
        link.setOnAction(pressed -> go.run());
        return link;
    }

    private Label item(String id, Feather icon, ObservableValue<String> text, String tip) {
        Label label = new Label("", Icons.of(icon));
        label.setId(id);
        label.getStyleClass().add("status-item");
        label.textProperty().bind(text);
        Tip.put(label, texts.binding("shell.bar.tip." + tip));
        return label;
    }

    private void refresh() {
        rates.tick();
        guard.tick();
        Runtime runtime = Runtime.getRuntime();
        memory.set(Math.ceilDiv(runtime.totalMemory() - runtime.freeMemory(), MEMORY_STEP) * 10 + " MB");
        refreshUptime();
    }

    private void refreshUptime() {
        if (status.getValue() instanceof ServerStatus.Listening listening) {
            Duration up = Duration.between(listening.since(), clock.instant());
            uptime.set("%d:%02d".formatted(up.toHours(), up.toMinutesPart()));
        } else {
            uptime.set("–");
        }
    }

    @Override
    public void close() {
        second.stop();
        events.unsubscribe();
    }
}
