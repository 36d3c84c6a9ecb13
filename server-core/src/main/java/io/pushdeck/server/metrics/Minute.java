package io.pushdeck.server.metrics;

import java.time.Instant;

/// What was measured in one minute.
///
/// @param number minutes since 1970
public record Minute(long number, Sample sample) {
    public static long numberOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60);
    }
}
