package io.pushdeck.server.people;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.CloseReason;
import java.time.Instant;
import java.util.Optional;

/// One connection, from its beginning to its end. Immutable. Every text of a client is from outside: show it, never run
/// it.
///
/// @param name    what the client was called when it came
/// @param closed  empty while it is there
/// @param address as text
/// @param agent   the program, as it names itself; may be empty
/// @param page    where the client said it was; may be empty
/// @param reason  why it ended; empty while it is there, and when the server itself ended without notice: then `closed`
///                is the last moment at which the server is known to have lived
public record Visit(
        ClientId client,
        String name,
        Instant opened,
        Optional<Instant> closed,
        String address,
        String agent,
        String page,
        Optional<CloseReason> reason) {}
