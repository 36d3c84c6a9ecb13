package io.pushdeck.console.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.PushNews;
import io.pushdeck.console.bridge.PushOutcome;
import io.pushdeck.console.bridge.PushRequest;
import io.pushdeck.console.testing.FakeBackend;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeparturesTest {
    private final FakeBackend backend = new FakeBackend(new Mirror(), Sample.snapshot(30));
    private final List<String> undone = new ArrayList<>();
    private final List<PushNews> news = new ArrayList<>();
    private long now = 7_000;
    private int seconds = 5;
    private final Departures departures = new Departures(backend, () -> seconds, () -> now);

    private void dispatch(String title, boolean atOnce) {
        PushRequest request = new PushRequest(
                new Announcement(title, ""), PushClass.ANNOUNCEMENT, Audience.EVERYONE, Optional.empty());
        departures.dispatch(new Letter(title, 30, atOnce, () -> request, () -> undone.add(title), news::add));
    }

    private void pass(Duration time) {
        now += time.toNanos();
        departures.tick();
    }

    private List<String> pushed() {
        return backend.pushes().stream()
                .map(push -> push.announcement().title())
                .toList();
    }

    @Test
    void nothingReachesTheServerBeforeTheTimeIsOver() {
        dispatch("one", false);
        assertEquals(5, departures.all().getFirst().secondsLeftProperty().get());
        pass(Duration.ofMillis(4_999));
        assertEquals(List.of(), pushed());
        assertEquals(1, departures.all().getFirst().secondsLeftProperty().get());
        pass(Duration.ofMillis(1));
        assertEquals(List.of("one"), pushed());
        assertEquals(List.of(), departures.all());
    }

    @Test
    void whatIsUndoneNeverLeaves() {
        dispatch("one", false);
        dispatch("two", false);
        assertTrue(departures.undoLast());
        assertEquals(List.of("two"), undone);
        departures.undo(departures.all().getFirst());
        assertEquals(List.of("two", "one"), undone);
        assertFalse(departures.undoLast());
        pass(Duration.ofSeconds(60));
        assertEquals(List.of(), pushed());
    }

    @Test
    void severalWaitEachForItsOwnTime() {
        dispatch("one", false);
        pass(Duration.ofSeconds(3));
        dispatch("two", false);
        pass(Duration.ofSeconds(2));
        assertEquals(List.of("one"), pushed());
        departures.sendNow(departures.all().getFirst());
        assertEquals(List.of("one", "two"), pushed());
    }

    @Test
    void whatCannotWaitLeavesAtOnce() {
        dispatch("critical", true);
        seconds = 0;
        dispatch("without a window", false);
        assertEquals(List.of("critical", "without a window"), pushed());
        assertFalse(departures.undoLast());
    }

    @Test
    void whatIsUnderWayCanBeStoppedAndNotUndone() {
        backend.spreadSlowly();
        dispatch("one", true);
        Departure departure = departures.all().getFirst();
        assertEquals(Departure.Phase.UNDERWAY, departure.phaseProperty().get());
        assertEquals(30, departure.onlineProperty().get());
        backend.advance(new PushId("p1"), 12);
        departures.undo(departure);
        departures.stop(departure);
        assertEquals(new PushNews.Ended(new PushOutcome(12, 0, 0, 0, 0, 18, 0)), news.getLast());
        assertEquals(List.of(), undone);
        assertEquals(List.of(), departures.all());
    }

    @Test
    void thoseWhoQuitWaitUntilEverythingIsAccepted() {
        List<String> quit = new ArrayList<>();
        departures.sendAll(() -> quit.add("nothing was open"));
        assertEquals(List.of("nothing was open"), quit);
        backend.acceptLate();
        dispatch("one", false);
        dispatch("two", false);
        departures.sendAll(() -> quit.add("all accepted"));
        assertEquals(List.of("one", "two"), pushed());
        backend.accept();
        assertEquals(List.of("nothing was open"), quit);
        backend.accept();
        assertEquals(List.of("nothing was open", "all accepted"), quit);
    }
}
