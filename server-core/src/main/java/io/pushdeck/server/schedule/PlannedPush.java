package io.pushdeck.server.schedule;

import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Course;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// What each run pushes, and to whom. Immutable.
///
/// @param lifetime instead of a fixed time at which the announcement expires
/// @param audience asked anew at each run
/// @param course   as in an order
public record PlannedPush(Announcement announcement, Optional<Lifetime> lifetime, Audience audience, Course course) {
    /// One that may get louder and no more.
    public PlannedPush(
            Announcement announcement,
            Optional<Lifetime> lifetime,
            Audience audience,
            Optional<Duration> escalateAfter) {
        this(announcement, lifetime, audience, Course.louderAfter(escalateAfter));
    }

    /// What goes out.
    public Announcement announcementAt(Instant run, ZoneId zone) {
        return lifetime.map(length -> announcement.withExpires(Optional.of(length.end(run, zone))))
                .orElse(announcement);
    }

    public PlannedPush withAnnouncement(Announcement changed) {
        return new PlannedPush(changed, lifetime, audience, course);
    }
}
