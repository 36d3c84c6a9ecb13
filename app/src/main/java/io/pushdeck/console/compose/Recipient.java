package io.pushdeck.console.compose;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import java.util.Set;

/// One removable item of the recipients. Immutable.
sealed interface Recipient {
    /// Whom it means.
    Audience audience();

    /// Every client that is connected when the push is made.
    record Everyone() implements Recipient {
        @Override
        public Audience audience() {
            return Audience.EVERYONE;
        }
    }

    /// Everyone who is simulated, and nobody else.
    record Rehearsal() implements Recipient {
        @Override
        public Audience audience() {
            return Audience.REHEARSAL;
        }
    }

    record OfGroup(GroupId group) implements Recipient {
        @Override
        public Audience audience() {
            return Audience.of(group);
        }
    }

    record OfClient(ClientId client) implements Recipient {
        @Override
        public Audience audience() {
            return Audience.of(client);
        }
    }

    /// Many clients chosen at once, shown as one item: hundreds of chips would help nobody.
    record Several(Set<ClientId> clients) implements Recipient {
        public Several {
            clients = Set.copyOf(clients);
        }

        @Override
        public Audience audience() {
            return new Audience(false, Set.of(), clients);
        }
    }
}
