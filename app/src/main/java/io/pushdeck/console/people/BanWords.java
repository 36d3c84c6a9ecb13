package io.pushdeck.console.people;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.AddressText;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.people.Ban;
import java.time.Instant;

/// Says who is kept out, why and for how long.
final class BanWords {
    private BanWords() {}

    /// "Banned until 14:03: shouts".
    static String of(Texts texts, Moments moments, Ban ban, Instant now) {
        String words = until(texts, moments, ban, now);
        return ban.reason().isEmpty()
                ? words
                : texts.text("people.ban.because", words, PlainLine.of(ban.reason(), Ban.LONGEST_REASON));
    }

    /// "Banned until 14:03".
    static String until(Texts texts, Moments moments, Ban ban, Instant now) {
        return ban.until()
                .map(until -> texts.text("people.ban.until", moments.at(until, now)))
                .orElse(texts.text("people.ban.ever"));
    }

    /// "Anna", "Anna and 10.0.0.7", "10.0.0.7".
    static String whom(Texts texts, Ban ban) {
        String name = PlainLine.of(ban.name(), 60);
        String address = ban.address().map(AddressText::of).orElse("");
        if (ban.client().isEmpty()) {
            return texts.text("people.ban.address", address);
        }
        return address.isEmpty() ? name : texts.text("people.ban.both", name, address);
    }
}
