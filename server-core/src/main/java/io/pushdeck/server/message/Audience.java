package io.pushdeck.server.message;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.Set;

/// Whom the operator chose: any mix of single clients and groups, or everyone. Overlaps count once. Immutable.
///
/// @param everyone every client that is connected when the push is made
/// @param groups   all members of these, connected or not
/// @param clients  these, connected or not
public record Audience(boolean everyone, Set<GroupId> groups, Set<ClientId> clients) {
    public static final Audience EVERYONE = new Audience(true, Set.of(), Set.of());
    public static final Audience NOBODY = new Audience(false, Set.of(), Set.of());

    public Audience {
        groups = Set.copyOf(groups);
        clients = Set.copyOf(clients);
    }

    public static Audience of(ClientId client) {
        return new Audience(false, Set.of(), Set.of(client));
    }

    public static Audience of(GroupId group) {
        return new Audience(false, Set.of(group), Set.of());
    }

    public boolean isEmpty() {
        return !everyone && groups.isEmpty() && clients.isEmpty();
    }
}
