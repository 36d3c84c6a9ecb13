package io.pushdeck.console.history;

import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One thing that happened to a push for one recipient. Immutable.
///
/// @param at    empty if that was not noted
/// @param since after the step before; empty for the first and where a time is missing
record TimelineStep(Stage stage, Optional<Instant> at, Optional<Duration> since) {
    /// In the order of time, from the acceptance on.
    static List<TimelineStep> of(Announcement announcement, Delivery delivery) {
        Delivery.Times times = delivery.times();
        List<TimelineStep> steps = new ArrayList<>();
        add(Stage.QUEUED, Optional.of(times.queued()), steps);
        add(Stage.WRITTEN, times.written(), steps);
        add(Stage.RECEIVED, times.received(), steps);
        add(Stage.DISPLAYED, times.displayed(), steps);
        add(Stage.READ, times.read(), steps);
        add(Stage.ACTED, times.acted(), steps);
        add(Stage.RECALLED, times.recalled(), steps);
        if (delivery.stage() == Stage.EXPIRED) {
            add(Stage.EXPIRED, announcement.expires(), steps);
        }
        if (delivery.stage() == Stage.FAILED) {
            steps.add(new TimelineStep(Stage.FAILED, Optional.empty(), Optional.empty()));
        }
        return steps;
    }

    private static void add(Stage stage, Optional<Instant> at, List<TimelineStep> steps) {
        at.ifPresent(time -> {
            Optional<Duration> since = steps.isEmpty()
                    ? Optional.empty()
                    : steps.getLast().at().map(before -> Duration.between(before, time));
            steps.add(new TimelineStep(stage, at, since));
        });
    }
}
