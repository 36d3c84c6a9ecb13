package io.pushdeck.server.push;

import io.pushdeck.server.hub.Subscription;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells which pushes, or other things with an id, have changed, a few times a second at most, however much comes in.
/// Thread-safe.
final class ChangeFeed<T> {
    static final Duration PERIOD = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private final Executor threads;
    private final List<Watcher<T>> watchers = new CopyOnWriteArrayList<>();
    private Set<T> changed = new HashSet<>();
    private boolean all;

    /// One call of [#watch]; equal to no other, even of the same consumer.
    private static final class Watcher<T> {
        private final Consumer<Set<T>> changed;

        Watcher(Consumer<Set<T>> changed) {
            this.changed = changed;
        }
    }

    ChangeFeed(Executor threads) {
        this.threads = threads;
    }

    Subscription watch(Consumer<Set<T>> watcher) {
        Watcher<T> place = new Watcher<>(watcher);
        watchers.add(place);
        return () -> watchers.remove(place);
    }

    /// Any of them may have.
    void everything() {
        schedule(Set.of(), true);
    }

    void changed(Collection<T> pushes) {
        if (!pushes.isEmpty()) {
            schedule(pushes, false);
        }
    }

    private void schedule(Collection<T> pushes, boolean everything) {
        synchronized (this) {
            boolean waits = all || !changed.isEmpty();
            all |= everything;
            changed.addAll(pushes);
            if (waits) {
                return;
            }
        }
        CompletableFuture.delayedExecutor(PERIOD.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(this::tell);
    }

    private void tell() {
        Set<T> due;
        synchronized (this) {
            due = all ? Set.of() : Set.copyOf(changed);
            all = false;
            changed = new HashSet<>();
        }
        for (Watcher<T> watcher : watchers) {
            try {
                watcher.changed.accept(due);
            } catch (RuntimeException | Error trouble) {
                LOG.error("Whoever watches changes failed", trouble);
            }
        }
    }
}
