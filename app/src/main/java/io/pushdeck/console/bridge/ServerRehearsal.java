package io.pushdeck.console.bridge;

import io.pushdeck.server.PushServer;
import io.pushdeck.server.rehearsal.Behaviour;
import io.pushdeck.server.rehearsal.Mix;
import io.pushdeck.server.rehearsal.RehearsalStatus;
import io.pushdeck.server.rehearsal.StartResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rehearsals with the real server, brought to the JavaFX thread.
public final class ServerRehearsal implements RehearsalBackend {
    private static final Logger log = LoggerFactory.getLogger(ServerRehearsal.class);

    private final PushServer server;
    private final Executor fxThread;

    public ServerRehearsal(PushServer server, Executor fxThread) {
        this.server = server;
        this.fxThread = fxThread;
    }

    @Override
    public void start(Mix mix, Map<Behaviour, String> names, Consumer<StartResult> whenDone) {
        show(server.rehearsals().start(mix, names).thenAcceptAsync(whenDone, fxThread));
    }

    @Override
    public void end() {
        show(server.rehearsals().end().thenAccept(gone -> {}));
    }

    @Override
    public Subscription watch(Consumer<RehearsalStatus> onChanged) {
        var watching = server.rehearsals().watch(status -> fxThread.execute(() -> onChanged.accept(status)));
        return watching::close;
    }

    private static void show(CompletableFuture<Void> done) {
        done.exceptionally(failure -> {
            log.warn("A rehearsal could not be started or ended", failure);
            return null;
        });
    }
}
