package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RecordedEvents;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final SessionId SESSION = new SessionId(1);
    private static final CloseReason REASON = new CloseReason(CloseReason.NORMAL, "", CloseReason.Origin.CLIENT);

    @Test
    void nothingIsReceivedFromAConnectionThatIsNotOpen() {
        RecordedEvents events = new RecordedEvents();
        Reports reports = new Reports(new SafeEvents(events, new Counters()));
        reports.received(() -> false, SESSION, Payload.text("late"));
        assertTrue(events.received.isEmpty());
    }

    @Test
    void theEndComesAfterTheMessageThatIsBeingReported() {
        BlockingQueue<String> order = new LinkedBlockingQueue<>();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Reports reports = new Reports(new SafeEvents(
                new RecordedEvents() {
                    @Override
                    public void received(SessionId session, Payload payload) {
                        entered.countDown();
                        Await.zero(released, "the other thread");
                        order.add("received");
                    }

                    @Override
                    public void closed(SessionId session, CloseReason reason) {
                        order.add("closed");
                    }
                },
                new Counters()));
        Thread first = Thread.ofPlatform().start(() -> reports.received(() -> true, SESSION, Payload.text("x")));
        Await.zero(entered, "the first report");
        Thread second = Thread.ofPlatform().start(() -> reports.closed(SESSION, REASON));
        Await.until("the second waits", () -> second.getState() == Thread.State.TIMED_WAITING);
        released.countDown();

        assertEquals("received", Await.next(order, "the first"));
        assertEquals("closed", Await.next(order, "the second"));
        Await.until("both end", () -> !first.isAlive() && !second.isAlive());
    }

    @Test
    void aReceiverThatHangsDoesNotKeepTheEndBackForEver() {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        RecordedEvents events = new RecordedEvents() {
            @Override
            public void received(SessionId session, Payload payload) {
                entered.countDown();
                Await.zero(released, "the end of the test");
            }
        };
        Reports reports = new Reports(new SafeEvents(events, new Counters()));
        Thread hanging = Thread.ofPlatform().start(() -> reports.received(() -> true, SESSION, Payload.text("x")));
        Await.zero(entered, "the report that hangs");
        reports.closed(SESSION, REASON);

        assertEquals(REASON, events.nextClosed());
        released.countDown();
        Await.until("it ends", () -> !hanging.isAlive());
    }
}
