package io.pushdeck.server.message;

import io.pushdeck.server.identity.ClientId;
import java.util.Optional;
import java.util.Set;

/// Which conversations to show, newest first. Immutable.
///
/// @param words  occur as they are in the name, the id, or something the client said; may be empty
/// @param unread only those with something unread
/// @param among  only those with these clients; empty for all
/// @param skip   so many newer ones
/// @param limit  at most so many, 1 to 500
public record ConversationQuery(String words, boolean unread, Optional<Set<ClientId>> among, int skip, int limit) {
    public static final ConversationQuery NEWEST = new ConversationQuery("", false, Optional.empty(), 0, 100);

    public ConversationQuery {
        among = among.map(Set::copyOf);
        if (skip < 0 || limit < 1 || limit > 500) {
            throw new IllegalArgumentException("Not a page of conversations: " + skip + ", " + limit);
        }
    }
}
