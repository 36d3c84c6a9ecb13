package io.pushdeck.console.bridge;

import io.pushdeck.server.PushServer;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.ArchiveProblem;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.PushVersion;
import io.pushdeck.server.message.RecallProof;
import io.pushdeck.server.message.Tally;
import io.pushdeck.server.message.Verdict;
import io.pushdeck.server.push.BackupResult;
import io.pushdeck.server.push.ChangeResult;
import io.pushdeck.server.push.Missing;
import io.pushdeck.server.push.RestoreResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The history of the real server: asks it and brings the answers to the JavaFX thread.
public final class ServerHistory implements HistoryBackend {
    private static final Logger log = LoggerFactory.getLogger(ServerHistory.class);

    private final PushServer server;
    private final Executor fxThread;
    private final List<Consumer<String>> troubled = new ArrayList<>();

    public ServerHistory(PushServer server, Executor fxThread) {
        this.server = server;
        this.fxThread = fxThread;
    }

    @Override
    public void search(HistoryQuery query, Consumer<List<PushRecord>> whenDone) {
        answer(server.history().search(query), whenDone);
    }

    @Override
    public void find(PushId push, Consumer<Optional<PushRecord>> whenDone) {
        answer(server.history().find(push), whenDone);
    }

    @Override
    public void versions(PushId push, Consumer<List<PushVersion>> whenDone) {
        answer(server.history().versions(push), whenDone);
    }

    @Override
    public void tallies(Set<PushId> pushes, Consumer<Map<PushId, Tally>> whenDone) {
        answer(server.history().tallies(pushes), whenDone);
    }

    @Override
    public void deliveries(PushId push, Consumer<List<Delivery>> whenDone) {
        answer(server.history().deliveries(push), whenDone);
    }

    @Override
    public void sentTo(ClientId client, int limit, Consumer<List<SentPush>> whenDone) {
        answer(
                server.history()
                        .sentTo(client, limit)
                        .thenApply(entries -> entries.stream()
                                .map(entry -> new SentPush(entry.push(), entry.delivery()))
                                .toList()),
                whenDone);
    }

    @Override
    public void why(PushId push, ClientId client, Consumer<Verdict> whenDone) {
        answer(server.history().why(push, client), whenDone);
    }

    @Override
    public void recallProof(PushId push, Consumer<RecallProof> whenDone) {
        answer(server.history().recallProof(push), whenDone);
    }

    @Override
    public Subscription watch(Consumer<Set<PushId>> onChanged) {
        var watching = server.history().watch(changed -> fxThread.execute(() -> onChanged.accept(changed)));
        return watching::close;
    }

    @Override
    public void update(PushId push, Announcement changed, Consumer<ChangeAnswer> whenDone) {
        change(server.pushes().update(push, changed).thenApply(ServerHistory::answerOf), whenDone);
    }

    @Override
    public void recall(PushId push, Consumer<ChangeAnswer> whenDone) {
        change(server.pushes().recall(push).thenApply(ServerHistory::answerOf), whenDone);
    }

    private static ChangeAnswer answerOf(ChangeResult result) {
        return switch (result) {
            case ChangeResult.Changed changed -> new ChangeAnswer.Done(changed.push());
            case ChangeResult.Rejected rejected ->
                switch (rejected.reason()) {
                    case ChangeResult.Reason.NoSuchPush ignored -> refused(ChangeAnswer.Reason.NO_SUCH_PUSH);
                    case ChangeResult.Reason.AlreadyRecalled ignored -> refused(ChangeAnswer.Reason.ALREADY_RECALLED);
                    case ChangeResult.Reason.NotStored failed ->
                        new ChangeAnswer.Refused(ChangeAnswer.Reason.NOT_STORED, failed.detail());
                };
        };
    }

    @Override
    public void again(PushId push, Lacking lacking, Consumer<ChangeAnswer> whenDone) {
        Missing missing = switch (lacking) {
            case RECEIPT -> Missing.NOT_RECEIVED;
            case ACKNOWLEDGEMENT -> Missing.NOT_ACKNOWLEDGED;
        };
        change(server.pushes().again(push, missing).thenApply(ServerHistory::answerOf), whenDone);
    }

    @Override
    public void repeat(PushId push, boolean wanted, Consumer<ChangeAnswer> whenDone) {
        change(server.pushes().repeat(push, wanted).thenApply(ServerHistory::answerOf), whenDone);
    }

    static ChangeAnswer answerOf(PushResult result) {
        return switch (result) {
            case PushResult.Accepted accepted -> new ChangeAnswer.Done(accepted.push());
            case PushResult.Pushed pushed -> throw new IllegalStateException("Not in the log: " + pushed);
            case PushResult.Rejected rejected ->
                switch (rejected.reason()) {
                    case PushResult.Reason.NobodyAddressed ignored -> refused(ChangeAnswer.Reason.NOBODY);
                    // Whom a push was for was not mixed, so neither is whom it is sent again for.
                    case PushResult.Reason.MixedAudience ignored -> refused(ChangeAnswer.Reason.NOBODY);
                    case PushResult.Reason.NotListening ignored -> refused(ChangeAnswer.Reason.NOT_LISTENING);
                    case PushResult.Reason.TooBig ignored -> refused(ChangeAnswer.Reason.TOO_BIG);
                    case PushResult.Reason.NoSuchPush ignored -> refused(ChangeAnswer.Reason.NO_SUCH_PUSH);
                    case PushResult.Reason.NotStored failed ->
                        new ChangeAnswer.Refused(ChangeAnswer.Reason.NOT_STORED, failed.detail());
                };
        };
    }

    private static ChangeAnswer refused(ChangeAnswer.Reason reason) {
        return new ChangeAnswer.Refused(reason, "");
    }

    @Override
    public void stop(PushId push) {
        server.pushes().stop(push);
    }

    @Override
    public void facts(Consumer<ArchiveFacts> whenDone) {
        answer(server.archive().facts().thenApply(ServerHistory::factsOf), whenDone);
    }

    private static ArchiveFacts factsOf(io.pushdeck.server.push.ArchiveFacts facts) {
        return new ArchiveFacts(facts.bytes(), facts.pushes(), facts.oldest());
    }

    @Override
    public void keepFor(Duration age) {
        server.archive().retention(age);
    }

    @Override
    public void backUp(Path file, Consumer<ArchiveAnswer> whenDone) {
        CompletableFuture<ArchiveAnswer> told = server.archive().backup(file).thenApply(result -> switch (result) {
            case BackupResult.Written written -> new ArchiveAnswer.Done(factsOf(written.facts()));
            case BackupResult.Failed failed -> new ArchiveAnswer.Failed(failed.problem(), failed.detail());
        });
        always(told, ServerHistory::failed, whenDone);
    }

    @Override
    public void restore(Path file, Consumer<ArchiveAnswer> whenDone) {
        CompletableFuture<ArchiveAnswer> told = server.archive().restore(file).thenApply(result -> switch (result) {
            case RestoreResult.Restored restored -> new ArchiveAnswer.Done(factsOf(restored.facts()));
            case RestoreResult.Refused refused -> new ArchiveAnswer.Failed(refused.problem(), refused.detail());
        });
        always(told, ServerHistory::failed, whenDone);
    }

    private static ArchiveAnswer failed(String detail) {
        return new ArchiveAnswer.Failed(ArchiveProblem.OTHER, detail);
    }

    @Override
    public Subscription watchTrouble(Consumer<String> onTrouble) {
        troubled.add(onTrouble);
        return () -> troubled.remove(onTrouble);
    }

    private void change(CompletableFuture<ChangeAnswer> told, Consumer<ChangeAnswer> whenDone) {
        always(told, detail -> new ChangeAnswer.Refused(ChangeAnswer.Reason.NOT_STORED, detail), whenDone);
    }

    /// Whoever wanted something done hears how it ended, whatever happened.
    private <T> void always(CompletableFuture<T> told, Function<String, T> trouble, Consumer<T> whenDone) {
        show(told.exceptionally(failure -> {
                    log.warn("What was asked for failed", failure);
                    return trouble.apply(words(failure));
                })
                .thenAcceptAsync(whenDone, fxThread));
    }

    private <T> void answer(CompletableFuture<T> told, Consumer<T> whenDone) {
        CompletableFuture<Runnable> said = told.handle((answer, failure) -> {
            if (failure == null) {
                return () -> whenDone.accept(answer);
            }
            log.warn("A question about the history failed", failure);
            return () -> List.copyOf(troubled).forEach(each -> each.accept(words(failure)));
        });
        show(said.thenAcceptAsync(Runnable::run, fxThread));
    }

    private static void show(CompletableFuture<Void> shown) {
        shown.exceptionally(failure -> {
            log.error("An answer of the history could not be shown", failure);
            return null;
        });
    }

    private static String words(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
