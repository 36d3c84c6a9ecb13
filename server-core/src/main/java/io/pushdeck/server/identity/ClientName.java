package io.pushdeck.server.identity;

/// What to call a client, and who said so. Immutable.
///
/// @param text       1 to 60 printable characters
/// @param byOperator whether the operator chose it; then what a page says of itself no longer counts
public record ClientName(String text, boolean byOperator) {
    public static final int MAX_LENGTH = 60;

    public ClientName {
        if (text.isEmpty() || !text.equals(clean(text))) {
            throw new IllegalArgumentException("A client name has 1 to " + MAX_LENGTH
                    + " printable characters and no space around it; this one does not: \"" + text + "\"");
        }
    }

    /// What remains of a name from outside: no control characters, no space around it, at most [#MAX_LENGTH] long.
    /// May be empty.
    public static String clean(String text) {
        StringBuilder kept = new StringBuilder();
        text.strip()
                .codePoints()
                .filter(point -> !Character.isISOControl(point))
                .forEach(kept::appendCodePoint);
        int end = Math.min(kept.length(), MAX_LENGTH);
        if (end < kept.length() && Character.isHighSurrogate(kept.charAt(end - 1))) {
            end--;
        }
        return kept.substring(0, end).strip();
    }
}
