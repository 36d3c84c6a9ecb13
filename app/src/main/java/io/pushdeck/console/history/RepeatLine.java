package io.pushdeck.console.history;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Repeats;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// How often a push was repeated, who is still missing, and when it is repeated next; ends that and lets it go on. Not
/// there for a push that is not repeated.
final class RepeatLine extends HBox {
    private final Texts texts;
    private final PushModel model;
    private final Moments moments;
    private final InstantSource clock;
    private final Label words = new Label();
    private final Button toggle = new Button();
    private final Subscription subscription;

    RepeatLine(Texts texts, PushModel model, PushActions actions, Moments moments, InstantSource clock) {
        this.texts = texts;
        this.model = model;
        this.moments = moments;
        this.clock = clock;
        setId("push-repeats");
        getStyleClass().add("course-line");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(USE_PREF_SIZE);
        words.setId("push-repeats-words");
        words.setGraphic(Icons.of(Feather.REPEAT));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        toggle.setId("push-repeats-toggle");
        toggle.getStyleClass().add("small");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.managedProperty().bind(toggle.visibleProperty());
        toggle.setOnAction(pressed -> model.pushProperty().get().ifPresent(push -> actions.repeat(push, isOver(push))));
        toggle.disableProperty().bind(actions.lockedProperty());
        getChildren().addAll(words, toggle);
        managedProperty().bind(visibleProperty());
        subscription = Subscription.combine(
                model.pushProperty().subscribe(push -> refresh()),
                model.progressProperty().subscribe((before, now) -> refresh()),
                texts.languageProperty().subscribe((before, now) -> refresh()));
    }

    void close() {
        subscription.unsubscribe();
    }

    private static boolean isOver(PushRecord push) {
        return push.repeats().flatMap(Repeats::next).isEmpty();
    }

    private void refresh() {
        Optional<PushRecord> push = model.pushProperty().get();
        setVisible(push.flatMap(PushRecord::repeats).isPresent());
        push.flatMap(PushRecord::repeats).ifPresent(repeats -> show(push.get(), repeats));
    }

    private void show(PushRecord push, Repeats repeats) {
        Instant now = clock.instant();
        int missing = model.progressProperty().get().unconfirmed();
        boolean live = PushState.of(push, now) == PushState.LIVE;
        List<String> parts = new ArrayList<>();
        parts.add(texts.text("history.repeats.done", repeats.done()));
        parts.add(texts.text("history.repeats.missing", missing));
        if (live && repeats.next().isPresent()) {
            parts.add(
                    texts.text("history.repeats.next", moments.at(repeats.next().get(), now)));
        } else if (live && missing > 0) {
            parts.add(texts.text(repeats.hasMore() ? "history.repeats.stopped" : "history.repeats.last"));
        }
        words.setText(String.join(" · ", parts));
        toggle.setText(texts.text(isOver(push) ? "history.repeats.again" : "history.repeats.stop"));
        toggle.setVisible(live && (!isOver(push) || (repeats.hasMore() && missing > 0)));
    }
}
