package io.pushdeck.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final PushId PUSH = new PushId("p1");

    private final Recorder recorder = new Recorder();
    private final List<Minute> minutes = new ArrayList<>();
    private long heap = 100;
    private final Sampler sampler = new Sampler(recorder, sample -> sample.set(Measure.HEAP_BYTES, heap), minutes::add);

    private void sample(int second) {
        sampler.sample(NOON.plusSeconds(second + 1));
    }

    private static int last(Timeline timeline) {
        return timeline.size() - 1;
    }

    @Test
    void beforeTheFirstSampleTheTimelineIsEmptyAndComplete() {
        Timeline timeline = sampler.timeline(Span.LIVE, NOON);
        assertTrue(timeline.isEmpty());
        assertEquals(300, timeline.size());
        assertEquals(NOON.minus(Duration.ofMinutes(5)), timeline.start());
        assertEquals(NOON, timeline.end());
    }

    @Test
    void aSecondHasWhatHappenedInIt() {
        recorder.connected();
        recorder.connected();
        recorder.disconnected();
        recorder.slow(3);
        sample(0);
        sample(1);
        Timeline timeline = sampler.timeline(Span.LIVE, NOON);
        assertEquals(NOON.plusSeconds(2), timeline.end());
        assertEquals(2, timeline.at(Measure.CONNECTS, last(timeline) - 1));
        assertEquals(1, timeline.at(Measure.DISCONNECTS, last(timeline) - 1));
        assertEquals(0, timeline.at(Measure.CONNECTS, last(timeline)));
        assertEquals(1, timeline.at(Measure.CONNECTIONS, last(timeline)));
        assertEquals(3, timeline.at(Measure.SLOW_CLIENTS, last(timeline)));
    }

    @Test
    void aSecondIsSampledOnce() {
        recorder.connected();
        sample(0);
        recorder.connected();
        sample(0);
        Timeline timeline = sampler.timeline(Span.LIVE, NOON);
        assertEquals(1, timeline.at(Measure.CONNECTS, last(timeline)));
        sample(1);
        assertEquals(1, sampler.timeline(Span.LIVE, NOON).at(Measure.CONNECTS, last(timeline)));
    }

    @Test
    void latencyIsFromAcceptedToWrittenAndReceived() {
        recorder.accepted(PUSH, NOON);
        for (int i = 1; i <= 100; i++) {
            recorder.written(PUSH, NOON.plusMillis(i));
        }
        recorder.receipt(Stage.RECEIVED, List.of(PUSH), NOON.plusMillis(7));
        recorder.receipt(Stage.RECEIVED, List.of(new PushId("forgotten")), NOON);
        sample(0);
        Timeline timeline = sampler.timeline(Span.LIVE, NOON);
        assertNear(50_000, timeline.at(Measure.WRITTEN_P50, last(timeline)));
        assertNear(99_000, timeline.at(Measure.WRITTEN_P99, last(timeline)));
        assertNear(7_000, timeline.at(Measure.RECEIVED_P99, last(timeline)));
        assertEquals(100, timeline.at(Measure.WRITTEN, last(timeline)));
        assertEquals(2, timeline.at(Measure.RECEIVED, last(timeline)));
        sample(1);
        assertEquals(Sample.ABSENT, sampler.timeline(Span.LIVE, NOON).at(Measure.WRITTEN_P50, last(timeline)));
    }

    private static void assertNear(long wanted, long found) {
        assertTrue(Math.abs(found - wanted) <= wanted / 16, found + " is not near " + wanted);
    }

    @Test
    void pushesOfLongAgoAreForgotten() {
        recorder.accepted(PUSH, NOON);
        for (int i = 0; i < Recorder.MOST_PUSHES; i++) {
            recorder.accepted(new PushId("q" + i), NOON);
        }
        recorder.written(PUSH, NOON.plusSeconds(1));
        sample(0);
        Timeline timeline = sampler.timeline(Span.LIVE, NOON);
        assertEquals(1, timeline.at(Measure.WRITTEN, last(timeline)));
        assertEquals(Sample.ABSENT, timeline.at(Measure.WRITTEN_P50, last(timeline)));
    }

    @Test
    void aStepOfAnHourJoinsItsSeconds() {
        for (int second = 0; second < 20; second++) {
            recorder.connected();
            heap++;
            recorder.slow(second == 4 ? 9 : 0);
            sample(second);
        }
        Timeline timeline = sampler.timeline(Span.HOUR, NOON);
        assertEquals(NOON.plusSeconds(20), timeline.end());
        assertEquals(10, timeline.at(Measure.CONNECTS, last(timeline) - 1));
        assertEquals(9, timeline.at(Measure.SLOW_CLIENTS, last(timeline) - 1));
        assertEquals(106, timeline.at(Measure.HEAP_BYTES, last(timeline) - 1));
        assertEquals(116, timeline.at(Measure.HEAP_BYTES, last(timeline)));
    }

    @Test
    void anHourIsRememberedAndNoMore() {
        for (int second = 0; second < 2 * 3_600; second++) {
            recorder.connected();
            sample(second);
        }
        Timeline timeline = sampler.timeline(Span.HOUR, NOON);
        assertEquals(NOON.plusSeconds(3_600), timeline.start());
        for (int step = 0; step < timeline.size(); step++) {
            assertEquals(10, timeline.at(Measure.CONNECTS, step));
        }
        assertEquals(120, minutes.size() + 1);
    }

    @Test
    void whereNothingWasSampledThereIsAGap() {
        sample(0);
        sample(60);
        Timeline timeline = sampler.timeline(Span.LIVE, NOON);
        assertEquals(0, timeline.at(Measure.CONNECTS, last(timeline)));
        assertEquals(Sample.ABSENT, timeline.at(Measure.CONNECTS, last(timeline) - 1));
        assertEquals(0, timeline.at(Measure.CONNECTS, last(timeline) - 60));
    }

    @Test
    void aMinuteIsHandedOverWhenItIsOver() {
        for (int second = 0; second < 60; second++) {
            recorder.connected();
            sample(second);
        }
        assertEquals(List.of(), minutes);
        recorder.disconnected();
        sample(60);
        assertEquals(1, minutes.size());
        assertEquals(Minute.numberOf(NOON), minutes.getFirst().number());
        assertEquals(60, minutes.getFirst().sample().at(Measure.CONNECTS));
        assertEquals(0, minutes.getFirst().sample().at(Measure.DISCONNECTS));
        assertEquals(31, minutes.getFirst().sample().at(Measure.CONNECTIONS));
        sampler.finish();
        assertEquals(1, minutes.getLast().sample().at(Measure.DISCONNECTS));
        sampler.finish();
        assertEquals(2, minutes.size());
    }

    @Test
    void aClockThatIsSetBackDoesNoHarm() {
        sample(100);
        recorder.connected();
        sample(10);
        Timeline timeline = sampler.timeline(Span.LIVE, NOON);
        assertEquals(NOON.plusSeconds(11), timeline.end());
        assertEquals(1, timeline.at(Measure.CONNECTS, last(timeline)));
        assertEquals(1, minutes.size());
    }
}
