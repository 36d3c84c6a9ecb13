package io.pushdeck.server.rehearsal;

import java.util.Arrays;

/// How many clients of each behaviour play in a rehearsal. Immutable.
///
/// @param seed the same one makes the same clients wait, go, come and press the same
public record Mix(int steady, int slow, int flapping, int silent, int offline, long seed) {
    /// So many in all.
    public static final int MOST = 2_000;

    public static final Mix DEFAULT = new Mix(20, 5, 5, 5, 5, 1);

    public Mix {
        if (Math.min(Math.min(steady, slow), Math.min(flapping, Math.min(silent, offline))) < 0) {
            throw new IllegalArgumentException("There cannot be fewer than 0 clients of a behaviour");
        }
        long all = (long) steady + slow + flapping + silent + offline;
        if (all < 1 || all > MOST) {
            throw new IllegalArgumentException("A rehearsal has 1 to " + MOST + " clients, not " + all);
        }
    }

    public int of(Behaviour behaviour) {
        return switch (behaviour) {
            case STEADY -> steady;
            case SLOW -> slow;
            case FLAPPING -> flapping;
            case SILENT -> silent;
            case OFFLINE -> offline;
        };
    }

    public int total() {
        return Arrays.stream(Behaviour.values()).mapToInt(this::of).sum();
    }
}
