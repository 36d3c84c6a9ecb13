package io.pushdeck.console.people;

import io.pushdeck.console.bridge.SentPush;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How long a person's page takes from a push on the wire to its receipt, by what is on record. Immutable.
///
/// @param median of the pushes that count
/// @param pushes how many those are
record Latency(Duration median, int pushes) {
    /// A push that waited for the person to come back says nothing about the way.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /// Of those that were written and confirmed; empty if there is none.
    static Optional<Latency> of(List<SentPush> sent) {
        List<Duration> times = sent.stream()
                .map(push -> push.delivery().times())
                .flatMap(each -> between(each.written(), each.received()).stream())
                .sorted()
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(new Latency(times.get(times.size() / 2), times.size()));
    }

    private static Optional<Duration> between(Optional<Instant> written, Optional<Instant> received) {
        return written.flatMap(from -> received.map(until -> Duration.between(from, until)))
                .filter(time -> !time.isNegative() && time.compareTo(LONGEST) < 0);
    }
}
