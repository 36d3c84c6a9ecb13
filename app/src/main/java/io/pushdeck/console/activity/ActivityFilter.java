package io.pushdeck.console.activity;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Audience;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which lines the operator wants to see. Immutable.
///
/// @param kinds any of these; all if it is empty
/// @param text  somewhere in the line, without regard to case; empty for all
/// @param about what concerns this client; empty for all
record ActivityFilter(Set<Kind> kinds, String text, Optional<ClientId> about) {
    static final ActivityFilter EVERYTHING = new ActivityFilter(Set.of(), "", Optional.empty());

    ActivityFilter {
        kinds = Set.copyOf(kinds);
        text = text.strip().toLowerCase(Locale.ROOT);
    }

    boolean isEverything() {
        return kinds.isEmpty() && text.isEmpty() && about.isEmpty();
    }

    /// The words are searched in the language they are shown in.
    Predicate<ActivityEntry> over(Mirror mirror, Texts texts) {
        return entry -> (kinds.isEmpty() || kinds.contains(entry.happening().kind()))
                && about.map(client -> concerns(entry.concerns(), client, mirror))
                        .orElse(true)
                && (text.isEmpty() || entry.line(texts).toLowerCase(Locale.ROOT).contains(text));
    }

    private static boolean concerns(Audience whom, ClientId client, Mirror mirror) {
        return whom.everyone()
                || whom.clients().contains(client)
                || mirror.groupsOf(client).stream().map(Group::id).anyMatch(whom.groups()::contains);
    }
}
