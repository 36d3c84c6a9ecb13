package io.pushdeck.console.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.testing.FakeHistory;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.Stage;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryModelTest {
    private final FakeHistory history = new FakeHistory();
    private final HistoryModel model = new HistoryModel(history, InstantSource.fixed(Sample.NOW));

    private void fill(int pushes) {
        for (int i = 1; i <= pushes; i++) {
            history.preload(
                    SampleHistory.push(i, "Push " + i, "text", 12, Sample.NOW.minusSeconds(100L * (pushes - i))),
                    SampleHistory.deliveries(12, Sample.NOW));
        }
    }

    private List<String> ids() {
        return model.list().rows().stream().map(row -> row.id().value()).toList();
    }

    @Test
    void nothingIsAskedWhileNobodyLooks() {
        fill(3);
        history.tell(Set.of(new PushId("p1")));
        assertEquals(List.of(), history.calls());
        model.list().watchedProperty().set(true);
        assertEquals(List.of("p3", "p2", "p1"), ids());
    }

    @Test
    void aPageIsLoadedAndThenMore() {
        fill(250);
        model.list().watchedProperty().set(true);
        assertEquals(100, model.list().rows().size());
        model.list().loadMore();
        model.list().loadMore();
        assertEquals(
                IntStream.iterate(250, i -> i - 1)
                        .limit(250)
                        .mapToObj(i -> "p" + i)
                        .toList(),
                ids());
        model.list().loadMore();
        assertEquals(3, history.calls().size(), "the last page was not full, so there is no more to ask for");
    }

    @Test
    void aNewPushComesToTheTopAndTheRowsStayTheSameObjects() {
        fill(120);
        model.list().watchedProperty().set(true);
        model.list().loadMore();
        HistoryRow old = model.list().rows().getFirst();
        history.put(SampleHistory.push(121, "New", "", 1, Sample.NOW), List.of());
        assertEquals("p121", ids().getFirst());
        assertSame(old, model.list().rows().get(1));
        assertEquals(121, model.list().rows().size());
    }

    @Test
    void aReceiptChangesTheTallyOfItsRowOnly() {
        fill(2);
        model.list().watchedProperty().set(true);
        HistoryRow row = model.list().rows().getFirst();
        assertEquals(9, row.tallyProperty().get().reached(Stage.RECEIVED));
        history.put(row.push(), SampleHistory.deliveries(9, Sample.NOW));
        assertEquals(9, row.tallyProperty().get().reached(Stage.RECEIVED));
        assertEquals(9, row.tallyProperty().get().total());
    }

    @Test
    void manyChangesDuringOneAnswerAreAskedAboutOnce() {
        fill(3);
        model.list().watchedProperty().set(true);
        history.hold();
        for (int i = 0; i < 20; i++) {
            history.tell(Set.of(new PushId("p1")));
        }
        assertEquals(List.of("search", "search"), history.calls());
        history.release();
        assertEquals(List.of("search", "search", "search"), history.calls());
    }

    @Test
    void anAnswerToAnOlderSearchIsNotShown() {
        fill(3);
        model.list().watchedProperty().set(true);
        history.hold();
        model.filterProperty().set(new HistoryFilter("Push 1", Optional.empty(), Period.EVER));
        model.filterProperty().set(new HistoryFilter("Push 2", Optional.empty(), Period.EVER));
        assertFalse(model.list().answeredProperty().get());
        history.release();
        assertEquals(List.of("p2"), ids());
        assertTrue(model.list().answeredProperty().get());
    }

    @Test
    void severityAndTimeNarrowTheSearch() {
        SampleHistory.fill(history, Sample.NOW);
        model.list().watchedProperty().set(true);
        model.filterProperty().set(new HistoryFilter("", Optional.of(Severity.WARNING), Period.EVER));
        assertEquals(List.of("p2"), ids());
        model.filterProperty().set(new HistoryFilter("", Optional.empty(), Period.WEEK));
        assertEquals(List.of("p7", "p6", "p5", "p4", "p3", "p2"), ids());
    }

    @Test
    void whatIsGoneFromTheHistoryGoesFromTheList() {
        fill(3);
        model.list().watchedProperty().set(true);
        history.forget(new PushId("p1"));
        assertEquals(List.of("p3", "p2"), ids());
    }

    @Test
    void aQuestionThatFailedIsAskedAgain() {
        fill(1);
        history.fail("disk I/O error");
        model.list().watchedProperty().set(true);
        assertEquals(List.of(), ids());
        history.fail("");
        model.list().retry();
        assertEquals(List.of("p1"), ids());
    }
}
