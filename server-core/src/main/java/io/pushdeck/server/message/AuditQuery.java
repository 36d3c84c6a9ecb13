package io.pushdeck.server.message;

import java.util.Set;

/// Which entries of the audit to show, newest first. Immutable.
///
/// @param words  all of them occur somewhere in it; may be empty
/// @param kinds  only those that say one of these to have been done; empty for all
/// @param before older than the entry with this number
/// @param skip   so many newer ones of those
/// @param limit  at most so many, 1 to 1,000
public record AuditQuery(String words, Set<String> kinds, long before, int skip, int limit) {
    public static final int MOST = 1_000;

    public AuditQuery {
        kinds = Set.copyOf(kinds);
        if (skip < 0 || limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("Not a page of the audit: " + skip + ", " + limit);
        }
    }

    /// The newest, whatever they are.
    public static AuditQuery newest(int limit) {
        return new AuditQuery("", Set.of(), Long.MAX_VALUE, 0, limit);
    }
}
