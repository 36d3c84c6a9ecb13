package io.pushdeck.server.rehearsal;

/// Why a simulated client could not connect, or was not kept. Immutable.
///
/// @param code   how the connection was closed, 1006 if it was cut; below 1000 the HTTP status that it was refused with
/// @param detail what the other side or the system said, in English; may be empty
public record ConnectTrouble(int code, String detail) {}
