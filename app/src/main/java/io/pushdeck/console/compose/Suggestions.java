package io.pushdeck.console.compose;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Audience;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds recipients by what the operator types: everyone, groups, then people, connected or in a group. A pure
/// function of the mirror.
final class Suggestions {
    /// Most lines offered; a longer list is narrowed by typing on.
    static final int LIMIT = 50;

    private Suggestions() {}

    private record Match(Recipient recipient, String name, boolean atStart) {}

    /// @param everyone  what everyone is called in the operator's language
    /// @param rehearsal what everyone who is simulated is called
    /// @return whom the words fit and who is not chosen yet; best first
    static List<Recipient> find(Mirror mirror, Recipients chosen, String everyone, String rehearsal, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        Audience taken = chosen.audience();
        List<Recipient> found = new ArrayList<>();
        if (!taken.everyone() && everyone.toLowerCase(Locale.ROOT).contains(wanted)) {
            found.add(new Recipient.Everyone());
        }
        boolean plays = mirror.simulatedProperty().get() > 0;
        if (plays && !taken.rehearsal() && rehearsal.toLowerCase(Locale.ROOT).contains(wanted)) {
            found.add(new Recipient.Rehearsal());
        }
        found.addAll(sorted(groups(mirror, taken, wanted)));
        found.addAll(sorted(clients(mirror, taken, wanted)));
        return found.size() > LIMIT ? List.copyOf(found.subList(0, LIMIT)) : found;
    }

    private static List<Match> groups(Mirror mirror, Audience taken, String wanted) {
        List<Match> matches = new ArrayList<>();
        for (GroupRow row : mirror.groups()) {
            if (!taken.groups().contains(row.id())) {
                match(new Recipient.OfGroup(row.id()), row.groupProperty().get().name(), "", wanted, matches);
            }
        }
        return matches;
    }

    private static List<Match> clients(Mirror mirror, Audience taken, String wanted) {
        Set<ClientId> known = new LinkedHashSet<>();
        mirror.clients().stream().map(ClientRow::client).forEach(known::add);
        mirror.groups().forEach(row -> known.addAll(mirror.membersOf(row.id())));
        List<Match> matches = new ArrayList<>();
        for (ClientId client : known) {
            if (!taken.clients().contains(client)) {
                match(new Recipient.OfClient(client), mirror.nameOf(client), client.value(), wanted, matches);
            }
        }
        return matches;
    }

    private static void match(Recipient recipient, String name, String id, String wanted, List<Match> matches) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains(wanted) || id.toLowerCase(Locale.ROOT).contains(wanted)) {
            matches.add(new Match(recipient, lower, lower.startsWith(wanted)));
        }
    }

    private static List<Recipient> sorted(List<Match> matches) {
        return matches.stream()
                .sorted(Comparator.comparing((Match match) -> !match.atStart()).thenComparing(Match::name))
                .limit(LIMIT)
                .map(Match::recipient)
                .toList();
    }
}
