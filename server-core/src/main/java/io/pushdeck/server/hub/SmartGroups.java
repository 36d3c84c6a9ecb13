package io.pushdeck.server.hub;

import io.pushdeck.server.group.Condition;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupBook;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.group.Sighting;
import io.pushdeck.server.group.Traits;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.GroupId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who meets the rules of smart groups. One person is held against all rules when something of that person changes, all
/// persons against one rule when that changes; nobody looks at all of both. Simulated clients are in no group. Confined
/// to the hub thread.
final class SmartGroups {
    private final GroupBook groups;
    private final Roster roster;
    private final Sightings sightings;
    private final ClientNames names;
    private final Clock clock;
    private final Consumer<HubEvent.RuleMatched> changed;
    /// When somebody who is away is to be looked at again: one for each.
    private final PriorityQueue<Look> looks = new PriorityQueue<>(Comparator.comparing(Look::at));

    private final Map<ClientId, Instant> nextLook = new HashMap<>();

    private record Look(ClientId client, Instant at) {}

    /// @param changed told after the groups were changed
    SmartGroups(
            GroupBook groups,
            Roster roster,
            Sightings sightings,
            ClientNames names,
            Clock clock,
            Consumer<HubEvent.RuleMatched> changed) {
        this.groups = groups;
        this.roster = roster;
        this.sightings = sightings;
        this.names = names;
        this.clock = clock;
        this.changed = changed;
    }

    /// Holds one person against every rule.
    void look(ClientId client) {
        if (groups.rules().isEmpty() || client.isSimulated()) {
            return;
        }
        Instant now = clock.instant();
        List<Traits> traits = traitsOf(client);
        for (Map.Entry<GroupId, Rule> smart : groups.rules().entrySet()) {
            boolean meets = smart.getValue().isMetBy(traits, now);
            if (meets) {
                lookAgain(client, smart.getValue());
            }
            if (meets != groups.isMember(smart.getKey(), client)) {
                change(smart.getKey(), meets ? Set.of(client) : Set.of(), meets ? Set.of() : Set.of(client));
            }
        }
    }

    /// Holds everybody against one rule.
    void look(GroupId group) {
        Rule rule = groups.rules().get(group);
        Set<ClientId> wanted = new HashSet<>();
        if (rule != null) {
            Instant now = clock.instant();
            everybody(rule).forEach(client -> {
                if (rule.isMetBy(traitsOf(client), now)) {
                    wanted.add(client);
                    lookAgain(client, rule);
                }
            });
        }
        Set<ClientId> present = groups.membersOf(group);
        Set<ClientId> joined = new HashSet<>(wanted);
        joined.removeAll(present);
        Set<ClientId> left = new HashSet<>(present);
        left.removeAll(wanted);
        change(group, joined, left);
    }

    /// A list in place of a rule begins with nobody.
    void beforeEdit(GroupEdit.OfGroup edit) {
        if (edit instanceof GroupEdit.Change change
                && isSmart(change.group())
                && !change.changed().isSmart()) {
            change(change.group(), Set.of(), groups.membersOf(change.group()));
        }
    }

    /// A new rule is looked at at once.
    void afterEdit(GroupEdit.OfGroup edit) {
        boolean mayBeNew = edit instanceof GroupEdit.Create || edit instanceof GroupEdit.Change;
        if (mayBeNew && isSmart(edit.group())) {
            look(edit.group());
        }
    }

    private boolean isSmart(GroupId group) {
        Group known = groups.find(group);
        return known != null && known.isSmart();
    }

    /// Lets those go who have been away for too long by now.
    void expire() {
        Instant now = clock.instant();
        for (Look next = looks.peek(); next != null && !next.at.isAfter(now); next = looks.peek()) {
            looks.remove();
            if (nextLook.remove(next.client, next.at)) {
                look(next.client);
            }
        }
    }

    /// Whom a rule means now.
    RulePreview preview(Rule rule) {
        Instant now = clock.instant();
        int connected = 0;
        int away = 0;
        List<RulePreview.Person> first = new ArrayList<>();
        for (ClientId client : everybody(rule)) {
            if (rule.isMetBy(traitsOf(client), now)) {
                boolean online = roster.isOnline(client);
                if (online) {
                    connected++;
                } else {
                    away++;
                }
                if (first.size() < RulePreview.MOST) {
                    first.add(new RulePreview.Person(client, nameOf(client), online));
                }
            }
        }
        return new RulePreview(connected, away, first);
    }

    /// What to call those members who are away: nobody else may know.
    Map<ClientId, String> namesOfAway() {
        Map<ClientId, String> known = new HashMap<>();
        groups.rules().keySet().forEach(group -> known.putAll(namesOfAway(groups.membersOf(group))));
        return known;
    }

    private Map<ClientId, String> namesOfAway(Set<ClientId> people) {
        Map<ClientId, String> known = new HashMap<>();
        for (ClientId client : people) {
            if (!roster.isOnline(client)) {
                known.put(client, nameOf(client));
            }
        }
        return known;
    }

    /// Those who can meet a rule at all, each once; never who is simulated.
    private List<ClientId> everybody(Rule rule) {
        Set<ClientId> online = roster.clients();
        List<ClientId> people = new ArrayList<>(online);
        people.removeIf(ClientId::isSimulated);
        if (rule.looksBack()) {
            sightings.lastFirst().stream()
                    .filter(client -> !online.contains(client))
                    .forEach(people::add);
        }
        return people;
    }

    /// One of each connection, else the one of somebody who is away; none of somebody who was never here.
    private List<Traits> traitsOf(ClientId client) {
        List<Roster.Entry> online = roster.of(client);
        if (!online.isEmpty()) {
            return online.stream().map(Roster.Entry::traits).toList();
        }
        Sighting last = sightings.find(client);
        return last == null ? List.of() : List.of(new Traits(nameOf(client), new Traits.Away(last.at())));
    }

    private String nameOf(ClientId client) {
        ClientName known = names.find(client);
        if (known != null) {
            return known.text();
        }
        List<Roster.Entry> online = roster.of(client);
        if (!online.isEmpty()) {
            return online.getFirst().view().name();
        }
        Sighting last = sightings.find(client);
        return last == null ? client.value() : last.name();
    }

    /// Somebody who is away and meets a rule may not meet it for ever.
    private void lookAgain(ClientId client, Rule rule) {
        Sighting last = roster.isOnline(client) || !rule.looksBack() ? null : sightings.find(client);
        if (last == null) {
            return;
        }
        Instant now = clock.instant();
        for (Condition condition : rule.conditions()) {
            if (condition instanceof Condition.Seen seen) {
                Instant end = last.at().plus(seen.within());
                @Nullable Instant known = nextLook.get(client);
                if (end.isAfter(now) && (known == null || end.isBefore(known))) {
                    nextLook.put(client, end);
                    looks.add(new Look(client, end));
                }
            }
        }
    }

    private void change(GroupId group, Set<ClientId> joined, Set<ClientId> left) {
        if (joined.isEmpty() && left.isEmpty()) {
            return;
        }
        groups.match(group, joined, left);
        changed.accept(new HubEvent.RuleMatched(group, joined, left, namesOfAway(joined), clock.instant()));
    }
}
