package io.pushdeck.console.compose;

import io.pushdeck.console.bridge.PlanAnswer;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.timing.ScheduleWords;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.schedule.Plan;
import io.pushdeck.server.schedule.PlannedPush;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// Lets what is written go later: asks when, and hands it over.
final class LaterButton extends StackPane {
    static final KeyCombination KEYS =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final Desk desk;
    private final Texts texts;
    private final ComposeModel model;
    private final Clock clock;
    private final Button button = new Button("", Icons.of(Feather.CLOCK));
    private final StringProperty tip = new SimpleStringProperty("");
    private final Subscription subscription;

    /// @param clock in the zone of the operator
    LaterButton(Desk desk, ComposeModel model, Clock clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.clock = clock;
        button.setId("compose-later");
        button.getStyleClass().add("button-icon");
        button.setOnAction(pressed -> ask());
        button.accessibleTextProperty().bind(texts.binding("compose.later"));
        // A disabled button gets no mouse events, so the tooltip hangs on what is around it.
        getChildren().add(button);
        setMinWidth(USE_PREF_SIZE);
        Tip.put(this, tip);
        subscription = Subscription.combine(
                model.laterProblemProperty().subscribe(this::refresh),
                texts.languageProperty().subscribe(this::refresh));
        refresh();
    }

    void close() {
        subscription.unsubscribe();
    }

    private void refresh() {
        Optional<Problem> problem = model.laterProblemProperty().get();
        button.setDisable(problem.isPresent());
        tip.set(problem.map(found -> texts.text(found.key(), found.arguments().toArray()))
                .orElseGet(() -> texts.text("compose.later.tip")));
    }

    /// What the palette offers.
    List<Command> commands() {
        return model.laterProblemProperty().get().isPresent()
                ? List.of()
                : List.of(new Command(
                        texts.text("compose.title"),
                        texts.text("compose.later"),
                        Feather.CLOCK,
                        KEYS.getDisplayText(),
                        this::ask));
    }

    /// Asks when; does nothing while there is a problem.
    void ask() {
        if (model.laterProblemProperty().get().isPresent()) {
            return;
        }
        PlannedPush push = model.planned();
        LaterForm form = new LaterForm(texts, clock, push, people(push));
        desk.dialogs()
                .form(
                        texts.text("compose.later.title"),
                        form,
                        texts.text("compose.later.action"),
                        form.validProperty(),
                        () -> plan(push, form));
    }

    private String people(PlannedPush push) {
        int people = model.people();
        boolean guests = push.audience().clients().stream().anyMatch(ClientId::isGuest);
        return texts.text(guests ? "compose.later.people.guests" : "compose.later.people", people);
    }

    private void plan(PlannedPush push, LaterForm form) {
        Runnable putBack = model.takeOut();
        desk.plans().add(push, form.schedule(), form.lateWithin(), answer -> {
            switch (answer) {
                case PlanAnswer.Done done -> say(done.plan(), putBack);
                case PlanAnswer.Refused refused -> {
                    putBack.run();
                    String reason =
                            refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
                    desk.toasts().error(texts.text("planned.refused." + reason, refused.detail()));
                }
            }
        });
    }

    private void say(Plan plan, Runnable putBack) {
        String when = new ScheduleWords(texts, clock.getZone()).of(plan.schedule());
        desk.toasts()
                .withAction(
                        texts.text("compose.later.done", when),
                        texts.text("compose.later.undo"),
                        () -> desk.plans().cancel(plan.id(), answer -> {
                            if (answer instanceof PlanAnswer.Done) {
                                desk.navigator().go(new Destination.Compose(Audience.NOBODY, ""));
                                putBack.run();
                            }
                        }));
    }
}
