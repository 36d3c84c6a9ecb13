package io.pushdeck.server.push;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.store.Inbox;
import io.pushdeck.server.store.NewMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What clients said, on its way to the disk: while one lot is being written the next one gathers, so that a flood is a
/// few transactions, never fills the store's queue, and holds up no push for long. What the disk does not take is tried
/// again, for as long as not too much waits. Thread-safe.
final class Incoming implements AutoCloseable {
    /// More than that are forgotten, the newest first, while the disk takes nothing.
    static final int MAX_WAITING = 20_000;

    private static final int MAX_CHARACTERS_WAITING = 16 << 20;
    private static final int MAX_PER_LOT = 500;
    private static final int SECONDS_UNTIL_AGAIN = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

    private final Inbox inbox;
    private final Executor threads;
    private final Consumer<Collection<ClientId>> whenKept;
    private final Consumer<String> onTrouble;
    private final Deque<NewMessage> waiting = new ArrayDeque<>();
    private int charactersWaiting;
    private boolean writing;
    private boolean troubled;
    private boolean closed;
    private long forgotten;

    /// @param threads   for trying again
    /// @param whenKept  on the store's thread: it only enqueues
    /// @param onTrouble told once of each trouble until all is well again; only enqueues
    Incoming(Inbox inbox, Executor threads, Consumer<Collection<ClientId>> whenKept, Consumer<String> onTrouble) {
        this.inbox = inbox;
        this.threads = threads;
        this.whenKept = whenKept;
        this.onTrouble = onTrouble;
    }

    void add(NewMessage message) {
        boolean full;
        boolean firstForgotten = false;
        boolean begins = false;
        synchronized (this) {
            int length = lengthOf(message);
            full = waiting.size() >= MAX_WAITING || charactersWaiting + length > MAX_CHARACTERS_WAITING;
            if (full) {
                firstForgotten = forgotten++ == 0;
            } else {
                waiting.add(message);
                charactersWaiting += length;
            }
            if (!full && !writing) {
                writing = true;
                begins = true;
            }
        }
        if (firstForgotten) {
            LOG.warn("What clients say is forgotten: {} messages wait already, or too long ones", MAX_WAITING);
            onTrouble.accept("Clients say more than the disk takes at the moment; some of it is not kept");
        } else if (begins) {
            write();
        }
    }

    private static int lengthOf(NewMessage message) {
        return message.text().map(String::length).orElse(0);
    }

    private void write() {
        List<NewMessage> lot = new ArrayList<>();
        synchronized (this) {
            for (NewMessage next = waiting.poll(); next != null; next = waiting.poll()) {
                lot.add(next);
                charactersWaiting -= lengthOf(next);
                if (lot.size() == MAX_PER_LOT) {
                    break;
                }
            }
            if (lot.isEmpty()) {
                writing = false;
                if (forgotten > 0) {
                    LOG.info("What clients say is kept again; {} messages are lost", forgotten);
                }
                forgotten = 0;
                return;
            }
        }
        inbox.keep(lot, () -> kept(lot), detail -> tryAgain(lot, detail));
    }

    private void kept(List<NewMessage> lot) {
        synchronized (this) {
            if (troubled) {
                LOG.info("What clients say is written again");
            }
            troubled = false;
        }
        whenKept.accept(lot.stream().map(NewMessage::client).distinct().toList());
        write();
    }

    private void tryAgain(List<NewMessage> lot, String detail) {
        boolean first;
        synchronized (this) {
            if (closed) {
                return;
            }
            lot.reversed().forEach(waiting::addFirst);
            charactersWaiting += lot.stream().mapToInt(Incoming::lengthOf).sum();
            first = !troubled;
            troubled = true;
        }
        if (first) {
            LOG.warn("What clients say is not kept: {}", detail);
            onTrouble.accept("What clients say is not kept at the moment. " + detail);
        }
        CompletableFuture.delayedExecutor(SECONDS_UNTIL_AGAIN, TimeUnit.SECONDS, threads)
                .execute(this::write);
    }

    /// From now on nothing is tried again.
    @Override
    public synchronized void close() {
        closed = true;
    }
}
