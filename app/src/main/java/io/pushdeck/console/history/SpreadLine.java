package io.pushdeck.console.history;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Spread;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// How far a push has come that is handed out in batches. Only there while somebody waits for a turn.
final class SpreadLine extends Label {
    private final Texts texts;
    private final PushModel model;
    private final Moments moments;
    private final InstantSource clock;
    private final Subscription subscription;

    SpreadLine(Texts texts, PushModel model, Moments moments, InstantSource clock) {
        this.texts = texts;
        this.model = model;
        this.moments = moments;
        this.clock = clock;
        setId("push-spread");
        getStyleClass().add("course-line");
        setGraphic(Icons.of(Feather.CLOCK));
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
        managedProperty().bind(visibleProperty());
        subscription = Subscription.combine(
                model.pushProperty().subscribe(push -> refresh()),
                texts.languageProperty().subscribe((before, now) -> refresh()));
        refresh();
    }

    void close() {
        subscription.unsubscribe();
    }

    private void refresh() {
        Instant now = clock.instant();
        Optional<PushRecord> push = model.pushProperty().get();
        Optional<Spread> spread = push.flatMap(PushRecord::spread);
        Optional<Instant> until = spread.flatMap(Spread::until);
        setVisible(until.isPresent());
        until.ifPresent(end -> setText(texts.text(
                "history.spread",
                push.orElseThrow().recipients() - spread.orElseThrow().waiting(),
                push.orElseThrow().recipients(),
                moments.at(end, now))));
    }
}
