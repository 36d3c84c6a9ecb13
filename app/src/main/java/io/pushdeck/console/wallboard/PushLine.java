package io.pushdeck.console.wallboard;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One of the last pushes: when, what, and how far it got.
final class PushLine extends HBox {
    private static final int LONGEST = 120;

    PushLine(Texts texts, PushRecord push, Tally tally, Instant now) {
        Moments moments = new Moments(texts);
        getStyleClass().add("wall-push");
        setAlignment(Pos.CENTER_LEFT);
        Label time = label("wall-time", moments.at(push.at(), now));
        Announcement says = push.announcement();
        Label title = label("wall-title", PlainLine.of(says.title().isEmpty() ? says.body() : says.title(), LONGEST));
        title.setMinWidth(0);
        int received = tally.reached(Stage.RECEIVED);
        String words = push.recalledAt().isPresent()
                ? texts.text("wallboard.recalled")
                : texts.text(
                        says.acknowledge() ? "wallboard.confirmed" : "wallboard.read",
                        received,
                        push.recipients(),
                        tally.reached(says.acknowledge() ? Stage.ACTED : Stage.READ));
        Label detail = label("wall-detail", words);
        VBox both = new VBox(title, detail);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        ProgressBar bar = new ProgressBar(push.recipients() == 0 ? 0 : (double) received / push.recipients());
        bar.getStyleClass().add("wall-bar");
        bar.setMinWidth(USE_PREF_SIZE);
        bar.setAccessibleText(words);
        getChildren().addAll(time, both, bar);
    }

    private static Label label(String styleClass, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
