package io.pushdeck.server.message;

/// How many people an audience means right now, each counted once.
///
/// @param online  people with at least one connection
/// @param offline people known by their membership or name, but not connected
public record Reach(int online, int offline) {
    public static final Reach NOBODY = new Reach(0, 0);

    public int people() {
        return online + offline;
    }
}
