package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final TightSocket socket = new TightSocket();
    private long now;
    private final Outbox outbox = new Outbox(socket, () -> bound(20), () -> now);

    @Test
    void writesAtOnceWhileNothingWaits() {
        assertEquals(Outbox.Offer.WRITTEN, outbox.offer(frame("one")));
        assertEquals("one", socket.text());
        assertFalse(socket.armed);
    }

    @Test
    void keepsTheRestAndAsksForAWakeUpWhenTheSocketIsFull() {
        socket.room = 2;
        assertEquals(Outbox.Offer.QUEUED, outbox.offer(frame("one")));
        assertEquals(Outbox.Offer.QUEUED, outbox.offer(frame("two")));
        assertTrue(socket.armed);
        assertEquals(4, outbox.backlog(now).bytes());

        socket.room = 100;
        assertEquals(Outbox.Offer.WRITTEN, outbox.flush());
        assertEquals("onetwo", socket.text());
        assertEquals(0, outbox.backlog(now).bytes());
        assertFalse(socket.armed);
    }

    @Test
    void refusesWhatWouldExceedItsBytes() {
        socket.room = 0;
        assertEquals(Outbox.Offer.QUEUED, outbox.offer(frame("0123456789")));
        assertEquals(Outbox.Offer.QUEUED, outbox.offer(frame("0123456789")));
        assertEquals(Outbox.Offer.FULL, outbox.offer(frame("x")));
        assertEquals(20, outbox.backlog(now).bytes());
    }

    @Test
    void nothingFollowsTheLastFrame() {
        socket.room = 0;
        outbox.offer(frame("one"));
        outbox.finish(frame("end"), false);
        assertEquals(Outbox.Offer.FINISHED, outbox.offer(frame("late")));
        outbox.finish(frame("again"), false);

        socket.room = 100;
        outbox.flush();
        assertEquals("oneend", socket.text());
    }

    @Test
    void aHastyEndForgetsWhatWaitsButNotHalfAFrame() {
        socket.room = 1;
        outbox.offer(frame("one"));
        outbox.offer(frame("two"));
        outbox.finish(frame("end"), true);

        socket.room = 100;
        outbox.flush();
        assertEquals("oneend", socket.text());
    }

    @Test
    void theLastFrameIsTakenWhenTheOutboxIsFull() {
        socket.room = 0;
        outbox.offer(frame("01234567890123456789"));
        assertEquals(Outbox.Offer.QUEUED, outbox.finish(frame("end"), false));
        assertEquals(23, outbox.backlog(now).bytes());
    }

    @Test
    void moreFramesThanOneGatheringWriteTakesLeaveInOrder() {
        socket.room = 0;
        Outbox large = new Outbox(socket, () -> bound(10_000), () -> now);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            large.offer(frame(i + ","));
            expected.append(i).append(',');
        }
        for (int i = 0; i < 200; i++) {
            socket.room = 7;
            large.flush();
        }
        assertEquals(expected.toString(), socket.text());
    }

    @Test
    void theFramesOfABurstLeaveInOneWrite() {
        assertEquals(Outbox.Offer.WRITTEN, outbox.offer(burst("one", "two")));
        assertEquals("onetwo", socket.text());
        assertEquals(1, socket.writes);
    }

    @Test
    void ofABurstOnlyTheRestWaits() {
        socket.room = 4;
        assertEquals(Outbox.Offer.QUEUED, outbox.offer(burst("one", "two", "three")));
        assertEquals(7, outbox.backlog(now).bytes());
        assertTrue(socket.armed);
        assertEquals(Outbox.Offer.QUEUED, outbox.offer(burst("four", "five")));

        socket.room = 100;
        assertEquals(Outbox.Offer.WRITTEN, outbox.flush());
        assertEquals("onetwothreefourfive", socket.text());
    }

    @Test
    void aBurstLargerThanTheOutboxIsNoReasonToRefuseAClientThatReads() {
        assertEquals(Outbox.Offer.WRITTEN, outbox.offer(burst("0123456789", "0123456789", "0123456789")));
        socket.room = 0;
        assertEquals(Outbox.Offer.FULL, outbox.offer(burst("0123456789", "0123456789", "0123456789")));
        assertTrue(socket.armed);
    }

    @Test
    void aBurstTakesFramesAsLongAsThereIsRoom() {
        Burst burst = new Burst();
        Frame half = Frame.raw(new byte[33_000]);
        burst.begin(half);
        assertFalse(burst.add(half));
        assertTrue(burst.add(frame("one")));
        assertEquals(33_003, burst.bytes().remaining());

        burst.begin(Frame.raw(new byte[100_000]));
        assertEquals(100_000, burst.bytes().remaining());
        assertFalse(burst.add(frame("one")));
    }

    @Test
    void theAgeIsThatOfTheOldestFrame() {
        socket.room = 0;
        now = 10;
        outbox.offer(frame("one"));
        now = 30;
        outbox.offer(frame("two"));
        assertEquals(90, outbox.oldestAge(100));

        socket.room = 3;
        outbox.flush();
        assertEquals(70, outbox.oldestAge(100));
    }

    @Test
    void afterAnErrorNothingIsWrittenAndNothingKept() {
        socket.broken = true;
        assertEquals(Outbox.Offer.BROKEN, outbox.offer(frame("one")));
        socket.broken = false;
        assertEquals(Outbox.Offer.BROKEN, outbox.offer(frame("two")));
        assertEquals(0, outbox.backlog(now).bytes());
        assertEquals("", socket.text());
    }

    @Test
    void rearmsOnlyWhatWaitsAndIsNotArmed() {
        assertFalse(outbox.rearm());
        socket.room = 0;
        outbox.offer(frame("one"));
        assertFalse(outbox.rearm());
        socket.armed = false;
        assertTrue(outbox.rearm());
        assertTrue(socket.armed);
    }

    @Test
    void theSharedBytesOfAFrameAreNeverChanged() {
        Frame shared = Frame.of(Payload.text("hi"), PushClass.MESSAGE);
        socket.room = 1;
        outbox.offer(shared);
        TightSocket other = new TightSocket();
        new Outbox(other, () -> bound(20), () -> now).offer(shared);
        assertEquals("\u0081\u0002hi", new String(other.sent.toByteArray(), StandardCharsets.ISO_8859_1));
    }

    private static Limits.Outgoing bound(int bytes) {
        return Limits.Outgoing.defaults().withOutbox(bytes, Duration.ofSeconds(10));
    }

    private static Frame frame(String text) {
        return Frame.raw(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Burst burst(String first, String... others) {
        Burst burst = new Burst();
        burst.begin(frame(first));
        for (String other : others) {
            assertTrue(burst.add(frame(other)));
        }
        return burst;
    }
}
