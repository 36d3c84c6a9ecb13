package io.pushdeck.server.message;

import java.time.Instant;

/// Who did what. Immutable.
///
/// @param number  grows with each
/// @param role    `operator`, `viewer`, or `pushdeck` for what it did by itself
/// @param name    what that person is called; empty for `pushdeck`, and where nobody said so
/// @param what    a word or two, in English, that never change: `push`, `recall`, `cancel plan`
/// @param subject to what: an id, a name or a file
/// @param title   of the push or plan with that id, as it is now; empty if there is none
/// @param detail  in English; may be empty
public record AuditEntry(
        long number, Instant at, String role, String name, String what, String subject, String title, String detail) {
    public static final String OPERATOR = "operator";
    public static final String VIEWER = "viewer";
    public static final String PUSHDECK = "pushdeck";
}
