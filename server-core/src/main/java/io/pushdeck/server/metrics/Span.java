package io.pushdeck.server.metrics;

import java.time.Duration;
import java.util.Locale;

/// How far back to look, and in which steps: some three hundred of them each, as many as a chart has room for.
public enum Span {
    LIVE(Duration.ofMinutes(5), Duration.ofSeconds(1)),
    HOUR(Duration.ofHours(1), Duration.ofSeconds(10)),
    DAY(Duration.ofDays(1), Duration.ofMinutes(5)),
    WEEK(Duration.ofDays(7), Duration.ofMinutes(30));

    private final Duration length;
    private final Duration step;

    Span(Duration length, Duration step) {
        this.length = length;
        this.step = step;
    }

    public Duration length() {
        return length;
    }

    public Duration step() {
        return step;
    }

    public int steps() {
        return (int) length.dividedBy(step);
    }

    /// Whether its seconds are remembered, and need not be read from the disk.
    public boolean isRecent() {
        return length.compareTo(HOUR.length) <= 0;
    }

    /// An empty timeline of whole steps, the last of which is over.
    ///
    /// @param untilSecond since 1970; what is later is not wanted
    public Timeline.Builder before(long untilSecond) {
        long width = step.toSeconds();
        long end = Math.floorDiv(untilSecond, width) * width;
        return new Timeline.Builder(end - length.toSeconds(), (int) width, steps());
    }

    /// `live`, as in ids and texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
