package io.pushdeck.server.hub;

import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.group.Register;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeLog;
import io.pushdeck.server.testing.RecordedHub;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A hub with a fixed clock that measures only when asked to.
final class HubFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    final List<String> keptNames = Collections.synchronizedList(new ArrayList<>());
    final FakeLog log = new FakeLog();
    /// Edits that clients asked for; they are on disk at once.
    final List<GroupEdit> keptEdits = Collections.synchronizedList(new ArrayList<>());
    final RecordedHub recorded = new RecordedHub();
    final Hub hub;

    HubFixture() {
        this(Register.EMPTY);
    }

    HubFixture(Register register) {
        this(register, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    HubFixture(Register register, Clock clock) {
        hub = Hub.start(
                register,
                new HubPorts(
                        (client, name) -> keptNames.add(client + "=" + name),
                        (edit, whenDone) -> {
                            keptEdits.add(edit);
                            whenDone.accept(Optional.empty());
                        },
                        log),
                new Answers(task -> Thread.ofVirtual().start(task)),
                clock,
                Duration.ofDays(1));
        hub.subscribe(recorded);
    }

    FakeConnection open(long id, Map<String, String> query) {
        FakeConnection connection = FakeConnection.local(id, query);
        hub.opened(connection);
        return connection;
    }

    /// The state once everything submitted before was carried out.
    HubSnapshot state() {
        RecordedHub late = new RecordedHub();
        Subscription subscription = hub.subscribe(late);
        HubSnapshot state = late.nextSnapshot();
        subscription.close();
        return state;
    }

    /// Lets the hub carry out what it gives itself to do, too.
    void settle() {
        for (int step = 0; step < 12; step++) {
            state();
        }
    }

    GroupEditResult.Applied edit(GroupEdit edit) {
        CompletableFuture<GroupEditResult> answer = new CompletableFuture<>();
        hub.apply(edit, answer);
        return (GroupEditResult.Applied) get(answer);
    }

    void rename(ClientId client, String name) {
        CompletableFuture<ClientName> answer = new CompletableFuture<>();
        hub.rename(client, new ClientName(name, true), answer);
        get(answer);
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(15, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
