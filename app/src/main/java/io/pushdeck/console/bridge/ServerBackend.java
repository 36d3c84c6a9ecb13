package io.pushdeck.console.bridge;

import io.pushdeck.console.bridge.PushNews.Refusal;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.session.FanOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The backend of the real server: hands over and brings the answers to the JavaFX thread.
public final class ServerBackend implements Backend {
    private static final Logger log = LoggerFactory.getLogger(ServerBackend.class);

    private final PushServer server;
    private final Mirror mirror;
    private final Executor fxThread;

    public ServerBackend(PushServer server, Mirror mirror, Executor fxThread) {
        this.server = server;
        this.mirror = mirror;
        this.fxThread = fxThread;
    }

    @Override
    public void preview(Audience audience, Consumer<FrozenAudience> whenKnown) {
        List<ClientId> online = new ArrayList<>();
        List<ClientId> offline = new ArrayList<>();
        mirror.people(audience).forEach(client -> (mirror.isOnline(client) ? online : offline).add(client));
        fxThread.execute(() -> whenKnown.accept(new FrozenAudience(audience, online, offline)));
    }

    @Override
    public void push(PushRequest request, Consumer<PushNews> news) {
        Announcement announcement = request.announcement();
        CompletableFuture<PushResult> told = switch (request.pushClass()) {
            case ANNOUNCEMENT -> server.pushes().push(announcement, request.audience());
            case MESSAGE -> server.pushes().send(announcement.toPlain(), request.audience());
            case LIVE -> server.pushes().sendLive(announcement.toPlain(), request.audience());
        };
        answer(told.thenApply(ServerBackend::newsOf), news);
    }

    private static PushNews newsOf(PushResult result) {
        return switch (result) {
            case PushResult.Pushed pushed -> {
                FanOut.Tally tally = pushed.report().connections();
                yield new PushNews.Ended(new PushOutcome(
                        tally.written(),
                        tally.queued(),
                        tally.leftOut(),
                        tally.full(),
                        tally.gone(),
                        0,
                        pushed.report().reach().offline()));
            }
            case PushResult.Rejected rejected ->
                new PushNews.Refused(
                        switch (rejected.reason()) {
                            case PushResult.Reason.NobodyAddressed ignored -> new Refusal.NobodyAddressed();
                            case PushResult.Reason.NotListening ignored -> new Refusal.NotListening();
                            case PushResult.Reason.TooBig big -> new Refusal.TooBig(big.limitBytes());
                        });
        };
    }

    @Override
    public void stop(PushId push) {
        throw new IllegalStateException("Nothing was accepted under the id " + push);
    }

    @Override
    public void edit(GroupEdit edit, Consumer<GroupEditResult> whenDone) {
        CompletableFuture<GroupEditResult> told = server.groups().apply(edit).exceptionally(failure -> {
            log.warn("An edit of the groups failed", failure);
            return new GroupEditResult.Rejected(new GroupEditResult.Reason.NotStored(String.valueOf(failure)));
        });
        answer(told, whenDone);
    }

    @Override
    public void rename(ClientId client, String name) {
        answer(server.clients().rename(client, name), result -> log.debug("Renaming {} ended: {}", client, result));
    }

    @Override
    public void disconnect(Set<SessionId> sessions) {
        server.clients().disconnect(sessions);
    }

    /// A future fails only when the server is closing, and then nobody waits for the answer any more.
    private <T> void answer(CompletableFuture<T> future, Consumer<T> whenDone) {
        CompletableFuture<Void> told = future.thenAcceptAsync(whenDone, fxThread);
        told.exceptionally(failure -> {
            log.warn("The server gave no answer, or it could not be shown", failure);
            return null;
        });
    }
}
