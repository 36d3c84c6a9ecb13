package io.pushdeck.server.identity;

import java.util.regex.Pattern;

/// Whom a push addresses: one person or device, however many connections it has open. Immutable.
///
/// An id a page brought itself is durable: groups keep it over reconnects and restarts. A guest's id is made by
/// the server and lives as long as its connection. A simulated one begins with a prefix that nobody else may use.
///
/// @param value 1 to 64 ASCII letters, digits and `. _ - @ :`
public record ClientId(String value) implements Comparable<ClientId> {
    private static final String GUEST_PREFIX = "guest-";
    private static final String SIMULATED_PREFIX = "rehearsal:";
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

    /// The id of a simulated client.
    ///
    /// @param part what tells it from the others; allowed in an id
    public static ClientId simulated(String part) {
        return new ClientId(SIMULATED_PREFIX + part);
    }

    /// Whether `text` may be used by a page as its own id: well formed, and not of a shape kept for guests or for
    /// simulated clients.
    public static boolean isDurable(String text) {
        return ALLOWED.matcher(text).matches() && !text.startsWith(GUEST_PREFIX) && !text.startsWith(SIMULATED_PREFIX);
    }

    /// Whether this id ends with its connection.
    public boolean isGuest() {
        return value.startsWith(GUEST_PREFIX);
    }

    /// Whether `text` is the id of a simulated client.
    public static boolean isSimulated(String text) {
        return ALLOWED.matcher(text).matches() && text.startsWith(SIMULATED_PREFIX);
    }

    /// Whether nobody is behind it: a client of a rehearsal, which this process plays itself.
    public boolean isSimulated() {
        return value.startsWith(SIMULATED_PREFIX);
    }

    /// Whether nothing is kept of it once it is gone, but the pushes that it was sent.
    public boolean isPassing() {
        return isGuest() || isSimulated();
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
