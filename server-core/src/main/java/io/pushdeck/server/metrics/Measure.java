package io.pushdeck.server.metrics;

import java.util.List;
import java.util.Locale;

/// What is measured once a second. Nothing is negative.
public enum Measure {
    /// Open connections.
    CONNECTIONS(Joining.MEAN),
    CONNECTS(Joining.SUM),
    DISCONNECTS(Joining.SUM),
    /// Whole messages of clients.
    MESSAGES_IN(Joining.SUM),
    /// One for each connection that a message was handed to.
    MESSAGES_OUT(Joining.SUM),
    /// On the wire, handshakes and encryption included.
    BYTES_IN(Joining.SUM),
    /// On the wire, handshakes and encryption included.
    BYTES_OUT(Joining.SUM),
    /// From accepted to written, in microseconds: half of the people were quicker.
    WRITTEN_P50(Joining.MEAN),
    /// From accepted to written, in microseconds: 99 of 100 were quicker.
    WRITTEN_P99(Joining.PEAK),
    /// From accepted to received, in microseconds: half of the people were quicker.
    RECEIVED_P50(Joining.MEAN),
    /// From accepted to received, in microseconds: 99 of 100 were quicker.
    RECEIVED_P99(Joining.PEAK),
    /// People to whom a tracked push was written.
    WRITTEN(Joining.SUM),
    /// Receipts, each counted once.
    RECEIVED(Joining.SUM),
    DISPLAYED(Joining.SUM),
    READ(Joining.SUM),
    ACTED(Joining.SUM),
    /// Connections that read more slowly than they are sent to.
    SLOW_CLIENTS(Joining.PEAK),
    /// Memory of the program that is in use.
    HEAP_BYTES(Joining.MEAN),
    /// Platform threads.
    THREADS(Joining.PEAK),
    /// What the data take on disk.
    STORE_BYTES(Joining.PEAK),
    /// What is left of that disk.
    FREE_BYTES(Joining.MEAN);

    /// In order.
    public static final List<Measure> ALL = List.of(values());

    private final Joining joining;

    /// How several values become one.
    public enum Joining {
        MEAN,
        SUM,
        PEAK
    }

    Measure(Joining joining) {
        this.joining = joining;
    }

    public Joining joining() {
        return joining;
    }

    /// Where its value stands in a row of numbers that does not outlive the program.
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }

    /// `bytes_in`, as in the database.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
