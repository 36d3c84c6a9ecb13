package io.pushdeck.server.identity;

import java.util.regex.Pattern;

/// The name of one tracked push, on the wire and in the history. Immutable.
///
/// @param value 1 to 40 ASCII letters, digits, `-` and `_`; opaque
public record PushId(String value) implements Comparable<PushId> {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    public PushId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "A push id has 1 to 40 letters, digits, - or _; this one does not: \"" + value + "\"");
        }
    }

    /// Whether `text` has the shape of one.
    public static boolean isValid(String text) {
        return ALLOWED.matcher(text).matches();
    }

    @Override
    public int compareTo(PushId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
