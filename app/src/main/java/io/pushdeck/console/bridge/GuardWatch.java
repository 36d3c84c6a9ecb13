package io.pushdeck.console.bridge;

import io.pushdeck.server.transport.TransportCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// How often the server guarded itself since it began to listen, and what is news: asked for once a second by [#tick].
/// Confined to the JavaFX thread.
public final class GuardWatch {
    private static final Duration NEWS = Duration.ofMinutes(1);

    private final Supplier<Optional<TransportCounters>> source;
    private final InstantSource clock;
    private final Map<GuardCount, Long> counts = new EnumMap<>(GuardCount.class);
    private final Deque<Change> changes = new ArrayDeque<>();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper news = new ReadOnlyLongWrapper();

    private record Change(Instant at, GuardCount count, long by) {}

    /// @param source asked on the JavaFX thread, so it must not wait; empty while the server does not listen
    public GuardWatch(Supplier<Optional<TransportCounters>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    public long of(GuardCount count) {
        return counts.getOrDefault(count, 0L);
    }

    /// Whether it counted up in the last minute.
    public boolean isNews(GuardCount count) {
        return changes.stream().anyMatch(change -> change.count() == count);
    }

    /// Counts up when anything else here changed.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// How often it guarded in the last minute, repairs left out.
    public ReadOnlyLongProperty newsProperty() {
        return news.getReadOnlyProperty();
    }

    /// Looks again.
    public void tick() {
        Instant now = clock.instant();
        Instant old = now.minus(NEWS);
        boolean changed = changes.removeIf(change -> change.at().isBefore(old));
        Optional<TransportCounters> found = source.get();
        for (GuardCount count : GuardCount.values()) {
            long before = of(count);
            long after = found.map(count::of).orElse(0L);
            if (after != before) {
                changed = true;
                counts.put(count, after);
            }
            // Fewer than before: the server was restarted, and what it has now is all new.
            long more = after < before ? after : after - before;
            if (more > 0) {
                changes.add(new Change(now, count, more));
            }
        }
        if (changed) {
            news.set(changes.stream()
                    .filter(change -> change.count().kind() != GuardCount.Kind.REPAIRED)
                    .mapToLong(Change::by)
                    .sum());
            revision.set(revision.get() + 1);
        }
    }

    /// All counts together; 0 says that nothing happened.
    public long total() {
        return Arrays.stream(GuardCount.values()).mapToLong(this::of).sum();
    }
}
