package io.pushdeck.console.bridge;

import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.PushClass;
import java.time.Duration;
import java.util.Optional;

/// A push as the operator wants it. Immutable.
///
/// @param pushClass [PushClass#ANNOUNCEMENT], which is kept and followed, or [PushClass#LIVE], which is neither
/// @param course    only of what is kept
public record PushRequest(Announcement announcement, PushClass pushClass, Audience audience, Course course) {
    /// One that may get louder and no more.
    public PushRequest(
            Announcement announcement, PushClass pushClass, Audience audience, Optional<Duration> escalateAfter) {
        this(announcement, pushClass, audience, Course.louderAfter(escalateAfter));
    }
}
