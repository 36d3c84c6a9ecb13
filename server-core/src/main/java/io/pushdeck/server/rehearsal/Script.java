package io.pushdeck.server.rehearsal;

import java.time.Duration;
import java.util.Random;

/// What one simulated client is going to do, and when: chosen by chance, and the same for the same seed. Confined to
/// one thread.
final class Script {
    private static final long STRIDE = 0x9E3779B97F4A7C15L;

    private final Random chance;
    private final int haste;

    /// @param place among the clients of the rehearsal
    /// @param haste 1 for people; so many times as fast for tests
    Script(long seed, int place, int haste) {
        chance = new Random(seed + place * STRIDE);
        this.haste = haste;
    }

    /// Until what came is on the screen.
    Duration showing() {
        return between(50, 400);
    }

    /// Until what is on the screen was read.
    Duration reading() {
        return between(1_000, 8_000);
    }

    /// Until what was read is confirmed.
    Duration deciding() {
        return between(500, 6_000);
    }

    /// Until a slow one takes the next frame.
    Duration dawdling() {
        return between(1_000, 4_000);
    }

    /// How long a flapping one stays.
    Duration staying() {
        return between(3_000, 12_000);
    }

    /// How long it is away.
    Duration away() {
        return between(2_000, 8_000);
    }

    /// Until the next try, after the server ended a connection or refused one.
    Duration returning() {
        return between(1_000, 3_000);
    }

    /// Whether it leaves as if the network were gone.
    boolean vanishes() {
        return chance.nextBoolean();
    }

    /// Which of so many.
    int choice(int count) {
        return chance.nextInt(count);
    }

    private Duration between(int least, int most) {
        return Duration.ofMillis(chance.nextLong(least, most) / haste);
    }
}
