package io.pushdeck.server.admin;

import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.hub.Hub;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.BanBook;
import io.pushdeck.server.people.Moment;
import io.pushdeck.server.people.Person;
import io.pushdeck.server.people.Visit;
import io.pushdeck.server.store.Store;
import io.pushdeck.server.store.StoreOutcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// People over time: who is known and who was here when, what the operator wrote of them, who may not come in.
/// Thread-safe. Futures that read fail with [io.pushdeck.server.store.StoreUnavailableException] if the disk cannot be
/// read.
public final class People {
    private final Store store;
    private final Hub hub;
    private final BanBook bans;
    private final Answers answers;
    private final Clock clock;

    /// @param bans the same that the hub asks
    public People(Store store, Hub hub, BanBook bans, Answers answers, Clock clock) {
        this.store = store;
        this.hub = hub;
        this.bans = bans;
        this.answers = answers;
        this.clock = clock;
        loadBans();
    }

    /// Takes up the bans that are on disk, in the place of those that are held. On the caller's thread.
    public void loadBans() {
        bans.reset(store.peopleBook().bans(clock.instant()));
    }

    /// Everyone who is known, connected or not; no guests; in no order. Who came a moment ago may be missing.
    public CompletableFuture<List<Person>> everybody() {
        return ask(store.people()::everybody);
    }

    /// When this person was here, newest first.
    public CompletableFuture<List<Visit>> visits(ClientId client, int limit) {
        return ask(() -> store.people().visits(client, limit));
    }

    /// When the history of connections begins; empty while there is none.
    public CompletableFuture<Optional<Instant>> earliest() {
        return ask(store.people()::earliest);
    }

    /// Who was there at that time, and who was in which group.
    public CompletableFuture<Moment> at(Instant moment) {
        return ask(() -> store.people().at(moment));
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, answers.executor());
    }

    /// Writes what the operator thinks of a person, in the place of what was there.
    ///
    /// @param client neither a guest nor simulated
    /// @return completes when it is on disk; with words, in English, if it could not be stored
    public CompletableFuture<Optional<String>> annotate(ClientId client, Annotation annotation) {
        if (client.isPassing()) {
            throw new IllegalArgumentException("Nothing can be kept of " + client + ", a guest or simulated");
        }
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        store.peopleBook().annotate(client, annotation, clock.instant(), outcome -> {
            switch (outcome) {
                case StoreOutcome.Stored<Annotation> ignored -> answers.give(answer, Optional.empty());
                case StoreOutcome.Refused<Annotation> refused ->
                    answers.give(answer, Optional.of(refused.reason().toString()));
            }
        });
        return answer;
    }

    /// Keeps somebody out from now on, in the place of the ban with that key; connections that it is about are closed
    /// at
    /// once.
    ///
    /// @return completes when the ban is on disk and counts
    public CompletableFuture<BanResult> ban(Ban ban) {
        CompletableFuture<BanResult> answer = new CompletableFuture<>();
        store.peopleBook().ban(ban, outcome -> {
            switch (outcome) {
                case StoreOutcome.Stored<Ban> stored -> {
                    Optional<Ban> before = known(ban.key());
                    // It counts before the hub looks for those who are there: whoever comes in between is kept out.
                    bans.put(ban);
                    hub.expel(ban);
                    answers.give(answer, new BanResult.Done(before));
                }
                case StoreOutcome.Refused<Ban> refused ->
                    answers.give(answer, new BanResult.Rejected(refused.reason().toString()));
            }
        });
        return answer;
    }

    /// Lets somebody come in again.
    ///
    /// @return completes when that is on disk
    public CompletableFuture<BanResult> lift(String key) {
        CompletableFuture<BanResult> answer = new CompletableFuture<>();
        store.peopleBook().lift(key, clock.instant(), outcome -> {
            switch (outcome) {
                case StoreOutcome.Stored<String> stored -> {
                    Optional<Ban> before = known(key);
                    bans.lift(key);
                    answers.give(answer, new BanResult.Done(before));
                }
                case StoreOutcome.Refused<String> refused ->
                    answers.give(answer, new BanResult.Rejected(refused.reason().toString()));
            }
        });
        return answer;
    }

    private Optional<Ban> known(String key) {
        return bans.all(clock.instant()).stream()
                .filter(ban -> ban.key().equals(key))
                .findFirst();
    }

    /// Those that count now.
    public List<Ban> bans() {
        return bans.all(clock.instant());
    }

    /// How often somebody was kept out by the ban of that key, since the server was opened.
    public long refused(String key) {
        return bans.refused(key);
    }
}
