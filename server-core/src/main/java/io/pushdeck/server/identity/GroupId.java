package io.pushdeck.server.identity;

import java.util.UUID;

/// A group, whatever it is called at the moment. Immutable; survives renaming and restarts.
public record GroupId(UUID value) implements Comparable<GroupId> {
    public static GroupId of(UUID value) {
        return new GroupId(value);
    }

    /// The id that [#toString] wrote.
    ///
    /// @throws IllegalArgumentException if `text` is no UUID
    public static GroupId parse(String text) {
        return new GroupId(UUID.fromString(text));
    }

    @Override
    public int compareTo(GroupId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
