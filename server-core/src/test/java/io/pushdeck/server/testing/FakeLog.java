package io.pushdeck.server.testing;

import io.pushdeck.server.group.Sighting;
import io.pushdeck.server.hub.DeliveryLog;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.Publication;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.protocol.ClientFrame;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.protocol.ServerFrame.Resumed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A log of pushes in memory. It answers at once, or when the test says so. Thread-safe.
public final class FakeLog implements DeliveryLog {
    public static final String EPOCH = "fake";
    public static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    /// Entries on a page of a replay.
    private static final int PAGE = 2;

    /// What a client said of pushes.
    public record Said(ClientId client, ClientFrame.Receipt receipt) {}

    public final BlockingQueue<Said> receipts = new LinkedBlockingQueue<>();
    public final BlockingQueue<List<Attempt>> attempts = new LinkedBlockingQueue<>();
    public final BlockingQueue<Map<ClientId, Sighting>> sightings = new LinkedBlockingQueue<>();

    private final List<Entry> entries = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holds;
    private boolean broken;

    private record Entry(ServerFrame frame, List<ClientId> recipients) {}

    /// Keeps a push for people of whom all were there.
    public synchronized Publication push(String text, ClientId... recipients) {
        long offset = entries.size() + 1L;
        PushId id = new PushId("p" + offset);
        Announcement announcement = new Announcement("", text);
        ServerFrame frame = new ServerFrame.Push(offset, id, NOW, 1, announcement, Optional.empty());
        PushRecord push = new PushRecord(
                id,
                offset,
                NOW,
                1,
                announcement,
                Audience.NOBODY,
                recipients.length,
                Optional.empty(),
                Optional.empty());
        entries.add(new Entry(frame, List.of(recipients)));
        FrozenAudience audience = new FrozenAudience(Audience.NOBODY, List.of(recipients), List.of());
        return new Publication(
                push,
                offset,
                frame,
                Optional.of(announcement.toPlain()),
                List.of(recipients),
                new HubEvent.PushAccepted(push, audience, NOW));
    }

    /// Keeps the recall of a push.
    public synchronized Publication recall(Publication pushed) {
        long offset = entries.size() + 1L;
        ServerFrame frame = new ServerFrame.Recall(offset, pushed.push().id(), NOW);
        entries.add(new Entry(frame, pushed.recipients()));
        return new Publication(
                pushed.push(),
                offset,
                frame,
                Optional.empty(),
                pushed.recipients(),
                new HubEvent.PushRecalled(pushed.push(), NOW));
    }

    /// From now on answers wait for [#release].
    public synchronized void hold() {
        holds = true;
    }

    /// Gives the answers that wait, one after the other, and those that wait then.
    public void release() {
        List<Runnable> due;
        synchronized (this) {
            holds = false;
            due = List.copyOf(held);
            held.clear();
        }
        due.forEach(Runnable::run);
    }

    /// From now on nothing can be read.
    public synchronized void breakDown() {
        broken = true;
    }

    private synchronized void answer(Runnable answer) {
        if (holds) {
            held.add(answer);
        } else {
            answer.run();
        }
    }

    @Override
    public synchronized void resume(
            ClientId client, Optional<Position> from, BooleanSupplier wanted, Consumer<Optional<CatchUp>> whenRead) {
        if (broken) {
            answer(() -> whenRead.accept(Optional.empty()));
            return;
        }
        boolean known = from.isPresent() && from.get().epoch().equals(EPOCH);
        Resumed resumed = from.isEmpty() ? Resumed.NEW : known ? Resumed.COMPLETE : Resumed.UNKNOWN_EPOCH;
        long after = known ? from.get().offset() : 0;
        int missed = (int) framesFor(client, after, entries.size()).stream()
                .filter(frame -> frame instanceof ServerFrame.Push)
                .count();
        CatchUp catchUp = new CatchUp(
                new Position(EPOCH, entries.size()),
                resumed,
                missed,
                missed,
                (stillWanted, next) -> page(client, after, next));
        answer(() -> whenRead.accept(Optional.of(catchUp)));
    }

    private synchronized void page(ClientId client, long after, Consumer<Optional<Page>> whenRead) {
        long upTo = Math.min(entries.size(), after + PAGE);
        Page page = new Page(
                framesFor(client, after, upTo),
                upTo,
                upTo == entries.size(),
                (stillWanted, next) -> page(client, upTo, next));
        answer(() -> whenRead.accept(broken ? Optional.empty() : Optional.of(page)));
    }

    private List<ServerFrame> framesFor(ClientId client, long after, long upTo) {
        return entries.subList((int) after, (int) upTo).stream()
                .filter(entry -> entry.recipients.contains(client))
                .map(Entry::frame)
                .toList();
    }

    @Override
    public synchronized void receipt(ClientId client, ClientFrame.Receipt receipt, Instant at, Runnable whenKept) {
        receipts.add(new Said(client, receipt));
        answer(whenKept);
    }

    @Override
    public void attempts(List<Attempt> tried) {
        attempts.add(List.copyOf(tried));
    }

    @Override
    public void seen(Map<ClientId, Sighting> people) {
        sightings.add(Map.copyOf(people));
    }

    /// What came of the next push that was handed over.
    public List<Attempt> nextAttempts() {
        return Await.next(attempts, "what came of a push");
    }
}
