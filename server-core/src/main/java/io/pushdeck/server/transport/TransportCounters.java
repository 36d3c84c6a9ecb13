package io.pushdeck.server.transport;

/// What the transport guarded against since it started, and how many sockets it holds. Immutable snapshot.
///
/// @param connections        sockets open now, those in their handshake included
/// @param refusedConnections closed at once because there were too many
/// @param refusedHandshakes  answered with an error
/// @param handshakeTimeouts  closed because no handshake came in time
/// @param rearmed            times the sweep had to wake up a waiting outbox
/// @param slowClosed         closed because their outbox was full or too old
/// @param oversized          closed because of a frame or message beyond its limit
/// @param protocolErrors     closed because of a violation of the protocol
/// @param rateLimited        closed because they sent too much
/// @param timedOut           closed because they were silent
/// @param swept              ended by the sweep, since nobody else had noticed that their socket was gone
/// @param listenerReopened   times a listener had to be opened again
/// @param callbackFailures   times the receiver of events threw something
/// @param tlsFailures        connections ended because TLS could not be agreed on, or was broken
public record TransportCounters(
        long connections,
        long refusedConnections,
        long refusedHandshakes,
        long handshakeTimeouts,
        long rearmed,
        long slowClosed,
        long oversized,
        long protocolErrors,
        long rateLimited,
        long timedOut,
        long swept,
        long listenerReopened,
        long callbackFailures,
        long tlsFailures) {}
