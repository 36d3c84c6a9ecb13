package io.pushdeck.server.push;

import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.hub.Subscription;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Tally;
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
    private final ChangeFeed changes;
    private final Answers answers;

    public History(Store store, StoredLog log, Answers answers) {
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

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, answers.executor());
    }

    /// Follows which pushes have changed: accepted, updated, recalled, or something came of them.
    ///
    /// @param changed called at most four times a second, on a thread that must not be held up: it only enqueues
    public Subscription watch(Consumer<Set<PushId>> changed) {
        return changes.watch(changed);
    }
}
