package io.pushdeck.console.bridge;

import io.pushdeck.server.PushServer;
import io.pushdeck.server.metrics.Span;
import io.pushdeck.server.metrics.Timeline;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The measurements of a [PushServer].
public final class ServerMetrics implements MetricsBackend {
    private static final Logger log = LoggerFactory.getLogger(ServerMetrics.class);

    private final PushServer server;
    private final FxThread fxThread;

    public ServerMetrics(PushServer server, FxThread fxThread) {
        this.server = server;
        this.fxThread = fxThread;
    }

    @Override
    public void timeline(Span span, Consumer<Timeline> whenRead, Consumer<String> whenNot) {
        server.metrics()
                .timeline(span)
                .thenAccept(timeline -> fxThread.execute(() -> whenRead.accept(timeline)))
                .exceptionally(failure -> {
                    log.warn("What was measured could not be read", failure);
                    fxThread.execute(() -> whenNot.accept(words(failure)));
                    return null;
                });
    }

    private static String words(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
