package io.pushdeck.server.message;

/// A place in the log of pushes: after the entry with that offset. Immutable.
///
/// @param epoch  which log; another one means nothing to this
/// @param offset at least 0
public record Position(String epoch, long offset) {
    public Position {
        if (epoch.isEmpty() || epoch.length() > 64 || offset < 0) {
            throw new IllegalArgumentException("Not a position: " + epoch + ", " + offset);
        }
    }
}
