package io.pushdeck.server.rehearsal;

import io.pushdeck.server.hub.Subscription;
import io.pushdeck.server.rehearsal.Rehearsal.Call;
import io.pushdeck.server.rehearsal.RehearsalStatus.Phase;
import io.pushdeck.server.session.RehearsalKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts and ends rehearsals, one at a time, and tells how they go. Thread-safe; futures complete on the thread of the
/// rehearsal, so what hangs on them only enqueues.
public final class Rehearsals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsals.class);
    /// At most so often is told how it goes.
    private static final Duration NEWS = Duration.ofMillis(200);

    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(5);
    private static final int CODE_RADIX = 36;

    private final Supplier<Optional<Venue>> venue;
    private final RehearsalKey key;
    private final Clock clock;
    private final int haste;
    private final Runnable whenGone;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final ExecutorService thread;
    private volatile RehearsalStatus status = RehearsalStatus.NONE;
    /// What follows is confined to the thread.
    private @Nullable Rehearsal current;

    /// Who wants to know of its end; empty before anybody asked for it.
    private final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();

    private boolean newsDue;

    /// One call of [#watch]; equal to no other, even of the same listener.
    private static final class Watcher {
        private final Consumer<RehearsalStatus> listener;

        Watcher(Consumer<RehearsalStatus> listener) {
            this.listener = listener;
        }
    }

    /// @param venue    where to connect; empty while the server does not listen
    /// @param haste    1, or so many times as fast for tests
    /// @param whenGone after each rehearsal, when nobody of it is connected any more
    public Rehearsals(Supplier<Optional<Venue>> venue, RehearsalKey key, Clock clock, int haste, Runnable whenGone) {
        this.venue = venue;
        this.key = key;
        this.clock = clock;
        this.haste = haste;
        this.whenGone = whenGone;
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("pushdeck-rehearsal").daemon().factory());
    }

    /// @param names what clients of each behaviour are called, before their number
    public CompletableFuture<StartResult> start(Mix mix, Map<Behaviour, String> names) {
        return CompletableFuture.supplyAsync(() -> startNow(mix, names), thread);
    }

    private StartResult startNow(Mix mix, Map<Behaviour, String> names) {
        if (current != null) {
            return StartResult.ALREADY_ON;
        }
        if (venue.get().isEmpty()) {
            return StartResult.NOT_LISTENING;
        }
        String code = Long.toString(clock.millis(), CODE_RADIX);
        Rehearsal started = new Rehearsal(venue, key, new Call(mix, code, names), thread, haste, this::changed);
        current = started;
        LOG.info("Rehearsal {} starts with {}", code, mix);
        started.begin();
        return StartResult.STARTED;
    }

    /// Lets everybody go. Does nothing if nobody plays.
    ///
    /// @return completes when all are gone
    public CompletableFuture<Boolean> end() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        thread.execute(() -> endNow(answer));
        return answer;
    }

    private void endNow(CompletableFuture<Boolean> answer) {
        Rehearsal ending = current;
        if (ending == null) {
            answer.complete(true);
            return;
        }
        waiting.add(answer);
        if (waiting.size() == 1) {
            ending.end(this::gone);
        }
    }

    private void gone() {
        current = null;
        whenGone.run();
        LOG.info("The rehearsal has ended");
        changed();
        waiting.forEach(answer -> answer.complete(true));
        waiting.clear();
    }

    /// How it goes now.
    public RehearsalStatus status() {
        return status;
    }

    /// Told after changes, not more often than five times a second, on the thread of the rehearsal: it only enqueues.
    public Subscription watch(Consumer<RehearsalStatus> listener) {
        Watcher place = new Watcher(listener);
        watchers.add(place);
        return () -> watchers.remove(place);
    }

    /// On the thread of the rehearsal. What begins and what ends is told at once.
    private void changed() {
        Rehearsal now = current;
        if (now == null || status.phase() == Phase.NONE) {
            tell();
        } else if (!newsDue) {
            newsDue = true;
            CompletableFuture.delayedExecutor(NEWS.toMillis(), TimeUnit.MILLISECONDS, thread)
                    .execute(this::tell);
        }
    }

    private void tell() {
        newsDue = false;
        Rehearsal now = current;
        RehearsalStatus told = now == null ? RehearsalStatus.NONE : now.status();
        status = told;
        watchers.forEach(watcher -> watcher.listener.accept(told));
    }

    /// Ends what goes on; waits a few seconds for it.
    @Override
    public void close() {
        try {
            end().get(CLOSING_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("Not all simulated clients went within {}", CLOSING_LIMIT, late);
        }
        thread.shutdownNow();
    }
}
