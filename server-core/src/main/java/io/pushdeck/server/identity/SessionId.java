package io.pushdeck.server.identity;

/// One connection, from its handshake to its close. Immutable; never used twice while the server runs.
///
/// @param value counts up from 1 in the order in which connections were accepted
public record SessionId(long value) implements Comparable<SessionId> {
    @Override
    public int compareTo(SessionId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
