package io.pushdeck.server.message;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.Optional;
import java.util.Set;

/// Whom the operator chose: any mix of single clients and groups, or everyone, less those left out. Overlaps count
/// once. Immutable.
///
/// @param everyone every client that is connected when the push is made
/// @param away     with `everyone`: those, too, who are known but away
/// @param groups   all members of these, connected or not
/// @param clients  these, connected or not
/// @param excluded none of these, whatever else says so
public record Audience(
        boolean everyone, boolean away, Set<GroupId> groups, Set<ClientId> clients, Set<ClientId> excluded) {
    public static final Audience EVERYONE = new Audience(true, Set.of(), Set.of());
    public static final Audience NOBODY = new Audience(false, Set.of(), Set.of());

    public Audience {
        groups = Set.copyOf(groups);
        clients = Set.copyOf(clients);
        excluded = Set.copyOf(excluded);
    }

    /// Nobody is left out, and of those who are away only the named ones are meant.
    public Audience(boolean everyone, Set<GroupId> groups, Set<ClientId> clients) {
        this(everyone, false, groups, clients, Set.of());
    }

    public static Audience of(ClientId client) {
        return new Audience(false, Set.of(), Set.of(client));
    }

    public static Audience of(GroupId group) {
        return new Audience(false, Set.of(group), Set.of());
    }

    /// The one client that was chosen by itself, and nobody else.
    public Optional<ClientId> onlyClient() {
        boolean one = !everyone && groups.isEmpty() && clients.size() == 1;
        return one ? Optional.of(clients.iterator().next()) : Optional.empty();
    }

    public Audience without(Set<ClientId> leftOut) {
        return new Audience(everyone, away, groups, clients, leftOut);
    }

    public Audience withAway(boolean alsoAway) {
        return new Audience(everyone, alsoAway, groups, clients, excluded);
    }

    public boolean isEmpty() {
        return !everyone && groups.isEmpty() && clients.isEmpty();
    }
}
