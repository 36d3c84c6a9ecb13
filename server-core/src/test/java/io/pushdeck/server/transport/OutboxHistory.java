package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import io.pushdeck.server.transport.Outbox.Offer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// An outbox and a model of it that is too simple to be wrong, put through the same random history and compared after
/// each step. Confined to its test.
final class OutboxHistory {
    private static final List<PushClass> CLASSES = List.of(PushClass.values());

    /// A frame in the model.
    private static final class Item {
        private final @Nullable PushClass pushClass;
        private final byte[] bytes;
        private int sent;

        Item(@Nullable PushClass pushClass, Frame frame) {
            this.pushClass = pushClass;
            this.bytes = new byte[frame.length()];
            frame.toBuffer().get(bytes);
        }
    }

    private final TightSocket socket = new TightSocket();
    private final List<Item> model = new ArrayList<>();
    private final ByteArrayOutputStream expected = new ByteArrayOutputStream();
    private final Limits.Outgoing limits;
    private final Random random;
    private final String name;
    private final Outbox outbox;
    private long now;
    private int leftOut;

    OutboxHistory(Limits.Outgoing limits, Random random, String name) {
        this.limits = limits;
        this.random = random;
        this.name = name;
        this.outbox = new Outbox(socket, () -> limits, () -> now);
        socket.room = 0;
    }

    void play(int steps) {
        for (int step = 0; step < steps; step++) {
            now += random.nextInt(10);
            switch (random.nextInt(4)) {
                case 0 -> read(random.nextInt(15));
                case 1 -> offer(null, step);
                default -> offer(CLASSES.get(random.nextInt(CLASSES.size())), step);
            }
            assertEquals(waitingBytes(), outbox.backlog(now).bytes(), name);
            assertEquals(expected.toString(StandardCharsets.US_ASCII), socket.text(), name);
        }
        read(1_000_000);
        assertEquals(expected.toString(StandardCharsets.US_ASCII), socket.text(), name);
        assertTrue(outbox.isEmpty(), name);
    }

    private void read(int bytes) {
        socket.room = bytes;
        outbox.flush();
        take(bytes);
        socket.room = 0;
    }

    /// @param pushClass null for a control frame
    private void offer(@Nullable PushClass pushClass, int step) {
        String text = step + "x".repeat(random.nextInt(6));
        Frame frame = pushClass == null
                ? Frame.raw(text.getBytes(StandardCharsets.US_ASCII))
                : Frame.of(Payload.text(text), pushClass);
        int room = random.nextInt(3) == 0 && model.isEmpty() ? random.nextInt(12) : 0;
        long age = outbox.oldestAge(now);
        socket.room = room;
        Offer real = outbox.offer(frame);
        socket.room = 0;

        assertEquals(predicted(new Item(pushClass, frame), room), real, name);
        assertEquals(leftOut, outbox.takeLeftOut(), name);
        leftOut = 0;
        assertTrue(outbox.oldestAge(now) >= age, "nobody gets younger who takes nothing: " + name);
    }

    private Offer predicted(Item item, int room) {
        if (model.isEmpty()) {
            model.add(item);
            take(room);
            return model.isEmpty() ? Offer.WRITTEN : Offer.QUEUED;
        }
        SlowPolicy policy = item.pushClass == null ? SlowPolicy.DISCONNECT : limits.policy(item.pushClass);
        while (hasToLeaveOut(policy, item)) {
            model.remove(oldest(item.pushClass));
            leftOut++;
        }
        if (!model.isEmpty() && tooMany(item)) {
            return Offer.FULL;
        }
        model.add(item);
        return leftOut > 0 ? Offer.LEFT_OUT_OLDER : Offer.QUEUED;
    }

    private boolean hasToLeaveOut(SlowPolicy policy, Item item) {
        return oldest(item.pushClass) != null
                && switch (policy) {
                    case DISCONNECT -> false;
                    case DROP_OLDEST -> tooMany(item);
                    case KEEP_LATEST -> true;
                };
    }

    private boolean tooMany(Item item) {
        return waitingBytes() + item.bytes.length > limits.outboxBytes();
    }

    private @Nullable Item oldest(@Nullable PushClass pushClass) {
        return model.stream()
                .filter(item -> item.pushClass == pushClass && item.sent == 0)
                .findFirst()
                .orElse(null);
    }

    private int waitingBytes() {
        return model.stream().mapToInt(item -> item.bytes.length - item.sent).sum();
    }

    private void take(int bytes) {
        for (int i = 0; i < bytes && !model.isEmpty(); i++) {
            Item first = model.getFirst();
            expected.write(first.bytes[first.sent]);
            first.sent++;
            if (first.sent == first.bytes.length) {
                model.removeFirst();
            }
        }
    }
}
