package io.pushdeck.console.history;

import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.Stage;
import java.util.Locale;
import java.util.Optional;

/// Which recipients of a push to show. Immutable.
///
/// @param stage  the furthest they got; empty for all
/// @param action the button they pressed; empty for all
/// @param text   in name or id, without regard to case
record RecipientFilter(Optional<Stage> stage, Optional<String> action, String text) {
    static final RecipientFilter EVERYONE = new RecipientFilter(Optional.empty(), Optional.empty(), "");

    RecipientFilter {
        text = text.strip().toLowerCase(Locale.ROOT);
    }

    /// Only those at this stage; everyone again if it is these already.
    RecipientFilter toggled(Stage chosen) {
        return new RecipientFilter(
                stage.filter(chosen::equals).isPresent() ? Optional.empty() : Optional.of(chosen),
                Optional.empty(),
                text);
    }

    /// Only those who pressed this button; everyone again if it is these already.
    RecipientFilter toggled(String chosen) {
        return new RecipientFilter(
                Optional.empty(),
                action.filter(chosen::equals).isPresent() ? Optional.empty() : Optional.of(chosen),
                text);
    }

    RecipientFilter withText(String newText) {
        return new RecipientFilter(stage, action, newText);
    }

    boolean accepts(Delivery delivery) {
        return stage.map(wanted -> delivery.stage() == wanted).orElse(true)
                && action.map(delivery.action()::equals).orElse(true)
                && (text.isEmpty()
                        || delivery.name().toLowerCase(Locale.ROOT).contains(text)
                        || delivery.client().value().toLowerCase(Locale.ROOT).contains(text));
    }
}
