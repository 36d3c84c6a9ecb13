package io.pushdeck.console.activity;

import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Turns what happens to tracked pushes into lines: accepted, stopped, changed, louder, repeated, taken back, and who
/// pressed
/// what. Confined to the JavaFX thread.
final class PushNarrator {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_KNOWN = 200;

    private final Function<Audience, Phrase> audience;
    /// The newest pushes as they were told last; what changed is seen by comparing.
    private final Map<PushId, PushRecord> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PushId, PushRecord> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    /// @param audience says an audience in words
    PushNarrator(Function<Audience, Phrase> audience) {
        this.audience = audience;
    }

    ActivityEntry accepted(HubEvent.PushAccepted accepted) {
        known.put(accepted.push().id(), accepted.push());
        return about(
                accepted.push(),
                accepted.at(),
                Happening.PUSHED,
                "accepted",
                accepted.audience().reach().people());
    }

    /// Only a push that was stopped is worth a line of its own.
    Optional<ActivityEntry> handedOut(HubEvent.PushHandedOut out) {
        PushRecord push = known.get(out.push());
        if (push == null || out.stopped() == 0) {
            return Optional.empty();
        }
        int reached = out.written() + out.waiting();
        int all = reached + out.slow() + out.gone() + out.stopped();
        return Optional.of(about(push, out.at(), Happening.STOPPED, "stopped", reached, all));
    }

    ActivityEntry updated(HubEvent.PushUpdated updated) {
        PushRecord before = known.put(updated.push().id(), updated.push());
        if (before != null && before.announcement().equals(updated.push().announcement())) {
            return about(updated.push(), updated.at(), Happening.REPEATED, "repeated");
        }
        boolean louder =
                before != null && isLouder(before.announcement(), updated.push().announcement());
        return about(
                updated.push(),
                updated.at(),
                louder ? Happening.ESCALATED : Happening.UPDATED,
                louder ? "escalated" : "updated");
    }

    /// Says the same, and asks for more attention.
    private static boolean isLouder(Announcement before, Announcement now) {
        return now.manner().equals(Announcement.Manner.LOUD)
                && !before.manner().equals(Announcement.Manner.LOUD)
                && now.title().equals(before.title())
                && now.body().equals(before.body());
    }

    ActivityEntry recalled(HubEvent.PushRecalled recalled) {
        known.remove(recalled.push().id());
        return about(recalled.push(), recalled.at(), Happening.RECALLED, "recalled");
    }

    /// It can be answered, and the answer quotes it.
    ActivityEntry acted(HubEvent.Acted acted) {
        Phrase words = switch (acted.action()) {
            case Action.ACKNOWLEDGE -> Phrase.of("acted.ack", said(acted.push()));
            case Action.LINK -> Phrase.of("acted.link", said(acted.push()));
            default -> Phrase.of("acted", labelOf(acted), said(acted.push()));
        };
        return new ActivityEntry(
                acted.at(),
                Happening.ACTED,
                Phrase.verbatim(PlainLine.of(acted.name(), LONGEST_NAME)),
                words,
                Audience.of(acted.client()),
                Optional.of(new ActivityEntry.Message(acted.client(), words)));
    }

    private static String labelOf(HubEvent.Acted acted) {
        return acted.push().announcement().actions().stream()
                .filter(action -> action.id().equals(acted.action()))
                .map(action -> PlainLine.of(action.label(), LONGEST_NAME))
                .findFirst()
                .orElse(acted.action());
    }

    /// @param more arguments of the words, after what was said
    private ActivityEntry about(PushRecord push, Instant at, Happening happening, String words, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(said(push)));
        arguments.addAll(List.of(more));
        return new ActivityEntry(
                at,
                happening,
                Phrase.of("to", audience.apply(push.chosen())),
                Phrase.of(words, arguments.toArray()),
                push.chosen());
    }

    private static Phrase said(PushRecord push) {
        String title = push.announcement().title();
        return Phrase.verbatim(
                PlainLine.of(title.isEmpty() ? push.announcement().body() : title, LONGEST_TITLE));
    }
}
