package io.pushdeck.console.history;

import io.pushdeck.server.message.Delivery;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The columns of the recipients of a push, in their order.
enum RecipientColumn {
    NAME(170),
    STAGE(120),
    RECEIVED(104),
    NOTE(150);

    /// In pixels, at first.
    final double width;

    RecipientColumn(double width) {
        this.width = width;
    }

    /// `stage`, as in ids and texts.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How long it took until the client confirmed that it came.
    static Optional<Duration> latency(Delivery delivery) {
        return delivery.times()
                .received()
                .map(at -> Duration.between(delivery.times().queued(), at));
    }

    /// Ascending; whoever has nothing in the column comes last.
    Comparator<Delivery> order() {
        return switch (this) {
            case NAME -> Comparator.comparing(Delivery::name, String.CASE_INSENSITIVE_ORDER);
            case STAGE -> Comparator.comparing(Delivery::stage);
            case RECEIVED ->
                Comparator.comparing(delivery -> latency(delivery).orElse(Duration.ofSeconds(Long.MAX_VALUE)));
            case NOTE ->
                Comparator.<Delivery, Boolean>comparing(
                                delivery -> delivery.action().isEmpty())
                        .thenComparing(Delivery::action)
                        .thenComparing(delivery ->
                                delivery.failure().map(Enum::ordinal).orElse(Integer.MAX_VALUE))
                        .thenComparing(Delivery::online);
        };
    }
}
