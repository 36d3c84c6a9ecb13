package io.pushdeck.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.protocol.ServerFrame.Resumed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens, and wherever a client is cut off: once it has read to the end it shows what counts, as it is now,
/// and it was told true numbers. The other side of the comparison is a handful of maps.
class ReplayModelTest {
    private static final int OPERATIONS = 400;
    private static final List<String> NAMES = List.of("anna", "bo", "cid");

    /// A push as the model knows it.
    private static final class Known {
        private final PushId id;
        private final long number;
        private final Set<String> recipients;
        private final Set<String> received = new HashSet<>();
        private final Set<String> acted = new HashSet<>();
        private final Set<String> stopped = new HashSet<>();
        private final Set<String> written = new HashSet<>();
        private final Set<String> told = new HashSet<>();
        private int version = 1;
        private Announcement announcement;
        private boolean recalled;

        Known(PushId id, long number, Announcement announcement, Set<String> recipients) {
            this.id = id;
            this.number = number;
            this.announcement = announcement;
            this.recipients = recipients;
        }

        boolean counts(Instant now) {
            return !recalled && !announcement.hasExpired(now);
        }

        boolean isFor(String client) {
            return recipients.contains(client) && !stopped.contains(client);
        }

        boolean isOpen(String client) {
            return !received.contains(client) || (announcement.acknowledge() && !acted.contains(client));
        }
    }

    /// A page of one client.
    private static final class Device {
        private final Map<PushId, Integer> shown = new HashMap<>();
        /// What it had confirmed before it lost its memory.
        private final Set<PushId> exempt = new HashSet<>();
        private Optional<Position> position = Optional.empty();
        /// Whether it was cut off in the middle of what it had missed: only then may something come twice.
        private boolean cut;
    }

    @TempDir
    private Path folder;

    private final Map<PushId, Known> pushes = new LinkedHashMap<>();
    private final Map<String, Device> devices = new HashMap<>();
    private Random random = new Random(0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whoeverReadsToTheEndShowsWhatCounts(long seed) {
        random = new Random(seed);
        NAMES.forEach(name -> devices.put(name, new Device()));
        try (StoreDesk desk = new StoreDesk(folder)) {
            for (int operation = 0; operation < OPERATIONS; operation++) {
                if (random.nextInt(4) == 0) {
                    visit(desk, NAMES.get(random.nextInt(NAMES.size())), "seed " + seed + ", " + operation);
                } else {
                    change(desk);
                }
            }
        }
    }

    private void change(StoreDesk desk) {
        int kind = pushes.isEmpty() ? 0 : random.nextInt(10);
        switch (kind) {
            case 0, 1, 2, 3 -> push(desk);
            case 4, 5 -> update(desk, any());
            case 6 -> recall(desk, any());
            case 7 -> stop(desk, any());
            case 8 -> desk.pass(Duration.ofSeconds(random.nextInt(40)));
            default -> acknowledge(desk, any(), NAMES.get(random.nextInt(NAMES.size())));
        }
    }

    private Known any() {
        List<Known> all = new ArrayList<>(pushes.values());
        return all.get(Math.max(0, all.size() - 1 - random.nextInt(12)));
    }

    private Announcement announcement(StoreDesk desk) {
        Optional<Instant> expires =
                random.nextBoolean() ? Optional.empty() : Optional.of(desk.now().plusSeconds(random.nextInt(120)));
        return new Announcement("T" + random.nextInt(1_000), "")
                .withExpires(expires)
                .withAcknowledge(random.nextInt(3) == 0);
    }

    private void push(StoreDesk desk) {
        String[] recipients =
                NAMES.stream().filter(name -> random.nextInt(3) > 0).toArray(String[]::new);
        var push = desk.push(announcement(desk), recipients);
        pushes.put(
                push.id(),
                new Known(push.id(), push.number(), push.announcement(), new HashSet<>(Arrays.asList(recipients))));
    }

    private void update(StoreDesk desk, Known push) {
        Announcement changed = announcement(desk);
        if (desk.update(push.id, changed) instanceof LogOutcome.Logged) {
            push.announcement = changed;
            push.version++;
        }
    }

    private void recall(StoreDesk desk, Known push) {
        desk.recall(push.id);
        push.recalled = true;
    }

    private void stop(StoreDesk desk, Known push) {
        desk.stop(push.id);
        push.recipients.stream()
                .filter(name -> !push.received.contains(name) && !push.written.contains(name))
                .forEach(push.stopped::add);
    }

    private void acknowledge(StoreDesk desk, Known push, String name) {
        if (push.received.contains(name)) {
            desk.receipt(name, Stage.ACTED, push.id, "ack");
            push.acted.add(name);
        }
    }

    private void visit(StoreDesk desk, String name, String moment) {
        Device device = device(name);
        if (random.nextInt(12) == 0) {
            forget(name, device);
        }
        ReplayStart start = desk.store().replay().begin(StoreDesk.client(name), device.position);
        checkCounts(start, name, device, desk.now(), moment);
        long told = start.resumed() == Resumed.COMPLETE
                ? device.position.orElseThrow().offset()
                : 0;
        if (random.nextBoolean()) {
            desk.log()
                    .keep(
                            List.of(new ClientNote.Told(
                                    StoreDesk.client(name), told, start.end().offset())),
                            news -> {},
                            () -> {});
            pushes.values().stream()
                    .filter(push -> push.isFor(name) && push.number > told && !push.received.contains(name))
                    .forEach(push -> push.told.add(name));
        }
        boolean fresh = device.position.isEmpty();
        int pushed = 0;
        ReplayCursor cursor = start.cursor();
        Set<PushId> sent = new HashSet<>();
        while (true) {
            ReplayPage page = desk.store().replay().page(cursor, 1 + random.nextInt(4), 1_000);
            for (ServerFrame frame : page.frames()) {
                pushed += frame instanceof ServerFrame.Push push
                                && push.offset() <= start.end().offset()
                        ? 1
                        : 0;
                receive(desk, name, device, frame, sent, moment);
                device.position = Optional.of(new Position(start.end().epoch(), offsetOf(frame)));
            }
            if (page.atEnd()) {
                break;
            }
            if (random.nextInt(6) == 0) {
                device.cut = true;
                return;
            }
            if (random.nextInt(3) == 0) {
                change(desk);
            }
            cursor = page.next();
        }
        if (fresh && device.position.isEmpty()) {
            device.position = Optional.of(start.end());
        }
        device.cut = false;
        assertEquals(start.valid(), pushed, moment);
        checkShown(desk, name, device, moment);
    }

    private Device device(String name) {
        return devices.computeIfAbsent(name, key -> new Device());
    }

    private void forget(String name, Device device) {
        device.shown.clear();
        device.position = Optional.empty();
        device.exempt.clear();
        pushes.values().stream().filter(push -> !push.isOpen(name)).forEach(push -> device.exempt.add(push.id));
    }

    private void checkCounts(ReplayStart start, String name, Device device, Instant now, String moment) {
        long after = device.position.map(Position::offset).orElse(-1L);
        boolean fresh = device.position.isEmpty();
        assertEquals(fresh ? Resumed.NEW : Resumed.COMPLETE, start.resumed(), moment);
        int valid = 0;
        int missed = 0;
        for (Known push : pushes.values()) {
            if (!push.isFor(name) || push.number <= after) {
                continue;
            }
            if (push.counts(now) && (!fresh || push.isOpen(name))) {
                valid++;
                missed++;
            } else if (!push.counts(now) && !push.received.contains(name) && !push.told.contains(name)) {
                missed++;
            }
        }
        assertEquals(List.of(missed, valid), List.of(start.missed(), start.valid()), moment);
    }

    private void receive(
            StoreDesk desk, String name, Device device, ServerFrame frame, Set<PushId> sent, String moment) {
        switch (frame) {
            case ServerFrame.Push push -> {
                assertTrue(sent.add(push.id()), () -> moment + ": twice " + push);
                Integer before = device.shown.put(push.id(), push.version());
                assertTrue(device.cut || before == null, () -> moment + ": known " + push);
                Known known = known(push.id());
                if (random.nextBoolean()) {
                    desk.receipt(name, Stage.RECEIVED, push.id());
                    known.received.add(name);
                }
                write(desk, known, name);
            }
            case ServerFrame.Update update -> {
                write(desk, known(update.id()), name);
                Integer before = device.shown.put(update.id(), update.version());
                // It may come again: a push in its newest version has the place of its first.
                assertTrue(before == null || before <= update.version(), () -> moment + ": " + before + ", " + update);
            }
            case ServerFrame.Recall recall -> device.shown.remove(recall.id());
            default -> throw new AssertionError(frame);
        }
    }

    private static void write(StoreDesk desk, Known push, String name) {
        desk.written(desk.archive().find(push.id).orElseThrow(), false, name);
        push.written.add(name);
        // It was on its way when the push was stopped.
        push.stopped.remove(name);
    }

    private Known known(PushId id) {
        return Optional.ofNullable(pushes.get(id)).orElseThrow();
    }

    private static long offsetOf(ServerFrame frame) {
        return switch (frame) {
            case ServerFrame.Push push -> push.offset();
            case ServerFrame.Update update -> update.offset();
            case ServerFrame.Recall recall -> recall.offset();
            default -> throw new AssertionError(frame);
        };
    }

    private void checkShown(StoreDesk desk, String name, Device device, String moment) {
        for (Known push : pushes.values()) {
            boolean shown = device.shown.containsKey(push.id);
            if (push.recalled || !push.isFor(name)) {
                assertFalse(shown, () -> moment + ": shows " + push.id);
            } else if (push.counts(desk.now()) && !(device.exempt.contains(push.id) && !shown)) {
                assertEquals(push.version, device.shown.get(push.id), () -> moment + ": " + push.id);
            }
        }
    }
}
