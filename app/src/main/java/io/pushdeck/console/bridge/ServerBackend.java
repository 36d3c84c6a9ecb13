package io.pushdeck.console.bridge;

import io.pushdeck.server.PushServer;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.hub.Subscription;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.AuditEntry;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.push.PushOrder;
import java.util.Map;
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
    private final Executor fxThread;
    private final HandOuts handOuts = new HandOuts();
    private final Subscription events;

    public ServerBackend(PushServer server, Executor fxThread) {
        this.server = server;
        this.fxThread = fxThread;
        // Not the inbox of the mirror, which may lose events and start over: a bar would never end.
        this.events = server.subscribe(handOuts.listener(fxThread));
    }

    @Override
    public void preview(Audience audience, Consumer<FrozenAudience> whenKnown) {
        answer(server.pushes().preview(audience), whenKnown);
    }

    @Override
    public void push(PushRequest request, Consumer<PushNews> news) {
        Announcement announcement = request.announcement();
        CompletableFuture<PushResult> told = switch (request.pushClass()) {
            case ANNOUNCEMENT ->
                server.pushes().push(new PushOrder(announcement, request.audience(), request.course()));
            case MESSAGE -> server.pushes().send(announcement.toPlain(), request.audience());
            case LIVE -> server.pushes().sendLive(announcement.toPlain(), request.audience());
        };
        answer(told.exceptionally(ServerBackend::failed), result -> handOuts.follow(result, news));
    }

    private static PushResult failed(Throwable failure) {
        log.warn("A push failed", failure);
        return new PushResult.Rejected(new PushResult.Reason.NotStored(String.valueOf(failure.getMessage())));
    }

    @Override
    public void stop(PushId push) {
        server.pushes().stop(push);
    }

    /// Stops following the server.
    public void close() {
        events.close();
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
    public void everybody(Consumer<Map<ClientId, String>> whenKnown) {
        answer(
                server.clients().everybody().exceptionally(failure -> {
                    log.warn("Who is known could not be read", failure);
                    return Map.of();
                }),
                whenKnown);
    }

    @Override
    public void rename(ClientId client, String name) {
        answer(server.clients().rename(client, name), result -> log.debug("Renaming {} ended: {}", client, result));
    }

    @Override
    public void disconnect(Set<SessionId> sessions) {
        server.clients().disconnect(sessions);
        server.archive().audit().note(AuditEntry.OPERATOR, "disconnect", "", sessions.size() + " connections");
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
