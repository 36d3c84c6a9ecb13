package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.transport.TransportCounters.Compressed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompressedTwinTest {
    private static final Frame SHORT = Frame.of(Payload.text("a".repeat(999)), PushClass.MESSAGE);
    private static final Frame LONG = Frame.of(Payload.text("a".repeat(1000)), PushClass.MESSAGE);

    private final Burst plain = new Burst();
    private final Counters counters = new Counters();
    private final CompressedTwin twin = new CompressedTwin(plain, () -> Compression.from(1000), counters);

    @AfterEach
    void release() {
        twin.close();
    }

    @Test
    void onlyTheLongFramesOfABurstAreCompressedAndOnce() {
        plain.begin(SHORT);
        plain.add(LONG);
        twin.begin();
        Burst compressed = twin.forConnection(true);
        assertSame(SHORT, compressed.frames().getFirst());
        assertTrue(compressed.frames().getLast().length() < 30, "length " + compressed.length());
        assertSame(plain, twin.forConnection(false));
        assertSame(compressed, twin.forConnection(true));
        twin.finish();
        assertEquals(new Compressed(1, 2L * (plain.length() - compressed.length())), counts());
    }

    @Test
    void aBurstOfShortFramesIsSentAsItIs() {
        plain.begin(SHORT);
        twin.begin();
        assertSame(plain, twin.forConnection(true));
        twin.finish();
        assertEquals(new Compressed(0, 0), counts());
    }

    private Compressed counts() {
        return counters.snapshot(0).compressed();
    }
}
