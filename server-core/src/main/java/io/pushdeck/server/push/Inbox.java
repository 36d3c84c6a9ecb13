package io.pushdeck.server.push;

import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.hub.Subscription;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Conversation;
import io.pushdeck.server.message.ConversationPage;
import io.pushdeck.server.message.ConversationPlace;
import io.pushdeck.server.message.ConversationQuery;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.UnreadCount;
import io.pushdeck.server.store.NewMessage;
import io.pushdeck.server.store.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What clients said and what they were told, by conversation. Thread-safe. Futures complete on threads of their own,
/// and fail with [io.pushdeck.server.store.StoreUnavailableException] if the disk cannot be read.
///
/// A conversation begins when a client writes or presses a button that a push gave it; that it confirmed a push or
/// followed a link is seen at the push alone. What the operator said are the pushes for that client, which the log has.
/// A guest's conversation ends with its connection: it can be read for as long as pushes are kept, and nobody continues
/// it.
public final class Inbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final io.pushdeck.server.store.Inbox store;
    private final Answers answers;
    private final ChangeFeed<ClientId> changes;
    private final Incoming incoming;
    private final Subscription following;

    /// @param onTrouble told, once until all is well again, that what clients say is not kept
    public Inbox(Store store, StoredLog log, Answers answers, Consumer<String> onTrouble) {
        this.store = store.inbox();
        this.answers = answers;
        this.changes = new ChangeFeed<>(answers.executor());
        this.incoming = new Incoming(this.store, answers.executor(), changes::changed, onTrouble);
        // A backup was put back, or what is old was deleted.
        this.following = log.changes().watch(pushes -> {
            if (pushes.isEmpty()) {
                changes.everything();
            }
        });
    }

    /// A client said something; only enqueues.
    public void arrived(ClientId client, String name, Payload payload, Instant at) {
        incoming.add(NewMessage.of(client, name, at, payload));
    }

    /// Something that is on disk already belongs into the conversations of these.
    public void touched(Collection<ClientId> clients) {
        changes.changed(clients);
    }

    /// Newest first.
    public CompletableFuture<List<Conversation>> conversations(ConversationQuery query) {
        return ask(() -> store.conversations(query));
    }

    /// A part of the conversation with a client, newest first; with one who never said anything what it was sent.
    ///
    /// @param limit at most so many entries
    public CompletableFuture<ConversationPage> page(ClientId client, ConversationPlace from, int limit) {
        return ask(() -> store.page(client, from, limit));
    }

    /// What nobody read, in all.
    public CompletableFuture<UnreadCount> unread() {
        return ask(store::unread);
    }

    /// What these clients said up to those messages is read: see [Conversation#newest]. Completes once that is on disk,
    /// with
    /// whether it is.
    public CompletableFuture<Boolean> markRead(Map<ClientId, Long> upTo) {
        return change(upTo.keySet(), (done, not) -> store.read(upTo, done, not));
    }

    /// What these clients said last is unread again. Completes once that is on disk, with
    /// whether it is.
    public CompletableFuture<Boolean> markUnread(Set<ClientId> clients) {
        return change(clients, (done, not) -> store.unread(clients, done, not));
    }

    private interface Change {
        void make(Runnable whenDone, Consumer<String> whenNot);
    }

    private CompletableFuture<Boolean> change(Collection<ClientId> clients, Change change) {
        List<ClientId> copy = List.copyOf(clients);
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        change.make(
                () -> {
                    changes.changed(copy);
                    answers.give(done, true);
                },
                detail -> {
                    LOG.warn("How far {} conversations are read was not stored: {}", copy.size(), detail);
                    answers.give(done, false);
                });
        return done;
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, answers.executor());
    }

    /// Follows whose conversations have changed. An empty set says that any of them may have, and that some may be
    /// gone.
    ///
    /// @param changed called at most four times a second, on a thread that must not be held up: it only enqueues
    public Subscription watch(Consumer<Set<ClientId>> changed) {
        return changes.watch(changed);
    }

    /// What the disk does not take from now on is not tried again.
    @Override
    public void close() {
        following.close();
        incoming.close();
    }
}
