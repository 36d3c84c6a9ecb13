package io.pushdeck.server.store;

import java.time.Instant;

/// Who did what. Immutable.
///
/// @param who     `operator`, or `pushdeck` for what it did by itself
/// @param what    `push`, `update`, `recall`, `stop`, `escalate`, `repeat`, `restore`
/// @param subject to what; the id of a push
/// @param detail  in English
public record AuditEntry(Instant at, String who, String what, String subject, String detail) {}
