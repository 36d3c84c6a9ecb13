package io.pushdeck.server.hub;

import io.pushdeck.server.group.Browser;
import io.pushdeck.server.group.Traits;
import io.pushdeck.server.identity.Claims;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.Proof;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.session.BrowserName;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.Traffic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who is connected. Confined to the hub thread.
final class Roster {
    /// One connection and how listeners see it at the moment.
    static final class Entry {
        private final Connection connection;
        private final boolean believed;
        private SessionView view;
        /// Null until a rule looks at it.
        private @Nullable Traits traits;
        private boolean welcomed;
        /// The connection has all entries of the log up to this one, and gets those after it as they come; null while
        /// it
        /// is being brought there.
        private @Nullable Long liveAfter;

        private Entry(Connection connection, SessionView view, boolean believed) {
            this.connection = connection;
            this.view = view;
            this.believed = believed;
            this.liveAfter = view.isPlain() ? 0L : null;
        }

        Connection connection() {
            return connection;
        }

        SessionView view() {
            return view;
        }

        /// Whether what the client says of itself counts.
        boolean isBelieved() {
            return believed;
        }

        void welcome() {
            welcomed = true;
        }

        /// Whether frames mean something to it by now.
        boolean isWelcome() {
            return welcomed;
        }

        void goLive(long after) {
            liveAfter = after;
        }

        /// Whether it gets the entry of that offset as it comes.
        boolean takes(long offset) {
            Long after = liveAfter;
            return after != null && offset > after;
        }

        /// What rules look at.
        Traits traits() {
            Traits known = traits;
            if (known == null) {
                Handshake handshake = view.handshake();
                known = new Traits(
                        view.name(),
                        new Traits.Here(
                                view.page(),
                                view.language(),
                                Browser.of(BrowserName.of(handshake.userAgent())),
                                handshake.address(),
                                view.proof().map(Proof::claims).orElse(Claims.NONE)));
                traits = known;
            }
            return known;
        }

        void rename(String name) {
            view = view.withName(name);
            traits = null;
        }

        /// Whether anything changed since the last time.
        boolean measure() {
            Traffic now = connection.traffic();
            if (now.equals(view.traffic())) {
                return false;
            }
            view = view.withTraffic(now);
            return true;
        }
    }

    private final Map<SessionId, Entry> sessions = new LinkedHashMap<>();
    private final Map<ClientId, List<Entry>> byClient = new LinkedHashMap<>();

    Entry add(Connection connection, SessionView view, boolean believed) {
        Entry entry = new Entry(connection, view, believed);
        sessions.put(view.id(), entry);
        byClient.computeIfAbsent(view.client(), key -> new ArrayList<>(1)).add(entry);
        return entry;
    }

    @Nullable
    Entry remove(SessionId session) {
        Entry entry = sessions.remove(session);
        if (entry != null) {
            ClientId client = entry.view.client();
            List<Entry> rest = byClient.get(client);
            if (rest != null && rest.remove(entry) && rest.isEmpty()) {
                byClient.remove(client);
            }
        }
        return entry;
    }

    @Nullable
    Entry find(SessionId session) {
        return sessions.get(session);
    }

    /// In order of connecting; live.
    Collection<Entry> all() {
        return sessions.values();
    }

    /// Live.
    Set<ClientId> clients() {
        return byClient.keySet();
    }

    /// The connections that a ban is about.
    Set<SessionId> concerned(Ban ban) {
        return sessions.values().stream()
                .map(Entry::view)
                .filter(view -> ban.concerns(view.client(), view.handshake().address()))
                .map(SessionView::id)
                .collect(Collectors.toSet());
    }

    boolean isOnline(ClientId client) {
        return byClient.containsKey(client);
    }

    /// Live; empty for one that is away.
    List<Entry> of(ClientId client) {
        return byClient.getOrDefault(client, Collections.emptyList());
    }

    /// The connections of those people, by session id; people who are away have none.
    List<Entry> of(Iterable<ClientId> people) {
        List<Entry> found = new ArrayList<>();
        people.forEach(client -> found.addAll(of(client)));
        found.sort(Comparator.comparing(entry -> entry.view.id()));
        return found;
    }
}
