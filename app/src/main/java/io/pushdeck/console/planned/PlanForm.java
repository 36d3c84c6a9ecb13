package io.pushdeck.console.planned;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.timing.Timing;
import io.pushdeck.console.timing.TimingFields;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.schedule.Plan;
import io.pushdeck.server.schedule.PlannedPush;
import io.pushdeck.server.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// What a plan says and when it goes. Whom it goes to, its buttons and its manner stay.
final class PlanForm extends VBox {
    private final Plan plan;
    private final TextField title;
    private final TextArea body;
    private final TimingFields timing;
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();

    PlanForm(Texts texts, Clock clock, Plan plan, String audience) {
        this.plan = plan;
        Announcement says = plan.push().announcement();
        getStyleClass().addAll("plan-form", "dialog-wide");
        title = new TextField(says.title());
        title.setId("plan-title");
        title.promptTextProperty().bind(texts.binding("planned.edit.name"));
        body = new TextArea(says.body());
        body.setId("plan-text");
        body.setWrapText(true);
        body.setPrefRowCount(3);
        body.promptTextProperty().bind(texts.binding("planned.edit.text"));
        timing = new TimingFields(
                texts, clock, Timing.of(plan.schedule(), plan.lateWithin(), clock.instant(), clock.getZone()));
        Label to = new Label(texts.text("planned.to", audience));
        to.getStyleClass().add("plan-to");
        to.setWrapText(true);
        getChildren().addAll(to, title, body, timing);
        title.textProperty().subscribe(this::judge);
        body.textProperty().subscribe(this::judge);
        timing.validProperty().subscribe(this::judge);
        timing.follow(this::judge);
        judge();
    }

    private void judge() {
        int characters =
                title.getText().strip().length() + body.getText().strip().length();
        valid.set(timing.validProperty().get() && characters > 0 && characters <= Announcement.MAX_CHARACTERS);
    }

    ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    PlannedPush push() {
        Announcement says = plan.push().announcement();
        return plan.push()
                .withAnnouncement(new Announcement(
                        title.getText(),
                        body.getText(),
                        says.format(),
                        says.severity(),
                        says.icon(),
                        says.link(),
                        says.actions(),
                        says.expires(),
                        says.acknowledge(),
                        says.manner()));
    }

    Schedule schedule() {
        return timing.schedule();
    }

    Optional<Duration> lateWithin() {
        return timing.lateWithin();
    }
}
