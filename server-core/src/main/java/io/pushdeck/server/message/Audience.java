package io.pushdeck.server.message;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.Optional;
import java.util.Set;

/// Whom the operator chose: any mix of single clients and groups, or everyone, less those left out. Overlaps count
/// once. Immutable.
///
/// Those who are simulated are addressed by themselves: "everyone" and groups never mean them, and an audience in which
/// they are mixed with others means nobody.
///
/// @param everyone  every client that is connected when the push is made
/// @param away      with `everyone`: those, too, who are known but away
/// @param groups    all members of these, connected or not
/// @param clients   these, connected or not
/// @param excluded  none of these, whatever else says so
/// @param rehearsal everyone who is simulated, connected or not
public record Audience(
        boolean everyone,
        boolean away,
        Set<GroupId> groups,
        Set<ClientId> clients,
        Set<ClientId> excluded,
        boolean rehearsal) {
    public static final Audience EVERYONE = new Audience(true, Set.of(), Set.of());
    public static final Audience NOBODY = new Audience(false, Set.of(), Set.of());
    /// Everyone who is simulated, and nobody else.
    public static final Audience REHEARSAL = new Audience(false, false, Set.of(), Set.of(), Set.of(), true);

    public Audience {
        groups = Set.copyOf(groups);
        clients = Set.copyOf(clients);
        excluded = Set.copyOf(excluded);
    }

    /// Of those who are simulated only the named ones are meant.
    public Audience(
            boolean everyone, boolean away, Set<GroupId> groups, Set<ClientId> clients, Set<ClientId> excluded) {
        this(everyone, away, groups, clients, excluded, false);
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
        boolean one = !everyone && !rehearsal && groups.isEmpty() && clients.size() == 1;
        return one ? Optional.of(clients.iterator().next()) : Optional.empty();
    }

    public Audience without(Set<ClientId> leftOut) {
        return new Audience(everyone, away, groups, clients, leftOut, rehearsal);
    }

    public Audience withAway(boolean alsoAway) {
        return new Audience(everyone, alsoAway, groups, clients, excluded, rehearsal);
    }

    public boolean isEmpty() {
        return !everyone && !rehearsal && groups.isEmpty() && clients.isEmpty();
    }

    /// Whether it means simulated clients, and nobody else.
    public boolean isSimulated() {
        return meansSimulated() && !meansReal();
    }

    /// Whether it speaks of simulated clients and of others: then it means nobody, and no push is made to it.
    public boolean isMixed() {
        return meansSimulated() && meansReal();
    }

    private boolean meansSimulated() {
        return rehearsal || clients.stream().anyMatch(ClientId::isSimulated);
    }

    private boolean meansReal() {
        return everyone || !groups.isEmpty() || clients.stream().anyMatch(client -> !client.isSimulated());
    }
}
