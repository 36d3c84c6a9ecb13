package io.pushdeck.server.admin;

import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.hub.Hub;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.store.Store;
import io.pushdeck.server.store.StoreOutcome;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// What an operator does to single clients. Thread-safe.
public final class Clients {
    private final Store store;
    private final Hub hub;
    private final Answers answers;

    public Clients(Store store, Hub hub, Answers answers) {
        this.store = store;
        this.hub = hub;
        this.answers = answers;
    }

    /// Names a client, connected or not; a page cannot change that any more. A guest keeps the name while connected,
    /// and a
    /// simulated client until the end of its rehearsal.
    ///
    /// @return completes when the name is on disk, unless nothing is kept of that client, and the hub applied it
    /// @throws IllegalArgumentException if nothing is left of the name after [ClientName#clean]
    public CompletableFuture<RenameResult> rename(ClientId client, String name) {
        ClientName cleaned = new ClientName(ClientName.clean(name), true);
        CompletableFuture<ClientName> applied = new CompletableFuture<>();
        CompletableFuture<RenameResult> answer = applied.thenApply(given -> new RenameResult.Renamed(given.text()));
        if (client.isPassing()) {
            hub.rename(client, cleaned, applied);
            return answer;
        }
        store.rename(client, cleaned, outcome -> {
            switch (outcome) {
                case StoreOutcome.Stored<ClientName> stored -> hub.rename(client, stored.value(), applied);
                case StoreOutcome.Refused<ClientName> refused ->
                    answers.give(
                            answer, new RenameResult.Rejected(refused.reason().toString()));
            }
        });
        return answer;
    }

    /// Everyone who is known, connected or not, and what each is called; no guests. Who came a moment ago may be
    /// missing. Fails with [io.pushdeck.server.store.StoreUnavailableException] if the disk cannot be read.
    public CompletableFuture<Map<ClientId, String>> everybody() {
        return CompletableFuture.supplyAsync(store::everybody, answers.executor());
    }

    /// Closes those connections, telling each that the operator did it and that it should stay away.
    public void disconnect(Set<SessionId> sessions) {
        hub.disconnect(sessions, CloseReason.DISCONNECTED, "Disconnected by the operator");
    }
}
