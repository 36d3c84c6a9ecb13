package io.pushdeck.console.bridge;

import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushClass;
import java.time.Duration;
import java.util.Optional;

/// A push as the operator wants it. Immutable.
///
/// @param pushClass     [PushClass#ANNOUNCEMENT], which is kept and followed, or [PushClass#LIVE], which is neither
/// @param escalateAfter made more urgent after so long for those who have not acknowledged it
public record PushRequest(
        Announcement announcement, PushClass pushClass, Audience audience, Optional<Duration> escalateAfter) {}
