package io.pushdeck.server.group;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import java.util.Collection;
import java.util.HashMap;
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
    private final Map<GroupId, Group> groups = new LinkedHashMap<>();
    private final Map<GroupId, Set<ClientId>> members = new HashMap<>();
    private final Map<ClientId, Set<GroupId>> groupsOfClient = new HashMap<>();

    /// Forgets everything and starts over.
    public void reset(Collection<Group> newGroups, Map<GroupId, Set<ClientId>> newMembers) {
        groups.clear();
        members.clear();
        groupsOfClient.clear();
        for (Group group : newGroups) {
            apply(new GroupEdit.Create(group, newMembers.getOrDefault(group.id(), Set.of())));
        }
    }

    /// Applies an edit that was accepted. One of an unknown group does nothing.
    public void apply(GroupEdit edit) {
        switch (edit) {
            case GroupEdit.Create create -> {
                groups.put(create.group(), create.created());
                members.putIfAbsent(create.group(), new TreeSet<>());
                create.members().forEach(client -> join(create.group(), client));
            }
            case GroupEdit.Change change -> groups.replace(change.group(), change.changed());
            case GroupEdit.Delete delete -> {
                membersOf(delete.group()).forEach(client -> leave(delete.group(), client));
                groups.remove(delete.group());
                members.remove(delete.group());
            }
            case GroupEdit.Join join -> join.members().forEach(client -> join(join.group(), client));
            case GroupEdit.Leave leave -> leave.members().forEach(client -> leave(leave.group(), client));
        }
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

    /// In order of creation; a copy.
    public List<Group> groups() {
        return List.copyOf(groups.values());
    }

    public @Nullable Group find(GroupId group) {
        return groups.get(group);
    }

    /// Connected or not; empty for an unknown group; a copy.
    public Set<ClientId> membersOf(GroupId group) {
        return Set.copyOf(members.getOrDefault(group, Set.of()));
    }

    /// In order of creation; a copy.
    public List<Group> groupsOf(ClientId client) {
        Set<GroupId> of = groupsOfClient.getOrDefault(client, Set.of());
        return groups.values().stream().filter(group -> of.contains(group.id())).toList();
    }

    /// The people an audience means, each once.
    ///
    /// @param connected everyone who has a connection now
    public Set<ClientId> resolve(Audience audience, Set<ClientId> connected) {
        Set<ClientId> people = new LinkedHashSet<>();
        if (audience.everyone()) {
            people.addAll(connected);
        }
        audience.groups().forEach(group -> people.addAll(members.getOrDefault(group, Set.of())));
        people.addAll(audience.clients());
        return people;
    }
}
