package io.pushdeck.console.dashboard;

import io.pushdeck.server.metrics.Measure;
import java.util.List;
import java.util.Locale;

/// The charts, in their order.
enum Panel {
    CONNECTIONS(Unit.COUNT, Measure.CONNECTIONS),
    COMING(Unit.COUNT, Measure.CONNECTS, Measure.DISCONNECTS),
    MESSAGES(Unit.RATE, Measure.MESSAGES_OUT, Measure.MESSAGES_IN),
    BYTES(Unit.BYTE_RATE, Measure.BYTES_OUT, Measure.BYTES_IN),
    WRITTEN(Unit.LATENCY, Measure.WRITTEN_P50, Measure.WRITTEN_P99),
    RECEIVED(Unit.LATENCY, Measure.RECEIVED_P50, Measure.RECEIVED_P99),
    RECEIPTS(Unit.COUNT, Measure.WRITTEN, Measure.RECEIVED, Measure.DISPLAYED, Measure.READ, Measure.ACTED),
    SLOW(Unit.COUNT, Measure.SLOW_CLIENTS),
    MEMORY(Unit.BYTES, Measure.HEAP_BYTES),
    THREADS(Unit.COUNT, Measure.THREADS),
    DISK(Unit.BYTES, List.of(Measure.STORE_BYTES), List.of(Measure.FREE_BYTES));

    private final Unit unit;

    // Lists of List.of, which do not change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Measure> lines;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Measure> told;

    Panel(Unit unit, Measure... lines) {
        this(unit, List.of(lines), List.of());
    }

    /// @param told beside the lines, as a number only: another scale would press the lines flat
    Panel(Unit unit, List<Measure> lines, List<Measure> told) {
        this.unit = unit;
        this.lines = lines;
        this.told = told;
    }

    Unit unit() {
        return unit;
    }

    /// What is drawn.
    List<Measure> lines() {
        return lines;
    }

    /// What is a number only.
    List<Measure> told() {
        return told;
    }

    /// `connections`, as in ids and texts.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
