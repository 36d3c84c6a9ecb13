package io.pushdeck.console.history;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import java.util.Locale;

/// Says what a push is and how far it got.
final class PushWords {
    private static final int LONGEST = 160;

    private PushWords() {}

    /// The title, or the first words of one that has none; on one line.
    static String title(Announcement announcement) {
        return PlainLine.of(announcement.title().isEmpty() ? announcement.body() : announcement.title(), LONGEST);
    }

    /// The first words after the title; may be empty.
    static String firstWords(Announcement announcement) {
        return announcement.title().isEmpty() ? "" : PlainLine.of(announcement.body(), LONGEST);
    }

    /// "31 of 34 received".
    static String progress(Texts texts, PushRecord push, Tally tally) {
        int total = Math.max(push.recipients(), tally.total());
        return texts.text("history.progress", tally.reached(Stage.RECEIVED), total);
    }

    static String severity(Texts texts, Severity severity) {
        return texts.text("history.severity." + severity.key());
    }

    /// What the person saw on the button.
    static String action(Texts texts, Announcement announcement, String id) {
        return switch (id) {
            case Action.ACKNOWLEDGE -> texts.text("history.action.ack");
            case Action.LINK -> texts.text("history.action.link");
            default ->
                announcement.actions().stream()
                        .filter(action -> action.id().equals(id))
                        .map(Action::label)
                        .findFirst()
                        .orElse(id);
        };
    }

    /// The button that was pressed, or why it did not arrive, or that the recipient was away; may be empty.
    static String note(Texts texts, Announcement announcement, Delivery delivery) {
        if (!delivery.action().isEmpty()) {
            return action(texts, announcement, delivery.action());
        }
        boolean arrived = delivery.times().received().isPresent();
        if (!arrived && delivery.failure().isPresent()) {
            return failure(texts, delivery);
        }
        if (delivery.stage() == Stage.WRITTEN && delivery.plain().orElse(false)) {
            return texts.text("history.note.plain");
        }
        return !arrived && !delivery.online() ? texts.text("history.note.away") : "";
    }

    /// Why the first attempt failed; empty if it did not.
    static String failure(Texts texts, Delivery delivery) {
        return delivery.failure()
                .map(failure -> texts.text("history.failure."
                        + failure.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .orElse("");
    }
}
