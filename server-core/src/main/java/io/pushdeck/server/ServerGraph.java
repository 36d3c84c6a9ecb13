package io.pushdeck.server;

import io.pushdeck.server.admin.Clients;
import io.pushdeck.server.admin.Groups;
import io.pushdeck.server.admin.People;
import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.hub.Hub;
import io.pushdeck.server.hub.HubPorts;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.metrics.Metrics;
import io.pushdeck.server.metrics.Recorder;
import io.pushdeck.server.people.BanBook;
import io.pushdeck.server.push.Archive;
import io.pushdeck.server.push.History;
import io.pushdeck.server.push.Inbox;
import io.pushdeck.server.push.Plans;
import io.pushdeck.server.push.PushService;
import io.pushdeck.server.push.StoredLog;
import io.pushdeck.server.security.TokenGate;
import io.pushdeck.server.store.Store;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Everything the server is made of but what listens, in the order in which each part needs the ones before. Closed in
/// reverse.
final class ServerGraph implements AutoCloseable {
    private final Store store;
    private final StoredLog log;
    private final Hub hub;
    private final ListenerFeed feed;
    private final Groups groups;
    private final Clients clients;
    private final PushService pushes;
    private final Plans plans;
    private final History history;
    private final Inbox inbox;
    private final Archive archive;
    private final Metrics metrics;
    private final People people;
    private final TokenGate tokens;

    /// @param endpoints what listens now
    ServerGraph(Store store, Clock clock, PushListener listener, Supplier<Optional<Endpoints>> endpoints) {
        this.store = store;
        BooleanSupplier listens = () -> endpoints.get().isPresent();
        Answers answers =
                new Answers(task -> Thread.ofVirtual().name("pushdeck-answer").start(task));
        Recorder recorder = new Recorder();
        log = new StoredLog(
                store,
                answers.executor(),
                (client, push, action) -> answers.executor().execute(() -> acted(client, push, action)),
                recorder);
        BanBook bans = new BanBook();
        tokens = new TokenGate(clock, answers.executor());
        HubPorts ports = new HubPorts(store::keepName, new StoredEdits(store), log, bans, tokens);
        hub = Hub.start(store.load(), ports, answers, clock, Hub.MEASURING_PERIOD);
        feed = new ListenerFeed(listener);
        hub.subscribe(feed);
        hub.subscribe(new MetricsFeed(recorder));
        hub.subscribe(new VisitFeed(store.visits()));
        inbox = new Inbox(store, log, answers, hub::troubled);
        hub.subscribe(new InboxFeed(inbox));
        groups = new Groups(store, hub, answers, () -> GroupId.of(UUID.randomUUID()));
        clients = new Clients(store, hub, answers);
        people = new People(store, hub, bans, answers, clock);
        PushIds ids = new PushIds();
        pushes = new PushService(hub, store, log, answers, clock, ids, listens);
        plans = new Plans(store.plans(), pushes, answers, clock, listens, ids);
        history = new History(store, log, hub, answers);
        archive = new Archive(store, log, hub, answers, clock, listens, people::loadBans);
        metrics =
                Metrics.start(recorder, new Probes(endpoints, store), store.measurements(), answers.executor(), clock);
        pushes.start();
        plans.start();
    }

    private void acted(ClientId client, PushId push, String action) {
        store.archive().find(push).ifPresent(record -> hub.acted(client, record, action));
    }

    Hub hub() {
        return hub;
    }

    Groups groups() {
        return groups;
    }

    Clients clients() {
        return clients;
    }

    People people() {
        return people;
    }

    PushService pushes() {
        return pushes;
    }

    Plans plans() {
        return plans;
    }

    History history() {
        return history;
    }

    Inbox inbox() {
        return inbox;
    }

    Archive archive() {
        return archive;
    }

    Metrics metrics() {
        return metrics;
    }

    TokenGate tokens() {
        return tokens;
    }

    @Override
    public void close() {
        plans.close();
        pushes.close();
        metrics.close();
        archive.close();
        inbox.close();
        log.close();
        store.close();
        hub.close();
        feed.close();
    }
}
