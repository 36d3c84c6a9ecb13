package io.pushdeck.server.people;

import io.pushdeck.server.identity.AddressBlock;
import io.pushdeck.server.identity.ClientId;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/// Somebody may not come in: by the id, by the address, or by either. Immutable.
///
/// @param client  never a guest: its id ends with its connection
/// @param address stands for its [AddressBlock]
/// @param name    what the person was called when it was banned
/// @param reason  the operator's words, for the operator alone; at most [#LONGEST_REASON] characters
/// @param until   it ends by itself at that moment; empty for one that never does
public record Ban(
        Optional<ClientId> client,
        Optional<InetAddress> address,
        String name,
        String reason,
        Instant since,
        Optional<Instant> until) {
    public static final int LONGEST_REASON = 200;

    public Ban {
        if (client.isEmpty() && address.isEmpty()) {
            throw new IllegalArgumentException("A ban needs an id or an address");
        }
        if (client.isPresent() && client.get().isGuest()) {
            throw new IllegalArgumentException("The guest " + client.get() + " can only be banned by its address");
        }
        if (client.isPresent() && client.get().isSimulated()) {
            throw new IllegalArgumentException("Nobody is behind the simulated client " + client.get());
        }
        if (reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "A reason has at most " + LONGEST_REASON + " characters, not " + reason.length());
        }
    }

    /// There is one ban of a key: of an id, else of an address.
    public String key() {
        return client.map(id -> "client " + id)
                .orElseGet(() ->
                        "address " + address.map(InetAddress::getHostAddress).orElseThrow());
    }

    public boolean isOver(Instant now) {
        return until.isPresent() && !until.get().isAfter(now);
    }

    /// Whether it is about this client, at this address.
    public boolean concerns(ClientId who, InetAddress from) {
        return client.equals(Optional.of(who))
                || address.map(AddressBlock::of).equals(Optional.of(AddressBlock.of(from)));
    }
}
