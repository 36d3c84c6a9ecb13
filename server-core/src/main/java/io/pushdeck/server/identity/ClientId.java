package io.pushdeck.server.identity;

import java.util.regex.Pattern;

/// Whom a push addresses: one person or device, however many connections it has open. Immutable.
///
/// An id a page brought itself is durable: groups keep it over reconnects and restarts. A guest's id is made by
/// the server and lives as long as its connection.
///
/// @param value 1 to 64 ASCII letters, digits and `. _ - @ :`
public record ClientId(String value) implements Comparable<ClientId> {
    private static final String GUEST_PREFIX = "guest-";
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._@:-]{1,64}");

    public ClientId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A client id has 1 to 64 letters, digits or . _ - @ : characters; this one does not: \"" + value
                            + "\"");
        }
    }

    /// The id of a connection that brought none.
    public static ClientId guest(SessionId session) {
        return new ClientId(GUEST_PREFIX + session.value());
    }

    /// Whether `text` may be used by a page as its own id: well formed, and not of the shape kept for guests.
    public static boolean isDurable(String text) {
        return ALLOWED.matcher(text).matches() && !text.startsWith(GUEST_PREFIX);
    }

    /// Whether this id ends with its connection.
    public boolean isGuest() {
        return value.startsWith(GUEST_PREFIX);
    }

    @Override
    public int compareTo(ClientId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
