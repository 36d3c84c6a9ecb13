package io.pushdeck.server.push;

import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.hub.Hub;
import io.pushdeck.server.hub.HubPorts;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.metrics.Recorder;
import io.pushdeck.server.session.FanOut;
import io.pushdeck.server.store.Store;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeFanOut;
import io.pushdeck.server.testing.RecordedHub;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// Pushes over a real store and a hub, with connections that are fakes.
final class PushDesk implements AutoCloseable {
    final Store store;
    final StoredLog log;
    final Hub hub;
    final PushService pushes;
    final History history;
    final Plans plans;
    volatile boolean listening = true;
    final RecordedHub recorded = new RecordedHub();

    private final AtomicLong lastPlan = new AtomicLong();
    private final AtomicLong lastConnection = new AtomicLong();

    PushDesk(Path folder) {
        this(folder, new FakeFanOut(false));
    }

    PushDesk(Path folder, FanOut fanOut) {
        this(folder, fanOut, Clock.systemUTC());
    }

    PushDesk(Path folder, FanOut fanOut, Clock clock) {
        store = Store.open(folder, clock);
        Executor threads = task -> Thread.ofVirtual().start(task);
        Answers answers = new Answers(threads);
        log = new StoredLog(
                store,
                threads,
                (client, push, action) -> threads.execute(() -> acted(client, push, action)),
                new Recorder());
        HubPorts ports = new HubPorts(
                store::keepName,
                (edit, whenDone) -> whenDone.accept(Optional.of(new GroupEditResult.Reason.NotStored("fake"))),
                log);
        hub = Hub.start(store.load(), ports, answers, clock, Duration.ofDays(1));
        hub.subscribe(recorded);
        hub.listen(fanOut, 1_000_000);
        AtomicLong ids = new AtomicLong(store.replay().end().offset());
        pushes = new PushService(
                hub, store, log, answers, clock, () -> new PushId("p" + ids.incrementAndGet()), () -> listening);
        plans = new Plans(
                store.plans(),
                pushes,
                answers,
                clock,
                () -> listening,
                () -> new PushId("plan-" + lastPlan.incrementAndGet()));
        history = new History(store, log, hub, answers);
    }

    private void acted(ClientId client, PushId push, String action) {
        store.archive().find(push).ifPresent(record -> hub.acted(client, record, action));
    }

    /// A client that was welcomed, with nothing received yet.
    FakeConnection framed(String client) {
        FakeConnection connection = FakeConnection.framed(lastConnection.incrementAndGet());
        hub.opened(connection);
        say(connection, "{\"type\":\"hello\",\"client\":\"" + client + "\"}");
        Await.until("the welcome", () -> !connection.received.isEmpty());
        return connection;
    }

    FakeConnection plain(String client) {
        FakeConnection connection = FakeConnection.local(lastConnection.incrementAndGet(), Map.of("client", client));
        hub.opened(connection);
        return connection;
    }

    void say(FakeConnection from, String frame) {
        hub.received(from.id(), Payload.text(frame));
    }

    void receipt(FakeConnection from, PushId push, String stage, String more) {
        say(from, "{\"type\":\"receipt\",\"stage\":\"" + stage + "\",\"pushes\":[\"" + push + "\"]" + more + "}");
    }

    static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(15, TimeUnit.SECONDS).join();
    }

    static PushResult.Accepted accepted(CompletableFuture<PushResult> push) {
        PushResult result = get(push);
        if (result instanceof PushResult.Accepted accepted) {
            return accepted;
        }
        throw new AssertionError("Not accepted: " + result);
    }

    /// What became of a push for one client, once it is so.
    Delivery delivery(PushId push, String client, Predicate<Delivery> awaited) {
        CompletableFuture<Delivery> found = new CompletableFuture<>();
        Await.until("what became of " + push + " for " + client, () -> {
            List<Delivery> all = get(history.deliveries(push));
            all.stream()
                    .filter(delivery -> delivery.client().value().equals(client) && awaited.test(delivery))
                    .findFirst()
                    .ifPresent(found::complete);
            return found.isDone();
        });
        return found.join();
    }

    @Override
    public void close() {
        plans.close();
        pushes.close();
        log.close();
        hub.close();
        store.close();
    }
}
