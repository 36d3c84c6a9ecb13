package io.pushdeck.server.group;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All groups and who is in them, kept up to date by applying edits. Confined to the thread of its owner; the hub
/// has one and so has each mirror of it.
public final class GroupBook {
    private final List<Group> groups = new ArrayList<>();
    private final Map<GroupId, Group> byId = new HashMap<>();
    private final Map<GroupId, Set<ClientId>> members = new HashMap<>();
    private final Map<ClientId, Set<GroupId>> groupsOfClient = new HashMap<>();
    private final Map<GroupId, Rule> rules = new LinkedHashMap<>();

    /// Forgets everything and starts over.
    public void reset(Collection<Group> newGroups, Map<GroupId, Set<ClientId>> newMembers) {
        groups.clear();
        byId.clear();
        members.clear();
        groupsOfClient.clear();
        rules.clear();
        for (Group group : newGroups) {
            apply(new GroupEdit.Create(group, newMembers.getOrDefault(group.id(), Set.of())));
        }
    }

    /// Applies an edit that was accepted. One of an unknown group does nothing.
    public void apply(GroupEdit.OfGroup edit) {
        switch (edit) {
            case GroupEdit.Create create -> create(create);
            case GroupEdit.Change change -> {
                if (byId.replace(change.group(), change.changed()) != null) {
                    groups.set(positionOf(change.group()), change.changed());
                    knowRule(change.changed());
                }
            }
            case GroupEdit.Move move -> {
                Group moved = byId.get(move.group());
                if (moved != null) {
                    groups.remove(positionOf(move.group()));
                    groups.add(Math.min(move.position(), groups.size()), moved);
                }
            }
            case GroupEdit.Delete delete -> {
                membersOf(delete.group()).forEach(client -> leave(delete.group(), client));
                groups.removeIf(group -> group.id().equals(delete.group()));
                byId.remove(delete.group());
                members.remove(delete.group());
                rules.remove(delete.group());
            }
            case GroupEdit.Join join -> join.members().forEach(client -> join(join.group(), client));
            case GroupEdit.Leave leave -> leave.members().forEach(client -> leave(leave.group(), client));
        }
    }

    private void create(GroupEdit.Create create) {
        if (byId.put(create.group(), create.created()) != null) {
            groups.set(positionOf(create.group()), create.created());
        } else {
            groups.add(Math.min(create.position(), groups.size()), create.created());
        }
        knowRule(create.created());
        members.putIfAbsent(create.group(), new TreeSet<>());
        create.members().forEach(client -> join(create.group(), client));
    }

    private void knowRule(Group group) {
        if (group.membership() instanceof Membership.ByRule byRule) {
            rules.put(group.id(), byRule.rule());
        } else {
            rules.remove(group.id());
        }
    }

    /// Those who meet a rule now, and did not; and those who do not any more.
    public void match(GroupId group, Collection<ClientId> joined, Collection<ClientId> left) {
        joined.forEach(client -> join(group, client));
        left.forEach(client -> leave(group, client));
    }

    private void join(GroupId group, ClientId client) {
        Set<ClientId> present = members.get(group);
        if (present != null && present.add(client)) {
            groupsOfClient.computeIfAbsent(client, key -> new LinkedHashSet<>()).add(group);
        }
    }

    private void leave(GroupId group, ClientId client) {
        Set<ClientId> present = members.get(group);
        if (present == null || !present.remove(client)) {
            return;
        }
        Set<GroupId> rest = groupsOfClient.get(client);
        if (rest != null && rest.remove(group) && rest.isEmpty()) {
            groupsOfClient.remove(client);
        }
    }

    /// What an edit really changes, and the edit that takes that back.
    public record Effect(GroupEdit.OfGroup effective, GroupEdit.OfGroup undo) {}

    /// What an edit would really change now, and the edit that would take that back. Changes nothing itself. One of an
    /// unknown group changes nothing and is its own undo; nor does one of the members of a smart group, who come from
    /// its rule.
    public Effect effectOf(GroupEdit.OfGroup edit) {
        Group known = byId.get(edit.group());
        boolean listed = known != null && !known.isSmart();
        Set<ClientId> present = listed ? members.getOrDefault(edit.group(), Set.of()) : Set.of();
        return switch (edit) {
            case GroupEdit.Create create ->
                new Effect(
                        new GroupEdit.Create(
                                create.created(),
                                create.created().isSmart() ? Set.of() : create.members(),
                                Math.min(create.position(), groups.size())),
                        new GroupEdit.Delete(create.group()));
            case GroupEdit.Change change -> new Effect(change, known == null ? change : new GroupEdit.Change(known));
            case GroupEdit.Move move ->
                new Effect(
                        known == null
                                ? move
                                : new GroupEdit.Move(move.group(), Math.min(move.position(), groups.size() - 1)),
                        known == null ? move : new GroupEdit.Move(move.group(), positionOf(move.group())));
            case GroupEdit.Delete delete ->
                new Effect(
                        delete,
                        known == null ? delete : new GroupEdit.Create(known, present, positionOf(delete.group())));
            case GroupEdit.Join join -> {
                Set<ClientId> added = listed ? new HashSet<>(join.members()) : new HashSet<>();
                added.removeAll(present);
                yield new Effect(new GroupEdit.Join(join.group(), added), new GroupEdit.Leave(join.group(), added));
            }
            case GroupEdit.Leave leave -> {
                Set<ClientId> removed = new HashSet<>(leave.members());
                removed.retainAll(present);
                yield new Effect(
                        new GroupEdit.Leave(leave.group(), removed), new GroupEdit.Join(leave.group(), removed));
            }
        };
    }

    private int positionOf(GroupId group) {
        for (int position = 0; position < groups.size(); position++) {
            if (groups.get(position).id().equals(group)) {
                return position;
            }
        }
        return groups.size();
    }

    /// In their order; a copy.
    public List<Group> groups() {
        return List.copyOf(groups);
    }

    public @Nullable Group find(GroupId group) {
        return byId.get(group);
    }

    /// The group of that name, without regard to case.
    public @Nullable Group findByName(String name) {
        String key = Group.keyOf(name);
        return groups.stream()
                .filter(group -> Group.keyOf(group.name()).equals(key))
                .findFirst()
                .orElse(null);
    }

    /// Of every group; a copy.
    public Map<GroupId, Set<ClientId>> members() {
        Map<GroupId, Set<ClientId>> copy = new HashMap<>();
        members.forEach((group, clients) -> copy.put(group, Set.copyOf(clients)));
        return copy;
    }

    /// Whether somebody put a client into any group.
    public boolean isListed(ClientId client) {
        return groupsOf(client).stream().anyMatch(group -> !group.isSmart());
    }

    public boolean isMember(GroupId group, ClientId client) {
        return groupsOfClient.getOrDefault(client, Set.of()).contains(group);
    }

    /// Of each smart group whose rule can be read; live.
    public Map<GroupId, Rule> rules() {
        return Collections.unmodifiableMap(rules);
    }

    /// Connected or not; empty for an unknown group; a copy.
    public Set<ClientId> membersOf(GroupId group) {
        return Set.copyOf(members.getOrDefault(group, Set.of()));
    }

    /// In the order of the groups; a copy.
    public List<Group> groupsOf(ClientId client) {
        Set<GroupId> of = groupsOfClient.getOrDefault(client, Set.of());
        return groups.stream().filter(group -> of.contains(group.id())).toList();
    }

    /// The people an audience means, each once.
    ///
    /// @param connected everyone who has a connection now, or whoever else "everyone" means
    public Set<ClientId> resolve(Audience audience, Set<ClientId> connected) {
        Set<ClientId> people = new LinkedHashSet<>();
        if (audience.isMixed()) {
            return people;
        }
        if (audience.everyone() || audience.rehearsal()) {
            people.addAll(connected);
        }
        audience.groups().forEach(group -> people.addAll(members.getOrDefault(group, Set.of())));
        people.addAll(audience.clients());
        people.removeAll(audience.excluded());
        // Whoever is simulated never gets what is meant for others, nor the other way round, whatever came before.
        boolean simulated = audience.isSimulated();
        people.removeIf(client -> client.isSimulated() != simulated);
        return people;
    }
}
