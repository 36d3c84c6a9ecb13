package io.pushdeck.server.push;

import io.pushdeck.server.group.Sighting;
import io.pushdeck.server.hub.DeliveryLog;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.metrics.Recorder;
import io.pushdeck.server.protocol.ClientFrame.Receipt;
import io.pushdeck.server.protocol.ServerFrame.Resumed;
import io.pushdeck.server.store.ClientNote;
import io.pushdeck.server.store.PushLog;
import io.pushdeck.server.store.Replay;
import io.pushdeck.server.store.ReplayCursor;
import io.pushdeck.server.store.ReplayPage;
import io.pushdeck.server.store.ReplayStart;
import io.pushdeck.server.store.Seen;
import io.pushdeck.server.store.Store;
import io.pushdeck.server.store.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log on disk, as the hub uses it: reads on threads that may block, and hands over what is to be written.
/// Thread-safe.
public final class StoredLog implements DeliveryLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredLog.class);
    /// How many are read to at a time: the store answers twice as many, so the operator never waits behind a crowd.
    private static final int READ_AT_ONCE = 2;

    private static final int FRAMES_ON_A_PAGE = 64;
    /// A small part of what may wait for a client.
    private static final int CHARACTERS_ON_A_PAGE = 64 * 1024;

    private final Semaphore turns = new Semaphore(READ_AT_ONCE, true);
    private final Replay replay;
    private final PushLog log;
    private final Executor threads;
    private final ClientNotes notes;
    private final Attempts attempts;
    private final ChangeFeed<PushId> changes;
    private final Acts acts;
    private final Recorder recorder;

    /// Who hears of the buttons that were pressed.
    @FunctionalInterface
    public interface Acts {
        /// On the store's thread: it only enqueues.
        void acted(ClientId client, PushId push, String action);
    }

    /// @param threads  for reading the disk: a thread a task
    /// @param recorder counts what is on disk
    public StoredLog(Store store, Executor threads, Acts acts, Recorder recorder) {
        this.replay = store.replay();
        this.log = store.log();
        this.threads = threads;
        this.notes = new ClientNotes(log, threads, news -> told(news));
        this.changes = new ChangeFeed<>(threads);
        this.attempts = new Attempts(
                this::write, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, threads), this::written);
        this.acts = acts;
        this.recorder = recorder;
    }

    private void written(List<Attempt> lot) {
        for (Attempt attempt : lot) {
            if (attempt.written()) {
                recorder.written(attempt.push(), attempt.at());
            }
        }
        changes.changed(lot.stream().map(Attempt::push).distinct().toList());
    }

    /// Which pushes have changed.
    ChangeFeed<PushId> changes() {
        return changes;
    }

    @Override
    public void resume(
            ClientId client, Optional<Position> from, BooleanSupplier wanted, Consumer<Optional<CatchUp>> whenRead) {
        read(wanted, () -> catchUp(client, from, replay.begin(client, from)), whenRead);
    }

    private CatchUp catchUp(ClientId client, Optional<Position> from, ReplayStart start) {
        if (start.missed() > 0) {
            // All that it ever got would take longer the more that is.
            long after = start.resumed() == Resumed.COMPLETE
                    ? from.map(Position::offset).orElse(0L)
                    : 0;
            notes.add(new ClientNote.Told(client, after, start.end().offset()), () -> {});
        }
        return new CatchUp(start.end(), start.resumed(), start.missed(), start.valid(), pages(start.cursor()));
    }

    private Pages pages(ReplayCursor cursor) {
        return (wanted, whenRead) -> read(wanted, () -> page(cursor), whenRead);
    }

    private Page page(ReplayCursor cursor) {
        ReplayPage page = replay.page(cursor, FRAMES_ON_A_PAGE, CHARACTERS_ON_A_PAGE);
        return new Page(page.frames(), page.upTo(), page.atEnd(), pages(page.next()));
    }

    /// A client that waited in vain for its turn comes again: what it asked for before would be read for nobody, and
    /// make all others wait until they give up, too.
    private <T> void read(BooleanSupplier wanted, Supplier<T> question, Consumer<Optional<T>> whenRead) {
        threads.execute(() -> {
            turns.acquireUninterruptibly();
            Optional<T> answer;
            try {
                if (!wanted.getAsBoolean()) {
                    return;
                }
                answer = Optional.of(question.get());
            } catch (StoreUnavailableException unreadable) {
                LOG.error("What a client missed cannot be read", unreadable);
                answer = Optional.empty();
            } finally {
                turns.release();
            }
            whenRead.accept(answer);
        });
    }

    @Override
    public void receipt(ClientId client, Receipt receipt, Instant at, Runnable whenKept) {
        notes.add(new ClientNote.Said(client, receipt, at), whenKept);
    }

    private void told(ClientNote.Said news) {
        changes.changed(news.receipt().pushes());
        recorder.receipt(news.receipt().stage(), news.receipt().pushes(), news.at());
        if (news.receipt().stage() == Stage.ACTED) {
            news.receipt()
                    .pushes()
                    .forEach(push ->
                            acts.acted(news.client(), push, news.receipt().action()));
        }
    }

    @Override
    public void attempts(List<Attempt> lot) {
        attempts.add(lot);
    }

    private void write(List<Attempt> lot, Runnable whenDone, Runnable whenNot) {
        List<io.pushdeck.server.store.Attempt> rows = lot.stream()
                .map(attempt -> new io.pushdeck.server.store.Attempt(
                        attempt.push(),
                        attempt.client(),
                        attempt.at(),
                        attempt.plain(),
                        attempt.written(),
                        attempt.failure()))
                .toList();
        log.attempts(rows, whenDone, whenNot);
    }

    @Override
    public void seen(Map<ClientId, Sighting> people) {
        log.seen(people.entrySet().stream()
                .map(person -> new Seen(
                        person.getKey(),
                        person.getValue().name().equals(person.getKey().value())
                                ? ""
                                : person.getValue().name(),
                        person.getValue().at()))
                .toList());
    }

    /// What the disk does not take from now on is not tried again.
    @Override
    public void close() {
        attempts.close();
        notes.close();
    }
}
