package io.pushdeck.bench.harness;

import java.time.Duration;

/// Says on the console what was done, and when the rest will be.
final class Progress {
    private final int steps;
    private final long start = System.nanoTime();
    private int done;

    Progress(int steps) {
        this.steps = steps;
    }

    void step(String what) {
        done++;
        Duration left = Duration.ofNanos((System.nanoTime() - start) / done * (steps - done));
        System.out.printf(
                "[%d/%d, about %d:%02d left] %s%n", done, steps, left.toMinutes(), left.toSecondsPart(), what);
    }
}
