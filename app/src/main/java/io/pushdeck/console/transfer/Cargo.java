package io.pushdeck.console.transfer;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import java.util.Optional;
import java.util.Set;

/// What the operator drags, or acts on by menu or keyboard. Immutable.
///
/// @param audience whom it means
/// @param from     the group whose members view it was dragged out of
public record Cargo(Audience audience, Optional<GroupId> from) {
    public static Cargo clients(Set<ClientId> clients) {
        return new Cargo(new Audience(false, Set.of(), clients), Optional.empty());
    }

    public static Cargo members(GroupId of, Set<ClientId> clients) {
        return new Cargo(new Audience(false, Set.of(), clients), Optional.of(of));
    }

    public static Cargo group(GroupId group) {
        return new Cargo(Audience.of(group), Optional.empty());
    }

    public static Cargo everyone() {
        return new Cargo(Audience.EVERYONE, Optional.empty());
    }
}
