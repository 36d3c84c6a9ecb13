package io.pushdeck.console.sending;

import io.pushdeck.console.i18n.Texts;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/// A bar for each push that has not ended, at the bottom of the window whatever page is shown. It lets time pass for
/// them.
public final class DepartureBars extends VBox {
    private static final Duration STEP = Duration.millis(50);

    private final Texts texts;
    private final Departures departures;
    private final Map<Departure, DepartureBar> bars = new HashMap<>();
    private final Timeline time;
    private final Subscription subscription;

    public DepartureBars(Texts texts, Departures departures) {
        this.texts = texts;
        this.departures = departures;
        setId("departures");
        getStyleClass().add("departures");
        setAlignment(Pos.BOTTOM_CENTER);
        setPickOnBounds(false);
        time = new Timeline(new KeyFrame(STEP, tick -> onTick()));
        time.setCycleCount(Animation.INDEFINITE);
        ListChangeListener<Departure> onChange = change -> refresh();
        departures.all().addListener(onChange);
        subscription = () -> departures.all().removeListener(onChange);
        refresh();
    }

    public void close() {
        time.stop();
        subscription.unsubscribe();
        bars.values().forEach(DepartureBar::close);
    }

    private void onTick() {
        departures.tick();
        if (!departures.isAnyWaiting()) {
            time.stop();
        }
    }

    private void refresh() {
        bars.entrySet().removeIf(entry -> {
            boolean ended = !departures.all().contains(entry.getKey());
            if (ended) {
                entry.getValue().close();
            }
            return ended;
        });
        getChildren().setAll(departures.all().stream().map(this::barOf).toList());
        if (departures.isAnyWaiting()) {
            time.play();
        }
    }

    private Node barOf(Departure departure) {
        return bars.computeIfAbsent(departure, shown -> new DepartureBar(texts, departures, shown));
    }
}
