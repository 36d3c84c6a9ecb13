package io.pushdeck.bench.peer;

import io.pushdeck.bench.harness.TestKey;
import io.pushdeck.bench.harness.Variant;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PushListener;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.PushServerConfig;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.security.Password;
import io.pushdeck.server.security.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Pushdeck as a program embeds it: hub, audiences, tallies, answers and store around the transport.
final class PushServerPeer implements Peer, PushListener {
    private final AtomicInteger open = new AtomicInteger();
    private final Tls tls;
    private @Nullable PushServer server;
    private @Nullable Path folder;

    /// Compression is on by itself for clients that offer it.
    PushServerPeer(Variant variant) {
        tls = variant == Variant.TLS ? Tls.pkcs12(TestKey.file(), Password.of(TestKey.PASSWORD)) : Tls.OFF;
    }

    @Override
    public int listen() throws IOException {
        Path data = Files.createTempDirectory("pushdeck-bench");
        folder = data;
        ListenConfig listen = ListenConfig.DEFAULT.withPorts(0, 0).withTls(tls).withLimits(Limitless.limits());
        PushServer started = PushServer.start(PushServerConfig.of(data).withListen(listen), this);
        server = started;
        return started.listening().orElseThrow().webSocketPort();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a push that is refused reaches nobody, and the load client says so
    public void push(String text) {
        PushServer started = server;
        if (started != null) {
            started.sendToAll(text);
        }
    }

    @Override
    public int connected() {
        return open.get();
    }

    @Override
    public void connected(SessionView client) {
        open.incrementAndGet();
    }

    @Override
    public void closed(SessionView client, CloseReason reason) {
        open.decrementAndGet();
    }

    @Override
    public void close() throws IOException {
        PushServer started = server;
        if (started != null) {
            started.close();
        }
        Path data = folder;
        if (data != null) {
            delete(data);
        }
    }

    private static void delete(Path data) throws IOException {
        try (Stream<Path> inside = Files.walk(data)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
