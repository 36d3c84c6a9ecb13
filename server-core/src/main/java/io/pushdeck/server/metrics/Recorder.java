package io.pushdeck.server.metrics;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// What happened since the last sample, counted where it happens. Thread-safe; nothing here takes long or waits for
/// anybody who does.
public final class Recorder {
    /// Of older pushes no latency is measured any more.
    static final int MOST_PUSHES = 1_000;

    private static final Map<Stage, Measure> STAGES = stages();

    private final Map<PushId, Instant> accepted = new LinkedHashMap<>();
    private final Map<Stage, Long> reached = new EnumMap<>(Stage.class);
    private final LatencyHistogram written = new LatencyHistogram();
    private final LatencyHistogram received = new LatencyHistogram();
    private long connections;
    private long connects;
    private long disconnects;
    private long slow;

    private static Map<Stage, Measure> stages() {
        Map<Stage, Measure> stages = new EnumMap<>(Stage.class);
        stages.put(Stage.WRITTEN, Measure.WRITTEN);
        stages.put(Stage.RECEIVED, Measure.RECEIVED);
        stages.put(Stage.DISPLAYED, Measure.DISPLAYED);
        stages.put(Stage.READ, Measure.READ);
        stages.put(Stage.ACTED, Measure.ACTED);
        return stages;
    }

    public synchronized void connected() {
        connections++;
        connects++;
    }

    public synchronized void disconnected() {
        connections--;
        disconnects++;
    }

    /// How many clients read too slowly from now on.
    public synchronized void slow(int clients) {
        slow = clients;
    }

    /// From when on the latency of a push counts.
    public synchronized void accepted(PushId push, Instant at) {
        accepted.put(push, at);
        if (accepted.size() > MOST_PUSHES) {
            accepted.remove(accepted.keySet().iterator().next());
        }
    }

    /// Handed to the network whole, for one person.
    public synchronized void written(PushId push, Instant at) {
        count(Stage.WRITTEN, 1);
        measure(written, push, at);
    }

    /// What one person said for the first time. Who says a later stage only is counted there alone.
    public synchronized void receipt(Stage stage, Collection<PushId> pushes, Instant at) {
        count(stage, pushes.size());
        if (stage == Stage.RECEIVED) {
            pushes.forEach(push -> measure(received, push, at));
        }
    }

    private void count(Stage stage, int people) {
        reached.merge(stage, (long) people, Long::sum);
    }

    private void measure(LatencyHistogram histogram, PushId push, Instant at) {
        Instant since = accepted.get(push);
        if (since != null) {
            histogram.record(Duration.between(since, at).toNanos() / 1_000);
        }
    }

    /// Moves what was counted into a sample, and begins anew.
    synchronized void drainTo(Sample sample) {
        sample.set(Measure.CONNECTIONS, connections)
                .set(Measure.CONNECTS, connects)
                .set(Measure.DISCONNECTS, disconnects)
                .set(Measure.SLOW_CLIENTS, slow)
                .set(Measure.WRITTEN_P50, written.quantile(0.5))
                .set(Measure.WRITTEN_P99, written.quantile(0.99))
                .set(Measure.RECEIVED_P50, received.quantile(0.5))
                .set(Measure.RECEIVED_P99, received.quantile(0.99));
        STAGES.forEach((stage, measure) -> sample.set(measure, Objects.requireNonNullElse(reached.get(stage), 0L)));
        connects = 0;
        disconnects = 0;
        reached.clear();
        written.clear();
        received.clear();
    }
}
