package io.pushdeck.console.planned;

import io.pushdeck.console.announcements.AudienceWords;
import io.pushdeck.console.bridge.ChangeAnswer;
import io.pushdeck.console.bridge.PlanAnswer;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.schedule.Plan;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;

/// What can be done with a plan.
final class PlanActions {
    private static final int LONGEST = 120;

    private final Desk desk;
    private final Texts texts;
    private final Clock clock;
    private final AudienceWords audience;

    PlanActions(Desk desk, Clock clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.clock = clock;
        this.audience = new AudienceWords(texts, desk.mirror());
    }

    /// The title, or how the text begins.
    static String title(Plan plan) {
        Announcement says = plan.push().announcement();
        return PlainLine.of(says.title().isEmpty() ? says.body() : says.title(), LONGEST);
    }

    String audience(Plan plan) {
        return audience.of(plan.push().audience());
    }

    /// These are for operators alone.
    void govern(List<MenuItem> items) {
        desk.roles().governs(items);
    }

    void edit(Plan plan) {
        if (desk.roles().refuses()) {
            return;
        }
        PlanForm form = new PlanForm(texts, clock, plan, audience(plan));
        desk.dialogs()
                .form(
                        texts.text("planned.edit.title"),
                        form,
                        texts.text("planned.edit.action"),
                        form.validProperty(),
                        () -> desk.plans()
                                .change(
                                        plan.id(),
                                        form.push(),
                                        form.schedule(),
                                        form.lateWithin(),
                                        told(done -> desk.toasts().info(texts.text("planned.edit.done")))));
    }

    /// Pauses it, or lets it go on.
    void pause(Plan plan) {
        if (desk.roles().refuses()) {
            return;
        }
        if (!plan.isOver()) {
            desk.plans().pause(plan.id(), !plan.paused(), told(done -> {}));
        }
    }

    /// Asks first: nothing brings back what was pushed.
    void runNow(Plan plan) {
        if (desk.roles().refuses()) {
            return;
        }
        desk.dialogs()
                .confirm(
                        texts.text("planned.run.title"),
                        texts.text("planned.run.text", title(plan), audience(plan)),
                        texts.text("planned.run.action"),
                        () -> desk.plans().runNow(plan.id(), this::ran));
    }

    private void ran(ChangeAnswer answer) {
        switch (answer) {
            case ChangeAnswer.Done done ->
                desk.toasts()
                        .withAction(
                                texts.text("planned.run.done", done.push().recipients()),
                                texts.text("planned.run.show"),
                                () -> desk.navigator()
                                        .go(new Destination.Push(done.push().id())));
            case ChangeAnswer.Refused refused ->
                desk.toasts().error(texts.text("planned.not-run." + keyOf(refused.reason()), refused.detail()));
        }
    }

    void cancel(Plan plan) {
        if (desk.roles().refuses()) {
            return;
        }
        desk.plans()
                .cancel(
                        plan.id(),
                        told(was -> desk.toasts()
                                .withAction(
                                        texts.text(
                                                plan.isOver() ? "planned.removed" : "planned.cancelled", title(plan)),
                                        texts.text("planned.undo"),
                                        () -> desk.plans().restore(was, told(back -> {})))));
    }

    private Consumer<PlanAnswer> told(Consumer<Plan> whenDone) {
        return answer -> {
            switch (answer) {
                case PlanAnswer.Done done -> whenDone.accept(done.plan());
                case PlanAnswer.Refused refused ->
                    desk.toasts().error(texts.text("planned.refused." + keyOf(refused.reason()), refused.detail()));
            }
        };
    }

    private static String keyOf(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
