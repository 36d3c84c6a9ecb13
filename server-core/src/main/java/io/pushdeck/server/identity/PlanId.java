package io.pushdeck.server.identity;

import java.util.regex.Pattern;

/// The name of one planned push. Immutable.
///
/// @param value 1 to 40 ASCII letters, digits, `-` and `_`; opaque
public record PlanId(String value) implements Comparable<PlanId> {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    public PlanId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "A plan id has 1 to 40 letters, digits, - or _; this one does not: \"" + value + "\"");
        }
    }

    /// Whether `text` has the shape of one.
    public static boolean isValid(String text) {
        return ALLOWED.matcher(text).matches();
    }

    @Override
    public int compareTo(PlanId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
