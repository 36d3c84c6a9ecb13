package io.pushdeck.server.push;

import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.hub.Hub;
import io.pushdeck.server.hub.Subscription;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.PushVersion;
import io.pushdeck.server.message.RecallProof;
import io.pushdeck.server.message.Tally;
import io.pushdeck.server.message.Verdict;
import io.pushdeck.server.store.PushArchive;
import io.pushdeck.server.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What was pushed, and what became of it, read from the disk. Thread-safe. Futures complete on threads of their own,
/// and
/// fail with [io.pushdeck.server.store.StoreUnavailableException] if the disk cannot be read.
public final class History {
    private final PushArchive archive;
    private final ChangeFeed<PushId> changes;
    private final Hub hub;
    private final Answers answers;

    public History(Store store, StoredLog log, Hub hub, Answers answers) {
        this.hub = hub;
        this.archive = store.archive();
        this.changes = log.changes();
        this.answers = answers;
    }

    /// Newest first.
    public CompletableFuture<List<PushRecord>> search(HistoryQuery query) {
        return ask(() -> archive.search(query));
    }

    public CompletableFuture<Optional<PushRecord>> find(PushId push) {
        return ask(() -> archive.find(push));
    }

    /// What a push said, oldest first, the last being what it says now; empty for an unknown push.
    public CompletableFuture<List<PushVersion>> versions(PushId push) {
        return ask(() -> archive.versions(push));
    }

    /// How far each of these pushes got; those that are unknown are missing.
    public CompletableFuture<Map<PushId, Tally>> tallies(Set<PushId> pushes) {
        return ask(() -> archive.tallies(pushes));
    }

    /// Every recipient, in the order of their names; empty for an unknown push.
    public CompletableFuture<List<Delivery>> deliveries(PushId push) {
        return ask(() -> archive.deliveries(push));
    }

    /// What one person was sent, newest first.
    public CompletableFuture<List<ClientHistoryEntry>> sentTo(ClientId client, int limit) {
        return ask(() -> archive.sentTo(client, limit).stream()
                .map(sent -> new ClientHistoryEntry(sent.push(), sent.delivery()))
                .toList());
    }

    /// Why a person got, or did not get, a push: what the records prove.
    public CompletableFuture<Verdict> why(PushId push, ClientId client) {
        CompletableFuture<Boolean> connected = new CompletableFuture<>();
        hub.freeze(
                Audience.of(client),
                frozen -> answers.give(connected, frozen.audience().online().contains(client)),
                cause -> answers.fail(connected, cause));
        // Answers come on a thread that may block.
        return connected.thenApply(there -> archive.why(push, client, there));
    }

    /// How far a push that was taken back is gone; all zero for one that was not.
    public CompletableFuture<RecallProof> recallProof(PushId push) {
        return ask(() -> archive.recallProof(push).orElse(new RecallProof(0, 0, 0, 0)));
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, answers.executor());
    }

    /// Follows which pushes have changed: accepted, updated, recalled, or something came of them. An empty set says
    /// that
    /// any of them may have, and that some may be gone.
    ///
    /// @param changed called at most four times a second, on a thread that must not be held up: it only enqueues
    public Subscription watch(Consumer<Set<PushId>> changed) {
        return changes.watch(changed);
    }
}
