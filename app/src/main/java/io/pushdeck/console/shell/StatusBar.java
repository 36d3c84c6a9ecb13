package io.pushdeck.console.shell;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import java.time.Clock;
import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The bottom edge: how the server is doing right now.
final class StatusBar extends HBox implements AutoCloseable {
    private static final long MEGABYTE = 1024L * 1024L;

    private final Texts texts;
    private final Clock clock;
    private final ObservableValue<ServerStatus> status;
    private final Rates rates = new Rates();
    private final ReadOnlyStringWrapper uptime = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper memory = new ReadOnlyStringWrapper("");
    private final Timeline second = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), tick -> refresh()));
    private final Subscription events;

    StatusBar(Texts texts, Mirror mirror, ObservableValue<ServerStatus> status, Clock clock) {
        this.texts = texts;
        this.clock = clock;
        this.status = status;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        ObservableValue<Number> online =
                Bindings.createIntegerBinding(() -> mirror.clients().size(), mirror.clients());
        getChildren()
                .addAll(
                        new StatusLabel(texts, status),
                        item("status-clients", Feather.USERS, texts.binding("shell.bar.clients", online), "clients"),
                        item("status-out", Feather.ARROW_UP_RIGHT, rate(rates.outProperty()), "out"),
                        item("status-in", Feather.ARROW_DOWN_LEFT, rate(rates.inProperty()), "in"),
                        space,
                        item("status-memory", Feather.CPU, memory, "memory"),
                        item("status-uptime", Feather.CLOCK, uptime, "uptime"));
        events = mirror.watch(rates::count);
        status.subscribe(this::refreshUptime);
        refresh();
        second.setCycleCount(Animation.INDEFINITE);
        second.play();
    }

    private ObservableValue<String> rate(ObservableValue<Number> perSecond) {
        return texts.binding("shell.bar.rate", perSecond);
    }

    private Label item(String id, Feather icon, ObservableValue<String> text, String tip) {
        Label label = new Label("", Icons.of(icon));
        label.setId(id);
        label.getStyleClass().add("status-item");
        label.textProperty().bind(text);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(texts.binding("shell.bar.tip." + tip));
        label.setTooltip(tooltip);
        return label;
    }

    private void refresh() {
        rates.tick();
        Runtime runtime = Runtime.getRuntime();
        memory.set((runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE + " MB");
        refreshUptime();
    }

    private void refreshUptime() {
        if (status.getValue() instanceof ServerStatus.Listening listening) {
            Duration up = Duration.between(listening.since(), clock.instant());
            uptime.set("%d:%02d:%02d".formatted(up.toHours(), up.toMinutesPart(), up.toSecondsPart()));
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
