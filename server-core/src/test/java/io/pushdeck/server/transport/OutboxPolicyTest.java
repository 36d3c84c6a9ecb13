package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import io.pushdeck.server.transport.Outbox.Offer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a full outbox leaves out. Frames are a header of two bytes and a text: those of three letters have five bytes.
class OutboxPolicyTest {
    private static final int MAX_BYTES = 20;

    private final TightSocket socket = new TightSocket();
    private Limits.Outgoing limits = Limits.Outgoing.defaults().withOutbox(MAX_BYTES, Duration.ofSeconds(10));
    private long now;
    private final Outbox outbox = new Outbox(socket, () -> limits, () -> now);

    @Test
    void withoutAPolicyAFullOutboxRefusesAndKeepsWhatWaits() {
        socket.room = 1;
        offerAll(PushClass.MESSAGE, "one", "two", "thr", "fou");
        assertEquals(Offer.FULL, offer(PushClass.MESSAGE, "fiv"));
        assertEquals("one two thr fou", drained());
        assertEquals(0, outbox.takeLeftOut());
    }

    @Test
    void theOldestOfTheClassMakeRoomAndTheRestKeepsItsOrder() {
        limits = limits.withPolicy(PushClass.MESSAGE, SlowPolicy.DROP_OLDEST);
        socket.room = 0;
        offerAll(PushClass.ANNOUNCEMENT, "ann");
        offerAll(PushClass.MESSAGE, "one", "two");
        offerAll(PushClass.ANNOUNCEMENT, "bob");
        assertEquals(Offer.LEFT_OUT_OLDER, offer(PushClass.MESSAGE, "thr"));
        assertEquals("ann two bob thr", drained());
        assertEquals(1, outbox.takeLeftOut());
    }

    @Test
    void aLongOneMayCostSeveral() {
        limits = limits.withPolicy(PushClass.MESSAGE, SlowPolicy.DROP_OLDEST);
        socket.room = 0;
        offerAll(PushClass.MESSAGE, "one", "two", "thr", "fou");
        assertEquals(Offer.LEFT_OUT_OLDER, offer(PushClass.MESSAGE, "0123456"));
        assertEquals("thr fou 0123456", drained());
        assertEquals(2, outbox.takeLeftOut());
    }

    @Test
    void aFrameThatIsHalfSentIsNeverLeftOut() {
        for (SlowPolicy policy : List.of(SlowPolicy.DROP_OLDEST, SlowPolicy.KEEP_LATEST)) {
            TightSocket tight = new TightSocket();
            Limits.Outgoing terms = limits.withPolicy(PushClass.LIVE, policy);
            Outbox half = new Outbox(tight, () -> terms, () -> now);
            tight.room = 1;
            half.offer(frame(PushClass.LIVE, "one"));
            for (String text : List.of("two", "thr", "fou", "fiv", "six")) {
                half.offer(frame(PushClass.LIVE, text));
            }
            tight.room = 100;
            half.flush();
            assertTrue(texts(tight).startsWith("one "), texts(tight));
            assertTrue(texts(tight).endsWith(" six"), texts(tight));
        }
    }

    @Test
    void whatIsNoPushIsNeverLeftOut() {
        limits = limits.withPolicy(PushClass.LIVE, SlowPolicy.DROP_OLDEST);
        socket.room = 0;
        outbox.offer(Frame.raw(bytes("pong")));
        offerAll(PushClass.LIVE, "one", "two", "thr");
        assertEquals(Offer.LEFT_OUT_OLDER, offer(PushClass.LIVE, "fou"));
        socket.room = 100;
        outbox.flush();
        assertTrue(socket.text().startsWith("pong"), socket.text());
    }

    @Test
    void ofLiveOnesOnlyTheNewestWaits() {
        socket.room = 0;
        offerAll(PushClass.ANNOUNCEMENT, "ann");
        assertEquals(Offer.QUEUED, offer(PushClass.LIVE, "0:1"));
        offerAll(PushClass.ANNOUNCEMENT, "bob");
        for (int i = 2; i < 1_000; i++) {
            assertEquals(Offer.LEFT_OUT_OLDER, offer(PushClass.LIVE, "" + i));
        }
        assertEquals("ann bob 999", drained());
        assertEquals(998, outbox.takeLeftOut());
        assertEquals(0, outbox.takeLeftOut());
    }

    @Test
    void theFramesOfABurstFollowThePolicyToo() {
        socket.room = 1;
        Burst burst = new Burst();
        burst.begin(frame(PushClass.LIVE, "0:1"));
        assertTrue(burst.add(frame(PushClass.LIVE, "0:2")));
        assertTrue(burst.add(frame(PushClass.LIVE, "0:3")));
        assertEquals(Offer.LEFT_OUT_OLDER, outbox.offer(burst));
        assertEquals("0:1 0:3", drained());
    }

    @Test
    void whatDoesNotFitEvenThenIsRefused() {
        socket.room = 0;
        offerAll(PushClass.MESSAGE, "one", "two", "thr", "fou");
        for (SlowPolicy policy : SlowPolicy.values()) {
            limits = limits.withPolicy(PushClass.LIVE, policy);
            assertEquals(Offer.FULL, offer(PushClass.LIVE, "0:1"), policy::name);
        }
    }

    @Test
    void aNewPolicyHoldsForWhatWaitsAlready() {
        limits = limits.withPolicy(PushClass.LIVE, SlowPolicy.DISCONNECT);
        socket.room = 0;
        offerAll(PushClass.LIVE, "0:1", "0:2", "0:3");
        limits = limits.withPolicy(PushClass.LIVE, SlowPolicy.KEEP_LATEST);
        offer(PushClass.LIVE, "0:4");
        assertEquals("0:4", drained());
        assertEquals(3, outbox.takeLeftOut());
    }

    @Test
    void leavingOutTheOldestMakesNoClientYounger() {
        socket.room = 0;
        now = 10;
        offer(PushClass.LIVE, "0:1");
        now = 500;
        offer(PushClass.LIVE, "0:2");
        assertEquals(Duration.ofNanos(990), outbox.backlog(1_000).age());

        offer(PushClass.MESSAGE, "one");
        now = 700;
        offer(PushClass.LIVE, "0:3");
        assertEquals(Duration.ofNanos(990), outbox.backlog(1_000).age());
        socket.room = 5;
        outbox.flush();
        assertEquals(Duration.ofNanos(300), outbox.backlog(1_000).age(), "the message went out");
    }

    /// Any history of offers and reads ends as a simple model says.
    @Test
    void anyHistoryEndsAsTheModelSays() {
        List<SlowPolicy> policies = List.of(SlowPolicy.values());
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Limits.Outgoing terms = limits;
            for (PushClass pushClass : PushClass.values()) {
                terms = terms.withPolicy(pushClass, policies.get(random.nextInt(3)));
            }
            new OutboxHistory(terms, random, "seed " + seed).play(60);
        }
    }

    private void offerAll(PushClass pushClass, String... texts) {
        for (String text : texts) {
            assertEquals(Offer.QUEUED, offer(pushClass, text));
        }
    }

    private Offer offer(PushClass pushClass, String text) {
        return outbox.offer(frame(pushClass, text));
    }

    private String drained() {
        socket.room = 10_000;
        assertEquals(Offer.WRITTEN, outbox.flush());
        return texts(socket);
    }

    /// Of the frames that arrived whole.
    private static String texts(TightSocket socket) {
        byte[] sent = socket.sent.toByteArray();
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < sent.length; at += 2 + sent[at + 1]) {
            texts.add(new String(sent, at + 2, sent[at + 1], StandardCharsets.US_ASCII));
        }
        return String.join(" ", texts);
    }

    private static Frame frame(PushClass pushClass, String text) {
        return Frame.of(Payload.text(text), pushClass);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
