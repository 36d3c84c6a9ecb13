package io.pushdeck.console.bridge;

import io.pushdeck.server.transport.TransportCounters;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// Each thing that the server guards against and counts, in the order in which it is shown.
public enum GuardCount {
    FULL(Kind.REFUSED, counters -> counters.refused().full()),
    PER_ADDRESS(Kind.REFUSED, counters -> counters.refused().perAddress()),
    HANDSHAKE_RATE(Kind.REFUSED, counters -> counters.refused().handshakeRate()),
    LATE(Kind.REFUSED, counters -> counters.refused().late()),
    HEAD_TOO_LARGE(Kind.REFUSED, counters -> counters.refused().headTooLarge()),
    MALFORMED(Kind.REFUSED, counters -> counters.refused().malformed()),
    TLS(Kind.REFUSED, counters -> counters.refused().tls()),
    OVERSIZED(Kind.CLOSED, counters -> counters.closed().oversized()),
    MESSAGE_RATE(Kind.CLOSED, counters -> counters.closed().messageRate()),
    BYTE_RATE(Kind.CLOSED, counters -> counters.closed().byteRate()),
    PROTOCOL_ERROR(Kind.CLOSED, counters -> counters.closed().protocolError()),
    SILENT(Kind.CLOSED, counters -> counters.closed().silent()),
    SLOW(Kind.SLOW, counters -> counters.closed().slow()),
    DROPPED(Kind.SLOW, TransportCounters::droppedMessages),
    REARMED(Kind.REPAIRED, counters -> counters.repairs().rearmed()),
    SWEPT(Kind.REPAIRED, counters -> counters.repairs().swept()),
    LISTENER_REOPENED(Kind.REPAIRED, counters -> counters.repairs().listenerReopened()),
    CALLBACK_FAILURES(Kind.REPAIRED, counters -> counters.repairs().callbackFailures());

    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final ToLongFunction<TransportCounters> reader;

    /// What was done about it.
    public enum Kind {
        /// Nobody got in.
        REFUSED,
        /// A connection was ended.
        CLOSED,
        /// Something was kept from a slow reader, or the reader was let go.
        SLOW,
        /// The server put right what went wrong on its own side.
        REPAIRED;

        /// `refused`, as in ids and texts.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    GuardCount(Kind kind, ToLongFunction<TransportCounters> reader) {
        this.kind = kind;
        this.reader = reader;
    }

    public Kind kind() {
        return kind;
    }

    /// `per-address`, as in ids and texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public long of(TransportCounters counters) {
        return reader.applyAsLong(counters);
    }
}
