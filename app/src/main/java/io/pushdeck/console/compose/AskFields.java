package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Choice;
import io.pushdeck.server.message.Repetition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.VBox;

/// Whether people are asked to acknowledge, and what becomes of those who do not.
final class AskFields extends VBox {
    private static final List<Optional<Duration>> ESCALATIONS = List.of(
            Optional.empty(),
            Optional.of(Duration.ofMinutes(1)),
            Optional.of(Duration.ofMinutes(5)),
            Optional.of(Duration.ofMinutes(15)),
            Optional.of(Duration.ofHours(1)));
    private static final List<Integer> REPEAT_MINUTES = List.of(0, 1, 2, 5, 10, 15, 30, 60);
    private static final List<Integer> REPEAT_MOST = List.of(1, 2, 3, 5, 10, Repetition.MOST);

    AskFields(Texts texts, DraftModel draft) {
        Function<Optional<Duration>, String> words =
                after -> "compose.escalate." + after.map(Duration::toMinutes).orElse(0L);
        Choice<Optional<Duration>> escalate = new Choice<>(texts, ESCALATIONS, draft.escalateAfterProperty(), words);
        escalate.setId("compose-escalate");
        Choice<Integer> repeat = new Choice<>(
                texts,
                REPEAT_MINUTES,
                draft.repeatMinutesProperty(),
                minutes -> minutes == 0 ? "compose.repeat.never" : "compose.repeat.every");
        repeat.setId("compose-repeat");
        Choice<Integer> most =
                new Choice<>(texts, REPEAT_MOST, draft.repeatMostProperty(), times -> "compose.repeat.most");
        most.setId("compose-repeat-most");
        BooleanBinding repeats = draft.acknowledgeProperty()
                .and(Bindings.createBooleanBinding(
                        () -> draft.repeatMinutesProperty().get() != 0, draft.repeatMinutesProperty()));
        getStyleClass().add("more-column");
        getChildren()
                .addAll(
                        MoreFields.check(
                                texts, "compose-acknowledge", "compose.acknowledge", draft.acknowledgeProperty()),
                        only(escalate, draft.acknowledgeProperty()),
                        only(repeat, draft.acknowledgeProperty()),
                        only(most, repeats));
    }

    private static Choice<?> only(Choice<?> choice, ObservableBooleanValue when) {
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.visibleProperty().bind(when);
        choice.managedProperty().bind(choice.visibleProperty());
        return choice;
    }
}
