package io.pushdeck.server.push;

import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Course;
import java.time.Duration;
import java.util.Optional;

/// What the operator wants pushed. Immutable.
///
/// @param course repeats only what asks to be confirmed
public record PushOrder(Announcement announcement, Audience audience, Course course) {
    public PushOrder {
        if (course.repetition().isPresent() && !announcement.acknowledge()) {
            throw new IllegalArgumentException("Only what asks to be confirmed is repeated until it is");
        }
    }

    /// One that may get louder and no more.
    ///
    /// @param escalateAfter when it gets louder for those who have not confirmed it by then; empty for never
    public PushOrder(Announcement announcement, Audience audience, Optional<Duration> escalateAfter) {
        this(announcement, audience, Course.louderAfter(escalateAfter));
    }
}
