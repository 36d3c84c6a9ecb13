package io.pushdeck.console.bridge;

import io.pushdeck.server.PushServer;
import io.pushdeck.server.admin.BanResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.Moment;
import io.pushdeck.server.people.Person;
import io.pushdeck.server.people.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// People over time, of the real server: asks it and brings the answers to the JavaFX thread.
public final class ServerPeople implements PeopleBackend {
    private static final Logger log = LoggerFactory.getLogger(ServerPeople.class);

    private final PushServer server;
    private final Executor fxThread;
    private Consumer<String> trouble = words -> {};

    public ServerPeople(PushServer server, Executor fxThread) {
        this.server = server;
        this.fxThread = fxThread;
    }

    @Override
    public void everybody(Consumer<List<Person>> whenKnown) {
        answer(server.people().everybody(), whenKnown);
    }

    @Override
    public void visits(ClientId client, int limit, Consumer<List<Visit>> whenKnown) {
        answer(server.people().visits(client, limit), whenKnown);
    }

    @Override
    public void earliest(Consumer<Optional<Instant>> whenKnown) {
        answer(server.people().earliest(), whenKnown);
    }

    @Override
    public void at(Instant moment, Consumer<Moment> whenKnown) {
        answer(server.people().at(moment), whenKnown);
    }

    @Override
    public void annotate(ClientId client, Annotation annotation, Consumer<Optional<String>> whenDone) {
        answer(server.people().annotate(client, annotation), whenDone);
    }

    @Override
    public void ban(Ban ban, Consumer<Optional<String>> whenDone) {
        answer(server.people().ban(ban).thenApply(ServerPeople::wordsOf), whenDone);
    }

    @Override
    public void lift(String key, Consumer<Optional<String>> whenDone) {
        answer(server.people().lift(key).thenApply(ServerPeople::wordsOf), whenDone);
    }

    private static Optional<String> wordsOf(BanResult result) {
        return switch (result) {
            case BanResult.Done ignored -> Optional.empty();
            case BanResult.Rejected rejected -> Optional.of(rejected.detail());
        };
    }

    @Override
    public List<Ban> bans() {
        return server.people().bans();
    }

    @Override
    public long refused(String key) {
        return server.people().refused(key);
    }

    @Override
    public void onTrouble(Consumer<String> told) {
        trouble = told;
    }

    private <T> void answer(CompletableFuture<T> future, Consumer<T> whenDone) {
        future.thenAccept(value -> fxThread.execute(() -> whenDone.accept(value)))
                .exceptionally(failure -> {
                    log.warn("What is known of people could not be read", failure);
                    fxThread.execute(() -> trouble.accept(words(failure)));
                    return null;
                });
    }

    private static String words(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
