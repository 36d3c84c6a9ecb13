package io.pushdeck.server.push;

import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.hub.Hub;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.ArchiveProblem;
import io.pushdeck.server.store.BackupOutcome;
import io.pushdeck.server.store.RestoreOutcome;
import io.pushdeck.server.store.Store;
import io.pushdeck.server.store.StoreFacts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The upkeep of what is kept. Thread-safe. Futures complete on threads of their own; those that read fail with
/// [io.pushdeck.server.store.StoreUnavailableException] if the disk cannot be read.
public final class Archive implements AutoCloseable {
    public static final Duration DEFAULT_RETENTION = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    private static final Duration PERIOD = Duration.ofHours(1);

    private final Store store;
    private final Hub hub;
    private final Answers answers;
    private final Clock clock;
    private final BooleanSupplier listening;
    private final Runnable whenRestored;
    private final ChangeFeed<PushId> changes;
    private final AuditLog audit;
    private final Thread keeper;
    private volatile Duration retention = DEFAULT_RETENTION;
    private volatile boolean closed;

    /// @param listening    whether clients can connect at the moment
    /// @param whenRestored loads again what others hold of the store
    public Archive(
            Store store,
            StoredLog log,
            Hub hub,
            Answers answers,
            Clock clock,
            BooleanSupplier listening,
            Runnable whenRestored) {
        this.store = store;
        this.hub = hub;
        this.answers = answers;
        this.clock = clock;
        this.listening = listening;
        this.whenRestored = whenRestored;
        this.changes = log.changes();
        this.audit = new AuditLog(store.audit(), answers);
        this.keeper = Thread.ofVirtual().name("pushdeck-retention").start(this::forgetUntilClosed);
    }

    /// Who did what.
    public AuditLog audit() {
        return audit;
    }

    /// Writes everything into one file, which is read again to make sure.
    public CompletableFuture<BackupResult> backup(Path file) {
        return CompletableFuture.supplyAsync(
                () -> switch (store.backup(file)) {
                    case BackupOutcome.Written written ->
                        new BackupResult.Written(written.file(), with(written.facts()));
                    case BackupOutcome.Failed failed -> new BackupResult.Failed(failed.problem(), failed.detail());
                },
                answers.executor());
    }

    /// Puts back what a backup has, in place of everything that is here. Only while nobody can connect.
    public CompletableFuture<RestoreResult> restore(Path file) {
        return CompletableFuture.supplyAsync(
                () -> {
                    if (listening.getAsBoolean()) {
                        return new RestoreResult.Refused(ArchiveProblem.LISTENING, "");
                    }
                    return switch (store.restore(file)) {
                        case RestoreOutcome.Restored restored -> {
                            hub.reset(store.load());
                            whenRestored.run();
                            changes.everything();
                            yield new RestoreResult.Restored(with(restored.facts()));
                        }
                        case RestoreOutcome.Refused refused ->
                            new RestoreResult.Refused(refused.problem(), refused.detail());
                    };
                },
                answers.executor());
    }

    public CompletableFuture<ArchiveFacts> facts() {
        return CompletableFuture.supplyAsync(() -> with(store.archive().facts()), answers.executor());
    }

    private ArchiveFacts with(StoreFacts facts) {
        return new ArchiveFacts(facts.bytes(), facts.pushes(), facts.oldest(), retention);
    }

    /// How long pushes, what became of them, and who was here when are kept from now on. What is older is deleted at
    /// once, a little at a time.
    public void retention(Duration kept) {
        if (!kept.isPositive()) {
            throw new IllegalArgumentException("Pushes are kept for a while, not for " + kept);
        }
        retention = kept;
        LockSupport.unpark(keeper);
    }

    private void forgetUntilClosed() {
        while (!closed) {
            Duration kept = retention;
            store.log().forgetBefore(clock.instant().minus(kept), pushes -> {
                if (pushes > 0) {
                    LOG.info("{} pushes were older than {} and are deleted", pushes, kept);
                    changes.everything();
                }
            });
            if (kept.equals(retention)) {
                LockSupport.parkNanos(PERIOD.toNanos());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(keeper);
    }
}
