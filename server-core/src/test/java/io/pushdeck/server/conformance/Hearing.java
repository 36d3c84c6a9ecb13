package io.pushdeck.server.conformance;

import io.pushdeck.server.PushListener;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.testing.Await;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who is there, and what they said. Thread-safe.
final class Hearing implements PushListener {
    private final Map<ClientId, List<String>> texts = new HashMap<>();
    private final Map<ClientId, Set<SessionId>> sessions = new HashMap<>();

    @Override
    public synchronized void connected(SessionView client) {
        sessions.computeIfAbsent(client.client(), key -> new HashSet<>()).add(client.id());
    }

    @Override
    public synchronized void message(SessionView client, String text) {
        texts.computeIfAbsent(client.client(), key -> new ArrayList<>()).add(text);
    }

    @Override
    public synchronized void closed(SessionView client, CloseReason reason) {
        sessions.computeIfAbsent(client.client(), key -> new HashSet<>()).remove(client.id());
    }

    synchronized Set<SessionId> sessionsOf(ClientId client) {
        return Set.copyOf(sessions.getOrDefault(client, Set.of()));
    }

    private synchronized List<String> textsOf(ClientId client) {
        return List.copyOf(texts.getOrDefault(client, List.of()));
    }

    List<String> awaitTexts(ClientId client, int count) {
        Await.until(client + " has said " + count, () -> textsOf(client).size() >= count);
        return textsOf(client);
    }

    void awaitAway(ClientId client) {
        Await.until(client + " is away", () -> sessionsOf(client).isEmpty());
    }
}
