package io.pushdeck.console.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.testing.FakeHistory;
import io.pushdeck.console.testing.FakeMetrics;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.console.testing.SampleMetrics;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.metrics.Span;
import io.pushdeck.server.metrics.Timeline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DashboardModelTest {
    private final FakeMetrics metrics = new FakeMetrics();
    private final FakeHistory history = new FakeHistory();
    private final DashboardModel model =
            new DashboardModel(metrics, history, InstantSource.fixed(Sample.NOW), Span.LIVE);

    private void push(int number, long secondsAgo) {
        history.preload(
                SampleHistory.push(number, "Push " + number, "text", 3, Sample.NOW.minusSeconds(secondsAgo)),
                SampleHistory.deliveries(3, Sample.NOW));
        history.tell(Set.of());
    }

    private List<String> pushes() {
        return model.pushesProperty().get().stream()
                .map(push -> push.id().value())
                .toList();
    }

    @Test
    void nothingIsAskedWhileNobodyLooks() {
        model.tick();
        push(1, 10);
        model.spanProperty().set(Span.HOUR);
        assertEquals(List.of(), metrics.asked());
        assertEquals(List.of(), pushes());
        model.watchedProperty().set(true);
        assertEquals(List.of(Span.HOUR), metrics.asked());
        assertEquals(List.of("p1"), pushes());
        model.watchedProperty().set(false);
        model.tick();
        push(2, 5);
        assertEquals(List.of(Span.HOUR), metrics.asked());
        assertEquals(List.of("p1"), pushes());
    }

    @Test
    void whatIsRecentIsAskedForEverySecondAndTheRestSeldom() {
        model.watchedProperty().set(true);
        model.tick();
        model.tick();
        assertEquals(Collections.nCopies(3, Span.LIVE), metrics.asked());
        model.spanProperty().set(Span.WEEK);
        for (int second = 0; second < 29; second++) {
            model.tick();
        }
        assertEquals(4, metrics.asked().size());
        model.tick();
        assertEquals(5, metrics.asked().size());
    }

    @Test
    void oneQuestionIsUnderWayAtATime() {
        metrics.hold();
        model.watchedProperty().set(true);
        model.tick();
        assertEquals(1, metrics.asked().size());
        metrics.release();
        model.tick();
        assertEquals(2, metrics.asked().size());
    }

    @Test
    void anAnswerAboutAnEarlierSpanIsNotShown() {
        metrics.measure(span -> SampleMetrics.busy(span, Sample.NOW, List.of()));
        List<Duration> shown = new ArrayList<>();
        model.timelineProperty().subscribe(now -> now.ifPresent(timeline -> shown.add(timeline.step())));
        metrics.hold();
        model.watchedProperty().set(true);
        model.spanProperty().set(Span.HOUR);
        metrics.release();
        assertEquals(List.of(Span.HOUR.step()), shown);
    }

    @Test
    void aSpanStartsWithoutWhatAnotherOneHad() {
        metrics.measure(span -> SampleMetrics.busy(span, Sample.NOW, List.of()));
        model.watchedProperty().set(true);
        model.cursorProperty().set(12);
        metrics.hold();
        model.spanProperty().set(Span.HOUR);
        assertEquals(Optional.empty(), model.timelineProperty().get());
        assertEquals(DashboardModel.NOWHERE, model.cursorProperty().get());
    }

    @Test
    void pushesBelongToTheSpanAndNewOnesAppear() {
        push(1, 3_000);
        push(2, 100);
        model.watchedProperty().set(true);
        assertEquals(List.of("p2"), pushes());
        model.spanProperty().set(Span.HOUR);
        assertEquals(List.of("p2", "p1"), pushes());
        push(3, 1);
        assertEquals(List.of("p3", "p2", "p1"), pushes());
    }

    @Test
    void whatCannotBeReadIsSaidUntilItCan() {
        metrics.measure(span -> SampleMetrics.busy(span, Sample.NOW, List.of()));
        model.watchedProperty().set(true);
        metrics.fail("the disk is gone");
        model.tick();
        assertEquals("the disk is gone", model.troubleProperty().get());
        assertTrue(model.timelineProperty().get().isPresent());
        metrics.fail("");
        model.tick();
        assertEquals("", model.troubleProperty().get());
    }

    @Test
    void pushesThatCouldNotBeReadAreAskedForAgain() {
        push(1, 10);
        history.fail("locked");
        model.watchedProperty().set(true);
        assertEquals(List.of(), pushes());
        history.fail("");
        model.tick();
        assertEquals(List.of("p1"), pushes());
    }

    @Test
    void pushesThatAreCloseShareAMark() {
        Timeline timeline = SampleMetrics.busy(Span.LIVE, Sample.NOW, List.of());
        Frame frame = new Frame(timeline, new Scale(10, 5), 50, 0, 350, 100);
        List<PushRecord> pushes = List.of(
                SampleHistory.push(4, "d", "", 1, Sample.NOW.plusSeconds(9)),
                SampleHistory.push(3, "c", "", 1, Sample.NOW.minusSeconds(100)),
                SampleHistory.push(2, "b", "", 1, Sample.NOW.minusSeconds(103)),
                SampleHistory.push(1, "a", "", 1, Sample.NOW.minusSeconds(301)));
        assertEquals(
                List.of(new Mark(350, pushes.subList(0, 1)), new Mark(250, pushes.subList(1, 3))),
                Mark.of(pushes, frame));
        assertEquals(Optional.of(250.0), Mark.at(Mark.of(pushes, frame), 247).map(Mark::x));
        assertEquals(Optional.empty(), Mark.at(Mark.of(pushes, frame), 243));
    }
}
