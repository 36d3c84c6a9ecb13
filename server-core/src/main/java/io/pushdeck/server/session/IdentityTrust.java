package io.pushdeck.server.session;

/// Whose word on its own identity counts: of which peers `?client=` and `?name=` are believed. Anyone who is believed
/// can pass for any client, so this is a switch of the operator.
public enum IdentityTrust {
    /// Nobody's: every connection is a guest.
    NEVER,
    /// Programs and pages on this computer.
    LOOPBACK,
    /// Everyone's who can reach the port.
    ALWAYS;

    public boolean believes(Handshake handshake) {
        return switch (this) {
            case NEVER -> false;
            case LOOPBACK -> handshake.address().isLoopbackAddress();
            case ALWAYS -> true;
        };
    }
}
