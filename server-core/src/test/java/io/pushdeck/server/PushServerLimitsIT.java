package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.transport.Limits;
import io.pushdeck.server.transport.TransportCounters.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Limits as the one who configures the server sees them.
class PushServerLimitsIT {
    private static final ListenConfig ANY_PORTS = ListenConfig.DEFAULT.withPorts(0, 0);

    @TempDir
    private Path folder;

    @Test
    void limitsComeWithTheConfigurationAndCanBeReplacedWhileListening() throws IOException {
        ListenConfig config = ANY_PORTS.withLimits(connections(1));
        try (PushServer server = PushServer.open(folder, PushListener.NONE)) {
            assertEquals(Optional.empty(), server.counters());
            server.limits(Limits.defaults());
            server.listen(config);
            int port = server.listening().orElseThrow().webSocketPort();
            try (RawClient first = RawClient.open(port);
                    RawClient second = RawClient.connect(port)) {
                assertTrue(second.handshake(RawClient.request("/")).startsWith("HTTP/1.1 503 "));
                assertEquals(
                        new Refused(1, 0, 0, 0, 0, 0, 0),
                        server.counters().orElseThrow().refused());
                server.limits(connections(2));
                try (RawClient third = RawClient.open(port)) {
                    assertTrue(first.localPort() != third.localPort());
                }
            }
            server.stopListening(CloseReason.GOING_AWAY);
            assertEquals(Optional.empty(), server.counters());
        }
    }

    @Test
    void aStateGoesToWhomTheAudienceMeans() throws IOException {
        PushServerConfig config = PushServerConfig.of(folder).withListen(ANY_PORTS);
        BlockingQueue<String> hello = new LinkedBlockingQueue<>();
        PushListener listener = new PushListener() {
            @Override
            public void message(SessionView client, String text) {
                hello.add(text);
            }
        };
        try (PushServer server = PushServer.start(config, listener);
                RawClient client =
                        RawClient.open(server.listening().orElseThrow().webSocketPort())) {
            client.sendText("here");
            assertEquals("here", Await.next(hello, "the client"));
            server.sendLive(Audience.EVERYONE, "2 : 1")
                    .orTimeout(15, TimeUnit.SECONDS)
                    .join();
            assertEquals("2 : 1", client.read().text());
        }
    }

    private static Limits connections(int max) {
        return Limits.defaults().withConnections(Limits.Connections.defaults().withMax(max));
    }
}
