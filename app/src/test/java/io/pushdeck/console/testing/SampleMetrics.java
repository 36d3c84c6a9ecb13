package io.pushdeck.console.testing;

import io.pushdeck.server.metrics.Measure;
import io.pushdeck.server.metrics.Span;
import io.pushdeck.server.metrics.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// A plausible day of a server with some 500 clients, the same at every call.
public final class SampleMetrics {
    private static final long MB = 1 << 20;

    private SampleMetrics() {}

    /// @param pushed when pushes were made
    public static Timeline busy(Span span, Instant now, List<Instant> pushed) {
        Timeline.Builder timeline = span.before(now.getEpochSecond());
        Random random = new Random(7);
        double level = 430;
        for (int step = 0; step < span.steps(); step++) {
            long second = timeline.startSecond() + (long) step * timeline.stepSeconds();
            if (span == Span.WEEK && step > 96 && step < 120) {
                // The server was not running.
                continue;
            }
            double tide = Math.sin(step * 2.4 * Math.PI / span.steps());
            level += random.nextGaussian() * 2.2 + tide * 0.9;
            int sincePush = sincePush(second, timeline.stepSeconds(), pushed);
            traffic(timeline, second, random, level, sincePush);
            pushes(timeline, second, random, sincePush);
            machine(timeline, second, random, step);
        }
        return timeline.build();
    }

    /// In steps; a large number without one.
    private static int sincePush(long second, int width, List<Instant> pushed) {
        return pushed.stream()
                .mapToInt(at -> (int) Math.floorDiv(second + width - 1 - at.getEpochSecond(), width))
                .filter(steps -> steps >= 0)
                .min()
                .orElse(10_000);
    }

    private static void traffic(Timeline.Builder timeline, long second, Random random, double level, int sincePush) {
        long width = timeline.stepSeconds();
        long in = Math.round((6 + random.nextGaussian() * 2 + 30 * Math.exp(-sincePush / 5.0)) * width);
        long out = Math.round((9 + random.nextGaussian() * 2) * width) + (sincePush == 0 ? Math.round(level) : 0);
        timeline.add(second, Measure.CONNECTIONS, Math.round(level));
        timeline.add(second, Measure.CONNECTS, Math.max(0, Math.round(random.nextGaussian() * 1.2 - 0.9) * 2));
        timeline.add(second, Measure.DISCONNECTS, Math.max(0, Math.round(random.nextGaussian() * 1.1 - 1.1)));
        timeline.add(second, Measure.MESSAGES_IN, Math.max(0, in));
        timeline.add(second, Measure.MESSAGES_OUT, Math.max(0, out));
        timeline.add(second, Measure.BYTES_IN, Math.max(0, in) * 94 + 400 * width);
        timeline.add(second, Measure.BYTES_OUT, Math.max(0, out) * 210 + 900 * width);
        timeline.add(second, Measure.SLOW_CLIENTS, sincePush > 0 && sincePush < 12 ? 12 - sincePush : 0);
    }

    private static void pushes(Timeline.Builder timeline, long second, Random random, int sincePush) {
        double late = Math.exp(-sincePush / 8.0);
        boolean pushed = sincePush < 40;
        if (sincePush == 0) {
            timeline.add(second, Measure.WRITTEN_P50, 1_900 + random.nextInt(900));
            timeline.add(second, Measure.WRITTEN_P99, 6_000 + random.nextInt(5_000));
        }
        if (sincePush < 3) {
            timeline.add(second, Measure.RECEIVED_P50, 21_000 + random.nextInt(9_000));
            timeline.add(second, Measure.RECEIVED_P99, 130_000 + random.nextInt(80_000));
        }
        timeline.add(second, Measure.WRITTEN, sincePush == 0 ? 431 : 0);
        timeline.add(second, Measure.RECEIVED, sincePush == 0 ? 402 : sincePush < 3 ? 9 : 0);
        timeline.add(second, Measure.DISPLAYED, sincePush == 0 ? 371 : sincePush < 4 ? 14 : 0);
        timeline.add(second, Measure.READ, pushed ? Math.round(70 * late) : 0);
        timeline.add(second, Measure.ACTED, pushed ? Math.round(30 * late * random.nextDouble()) : 0);
    }

    private static void machine(Timeline.Builder timeline, long second, Random random, int step) {
        timeline.add(second, Measure.HEAP_BYTES, (84 + step % 23 * 2L) * MB + random.nextInt(3_000_000));
        timeline.add(second, Measure.THREADS, 38 + (step / 40) % 3);
        timeline.add(second, Measure.STORE_BYTES, 46 * MB + step * 9_000L);
        timeline.add(second, Measure.FREE_BYTES, 118_400 * MB);
    }
}
