package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.timing.Timing;
import io.pushdeck.console.timing.TimingFields;
import io.pushdeck.server.schedule.PlannedPush;
import io.pushdeck.server.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// When what is written shall go; says what its recipients and its end mean for that.
final class LaterForm extends VBox {
    private final Texts texts;
    private final Clock clock;
    private final PlannedPush push;
    private final TimingFields timing;
    private final Label problem = MoreFields.problem("later-problem");
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();

    LaterForm(Texts texts, Clock clock, PlannedPush push, String people) {
        this.texts = texts;
        this.clock = clock;
        this.push = push;
        this.timing = new TimingFields(texts, clock, Timing.usual(clock.instant(), clock.getZone()));
        getStyleClass().addAll("plan-form", "dialog-wide");
        Label to = new Label(people);
        to.setId("later-people");
        to.getStyleClass().add("plan-to");
        to.setWrapText(true);
        to.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(to, timing, problem);
        timing.validProperty().subscribe(this::judge);
        timing.follow(this::judge);
        judge();
    }

    private void judge() {
        boolean planned = timing.validProperty().get();
        boolean over = planned
                && push.announcement().expires().isPresent()
                && timing.schedule()
                        .next(clock.instant())
                        .filter(run ->
                                !run.isBefore(push.announcement().expires().get()))
                        .isPresent();
        problem.setText(over ? texts.text("compose.later.over") : "");
        problem.setVisible(over);
        valid.set(planned && !over);
    }

    ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    Schedule schedule() {
        return timing.schedule();
    }

    Optional<Duration> lateWithin() {
        return timing.lateWithin();
    }
}
