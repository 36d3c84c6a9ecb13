package io.pushdeck.console.bridge;

import io.pushdeck.server.PushServer;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushClass;
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

    public ServerBackend(PushServer server, Executor fxThread) {
        this.server = server;
        this.fxThread = fxThread;
    }

    @Override
    public void push(Announcement announcement, PushClass pushClass, Audience audience, Consumer<PushResult> whenDone) {
        CompletableFuture<PushResult> told = switch (pushClass) {
            case ANNOUNCEMENT -> server.pushes().push(announcement, audience);
            case MESSAGE -> server.pushes().send(announcement.toPlain(), audience);
            case LIVE -> server.pushes().sendLive(announcement.toPlain(), audience);
        };
        answer(told, whenDone);
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
