package io.pushdeck.console.settings;

import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.transport.Compression;
import io.pushdeck.server.transport.Limits;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Each limit that is a number, in the order of the page: how it is called, written and bounded, and where it is found.
public enum Limit {
    CONNECTIONS(
            Group.CONNECTIONS,
            Quantity.COUNT,
            1,
            1_000_000,
            config -> config.limits().connections().max()),
    PER_ADDRESS(
            Group.CONNECTIONS,
            Quantity.COUNT,
            1,
            1_000_000,
            config -> config.limits().connections().maxPerAddress()),
    HANDSHAKES(
            Group.CONNECTIONS,
            Quantity.COUNT,
            1,
            1_000_000,
            config -> config.limits().connections().handshakesPerSecond()),
    HANDSHAKE_TIME(
            Group.CONNECTIONS,
            Quantity.TIME,
            1,
            Limit.YEAR,
            config -> config.limits().connections().handshakeTimeout().toMillis()),
    HEADER_BYTES(
            Group.CONNECTIONS,
            Quantity.BYTES,
            256,
            Limit.MEGABYTE,
            config -> config.limits().connections().maxHeaderBytes()),
    HEADERS(
            Group.CONNECTIONS,
            Quantity.COUNT,
            1,
            10_000,
            config -> config.limits().connections().maxHeaders()),
    SILENCE(
            Group.CONNECTIONS,
            Quantity.TIME,
            1,
            Limit.YEAR,
            config -> config.limits().times().connectionLostTimeout().toMillis()),
    GOODBYE(
            Group.CONNECTIONS,
            Quantity.TIME,
            1,
            Limit.YEAR,
            config -> config.limits().times().drain().toMillis()),
    FRAME_BYTES(
            Group.INBOUND,
            Quantity.BYTES,
            1,
            64 * Limit.MEGABYTE,
            config -> config.limits().inbound().maxFrameBytes()),
    MESSAGE_BYTES(
            Group.INBOUND,
            Quantity.BYTES,
            1,
            64 * Limit.MEGABYTE,
            config -> config.limits().inbound().maxMessageBytes()),
    FRAGMENTS(
            Group.INBOUND,
            Quantity.COUNT,
            1,
            1_000_000,
            config -> config.limits().inbound().maxFragments()),
    MESSAGE_RATE(
            Group.INBOUND,
            Quantity.COUNT,
            1,
            10_000_000,
            config -> config.limits().inbound().messagesPerSecond()),
    BYTE_RATE(
            Group.INBOUND,
            Quantity.BYTES,
            1,
            1024 * Limit.MEGABYTE,
            config -> config.limits().inbound().bytesPerSecond()),
    OUTBOX_BYTES(
            Group.OUTGOING,
            Quantity.BYTES,
            1,
            1024 * Limit.MEGABYTE,
            config -> config.limits().outgoing().outboxBytes()),
    OUTBOX_AGE(
            Group.OUTGOING,
            Quantity.TIME,
            1,
            Limit.YEAR,
            config -> config.limits().outgoing().outboxAge().toMillis()),
    COMPRESSION_FROM(
            Group.COMPRESSION,
            Quantity.BYTES,
            0,
            Limit.MEGABYTE,
            config -> config.compression().fromBytes());

    private static final long MEGABYTE = 1L << 20;
    private static final long YEAR = 365L * 24 * 3_600 * 1_000;

    private final Group group;
    private final Quantity quantity;
    private final long least;
    private final long most;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final ToLongFunction<ListenConfig> reader;

    /// What limits are about.
    enum Group {
        CONNECTIONS,
        INBOUND,
        OUTGOING,
        COMPRESSION
    }

    Limit(Group group, Quantity quantity, long least, long most, ToLongFunction<ListenConfig> reader) {
        this.group = group;
        this.quantity = quantity;
        this.least = least;
        this.most = most;
        this.reader = reader;
    }

    /// `frame-bytes`, as in ids, texts and preferences.
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public Quantity quantity() {
        return quantity;
    }

    Group group() {
        return group;
    }

    public long of(ListenConfig config) {
        return reader.applyAsLong(config);
    }

    /// Whether who is connected keeps what held when the connection was accepted.
    boolean isForNewConnections() {
        return switch (this) {
            case HEADER_BYTES, HEADERS, FRAME_BYTES, MESSAGE_BYTES, FRAGMENTS -> true;
            default -> false;
        };
    }

    /// Whether it is an amount a second.
    boolean isRate() {
        return this == HANDSHAKES || this == MESSAGE_RATE || this == BYTE_RATE;
    }

    /// The smallest amount; another limit may demand more.
    public long least() {
        return least;
    }

    public long most() {
        return most;
    }

    /// The limit that this one must not be below: a message is at least as long as a frame.
    public Optional<Limit> floor() {
        return Optional.ofNullable(floorOf());
    }

    private @Nullable Limit floorOf() {
        return switch (this) {
            case MESSAGE_BYTES -> FRAME_BYTES;
            case BYTE_RATE -> MESSAGE_BYTES;
            default -> null;
        };
    }

    /// A configuration with these amounts, each of which is in its range; all else is as in `config`.
    public static ListenConfig assemble(ToLongFunction<Limit> amount, ListenConfig config) {
        Limits.Connections connections = new Limits.Connections(
                whole(amount, CONNECTIONS),
                whole(amount, PER_ADDRESS),
                whole(amount, HANDSHAKES),
                time(amount, HANDSHAKE_TIME),
                whole(amount, HEADER_BYTES),
                whole(amount, HEADERS));
        Limits.Inbound inbound = new Limits.Inbound(
                whole(amount, FRAME_BYTES),
                whole(amount, MESSAGE_BYTES),
                whole(amount, FRAGMENTS),
                whole(amount, MESSAGE_RATE),
                whole(amount, BYTE_RATE));
        Limits.Outgoing outgoing =
                config.limits().outgoing().withOutbox(whole(amount, OUTBOX_BYTES), time(amount, OUTBOX_AGE));
        Limits.Times times = new Limits.Times(time(amount, SILENCE), time(amount, GOODBYE));
        Compression compression = new Compression(config.compression().enabled(), whole(amount, COMPRESSION_FROM));
        return config.withLimits(new Limits(connections, inbound, outgoing, times))
                .withCompression(compression);
    }

    private static int whole(ToLongFunction<Limit> amount, Limit limit) {
        return Math.toIntExact(amount.applyAsLong(limit));
    }

    private static Duration time(ToLongFunction<Limit> amount, Limit limit) {
        return Duration.ofMillis(amount.applyAsLong(limit));
    }
}
