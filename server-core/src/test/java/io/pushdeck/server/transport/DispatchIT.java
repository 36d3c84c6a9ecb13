package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Dispatch;
import io.pushdeck.server.session.Dispatch.Outcome;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Fan-outs of which each connection's outcome counts.
class DispatchIT {
    private final TransportFixture server = new TransportFixture();
    private final BlockingQueue<Dispatch> done = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        server.close();
    }

    private static List<Outcome> outcomes(Dispatch dispatch) {
        return IntStream.range(0, dispatch.to().size())
                .mapToObj(dispatch::outcome)
                .toList();
    }

    private Dispatch whole(String text, List<Connection> to) {
        return Dispatch.whole(Payload.text(text), to, done::add);
    }

    /// Holds the fan-out until the latch opens, so that what comes meanwhile is taken together.
    private CountDownLatch hold() {
        CountDownLatch release = new CountDownLatch(1);
        server.transport.deliver(
                Payload.text("held"), PushClass.MESSAGE, List.of(), tally -> Await.zero(release, "the release"));
        return release;
    }

    @Test
    void eachConnectionHasItsOutcome() throws IOException {
        try (RawClient here = server.open();
                RawClient leaving = server.open()) {
            Connection one = server.events.nextOpened();
            Connection two = server.events.nextOpened();
            leaving.vanish();
            server.events.nextClosed();
            server.transport.deliver(whole("a", List.of(two, one)));
            assertEquals(List.of(Outcome.GONE, Outcome.WRITTEN), outcomes(Await.next(done, "the outcome")));
            assertEquals("a", here.read().text());
        }
    }

    @Test
    void joinedWithOthersEachStillHasItsOwn() throws IOException {
        try (RawClient client = server.open()) {
            List<Connection> to = List.of(server.events.nextOpened());
            CountDownLatch release = hold();
            server.transport.deliver(whole("a", to));
            server.transport.deliver(Payload.text("b"), PushClass.MESSAGE, to, tally -> {});
            server.transport.deliver(whole("c", to));
            release.countDown();
            for (int i = 0; i < 2; i++) {
                assertEquals(List.of(Outcome.WRITTEN), outcomes(Await.next(done, "the outcome")));
            }
            for (String text : List.of("a", "b", "c")) {
                assertEquals(text, client.read().text());
            }
        }
    }

    @Test
    void whoseTurnHasNotComeGetsNothingOfAStoppedOneAndAllOfTheOthers() throws IOException {
        try (RawClient client = server.open()) {
            List<Connection> to = Collections.nCopies(70, server.events.nextOpened());
            CountDownLatch release = hold();
            Dispatch stopped = whole("a", to);
            server.transport.deliver(stopped);
            server.transport.deliver(whole("b", to));
            stopped.stop();
            release.countDown();
            assertEquals(Collections.nCopies(70, Outcome.STOPPED), outcomes(Await.next(done, "the stopped one")));
            assertEquals(Collections.nCopies(70, Outcome.WRITTEN), outcomes(Await.next(done, "the other")));
            for (int i = 0; i < 70; i++) {
                assertEquals("b", client.read().text());
            }
        }
    }

    /// When a stop comes is up to the machine, so it is tried until one comes in the middle.
    @Test
    void aStopInTheMiddleCountsThoseWhoWereReached() throws IOException {
        try (RawClient client = server.open()) {
            List<Connection> to = Collections.nCopies(20_000, server.events.nextOpened());
            boolean inTheMiddle = false;
            for (int i = 0; i < 100 && !inTheMiddle; i++) {
                Dispatch dispatch = whole("a", to);
                server.transport.deliver(dispatch);
                assertEquals("a", client.read().text());
                dispatch.stop();
                List<Outcome> outcomes = outcomes(Await.next(done, "the outcome"));
                int reached = to.size() - Collections.frequency(outcomes, Outcome.STOPPED);
                for (int read = 1; read < reached; read++) {
                    assertEquals("a", client.read().text());
                }
                inTheMiddle = reached < to.size();
            }
            assertTrue(inTheMiddle, "no stop came in the middle");
            server.deliver("the end", to.getFirst());
            assertEquals("the end", client.read().text());
        }
    }

    @Test
    void afterTheEndEverybodyIsGone() throws IOException {
        try (RawClient client = server.open()) {
            Connection connection = server.events.nextOpened();
            server.transport.close();
            server.transport.deliver(whole("a", List.of(connection)));
            assertEquals(List.of(Outcome.GONE), outcomes(Await.next(done, "the outcome")));
            assertEquals(1001, client.readClose().closeCode());
        }
    }
}
