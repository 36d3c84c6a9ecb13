package io.pushdeck.server.message;

import java.time.Instant;

/// What a push said for a while. Immutable.
///
/// @param version 1 is what was pushed; each update is one more
/// @param at      from when on it said that
public record PushVersion(int version, Instant at, Announcement announcement) {}
