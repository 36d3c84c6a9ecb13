package io.pushdeck.console.inbox;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.ConversationQuery;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which conversations the operator wants to see. Immutable.
///
/// @param words of a name, or of what was said; may be empty
/// @param group only its members; empty for everybody
record InboxFilter(String words, Kind kind, Optional<GroupId> group) {
    static final InboxFilter EVERYTHING = new InboxFilter("", Kind.ALL, Optional.empty());

    enum Kind {
        ALL,
        UNREAD,
        ONLINE;

        /// `all`, as in ids and texts.
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isEverything() {
        return equals(EVERYTHING);
    }

    /// Whether the answer changes with who is there, and who is in which group.
    boolean restsOnPeople() {
        return kind == Kind.ONLINE || group.isPresent();
    }

    ConversationQuery query(Mirror mirror, int skip, int limit) {
        return new ConversationQuery(words.strip(), kind == Kind.UNREAD, among(mirror), skip, limit);
    }

    private Optional<Set<ClientId>> among(Mirror mirror) {
        if (!restsOnPeople()) {
            return Optional.empty();
        }
        Set<ClientId> among =
                new HashSet<>(group.isPresent() ? mirror.membersOf(group.get()) : mirror.people(Audience.EVERYONE));
        if (kind == Kind.ONLINE && group.isPresent()) {
            among.removeIf(client -> !mirror.isOnline(client));
        }
        return Optional.of(among);
    }
}
