package io.pushdeck.server.metrics;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes one sample a second, remembers the last hour of them, and hands over each minute when it is over. To be
/// sampled by one thread; the timelines may be asked for by any.
final class Sampler {
    private final Recorder recorder;
    private final Consumer<Sample> probes;
    private final Consumer<Minute> minutes;
    private final SecondRing ring =
            new SecondRing((int) Span.HOUR.length().plus(Span.HOUR.step()).toSeconds());
    private Timeline.@Nullable Builder minute;
    /// The newest second of which there is a sample, since 1970.
    private volatile long last = Long.MIN_VALUE;

    /// @param probes  add what is not counted but looked at
    /// @param minutes told each minute when it is over; in order
    Sampler(Recorder recorder, Consumer<Sample> probes, Consumer<Minute> minutes) {
        this.recorder = recorder;
        this.probes = probes;
        this.minutes = minutes;
    }

    /// Takes a sample of the second that is over; does nothing if there is one already.
    void sample(Instant now) {
        long second = now.getEpochSecond() - 1;
        if (second == last) {
            return;
        }
        Sample sample = new Sample();
        recorder.drainTo(sample);
        probes.accept(sample);
        ring.put(second, sample);
        last = second;
        join(second, sample);
    }

    private void join(long second, Sample sample) {
        Timeline.Builder open = minute;
        if (open == null || second < open.startSecond() || second >= open.endSecond()) {
            finish();
            open = new Timeline.Builder(Math.floorDiv(second, 60L) * 60, 60, 1);
            minute = open;
        }
        open.add(second, sample);
    }

    /// Hands over what there is of the minute that is not over yet.
    void finish() {
        Timeline.Builder open = minute;
        if (open != null) {
            minute = null;
            Timeline joined = open.build();
            Sample sample = new Sample();
            for (Measure measure : Measure.ALL) {
                sample.set(measure, joined.at(measure, 0));
            }
            minutes.accept(new Minute(Minute.numberOf(joined.start()), sample));
        }
    }

    /// @param span one that [Span#isRecent]
    /// @param now  for the time before the first sample
    Timeline timeline(Span span, Instant now) {
        long newest = last;
        Timeline.Builder timeline = span.before(newest == Long.MIN_VALUE ? now.getEpochSecond() : newest + 1);
        ring.addTo(timeline);
        return timeline.build();
    }
}
