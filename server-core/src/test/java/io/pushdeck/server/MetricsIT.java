package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.metrics.Measure;
import io.pushdeck.server.metrics.Sample;
import io.pushdeck.server.metrics.Span;
import io.pushdeck.server.metrics.Timeline;
import io.pushdeck.server.store.Store;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.V1Client;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server with real sockets measures of itself.
class MetricsIT {
    @TempDir
    private Path folder;

    private PushServer start() {
        return PushServer.start(
                PushServerConfig.of(folder).withListen(ListenConfig.DEFAULT.withPorts(0, 0)), PushListener.NONE);
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(15, TimeUnit.SECONDS).join();
    }

    private static LongStream all(Timeline timeline, Measure measure) {
        return LongStream.range(0, timeline.size())
                .map(step -> timeline.at(measure, (int) step))
                .filter(value -> value != Sample.ABSENT);
    }

    private static long sum(PushServer server, Measure measure) {
        return all(get(server.metrics().timeline(Span.LIVE)), measure).sum();
    }

    private static long most(PushServer server, Measure measure) {
        return all(get(server.metrics().timeline(Span.LIVE)), measure).max().orElse(Sample.ABSENT);
    }

    private static void pushAndReceive(PushServer server, V1Client client) {
        PushResult result = get(server.pushes().push(new Announcement("", "Lunch"), Audience.EVERYONE));
        assertInstanceOf(PushResult.Accepted.class, result);
        client.receipt(Stage.RECEIVED, client.nextPush());
    }

    @Test
    void theWayOfAPushIsMeasured() {
        try (PushServer server = start()) {
            try (V1Client client = V1Client.connect(
                    "ws://localhost:" + server.listening().orElseThrow().webSocketPort())) {
                client.hello(V1Client.object("hello"));
                pushAndReceive(server, client);
                Await.until(
                        "its way is measured",
                        () -> sum(server, Measure.RECEIVED) == 1 && sum(server, Measure.WRITTEN) == 1);
                assertWhatIsMeasured(server);
            }
            Await.until("the end is measured", () -> sum(server, Measure.DISCONNECTS) == 1);
        }
    }

    private static void assertWhatIsMeasured(PushServer server) {
        assertEquals(1, sum(server, Measure.CONNECTS));
        assertEquals(1, most(server, Measure.CONNECTIONS));
        assertTrue(most(server, Measure.WRITTEN_P99) > 0);
        assertTrue(most(server, Measure.RECEIVED_P50) > 0);
        assertEquals(2, sum(server, Measure.MESSAGES_IN), "hello and receipt");
        assertTrue(sum(server, Measure.MESSAGES_OUT) >= 2, "welcome and push");
        assertTrue(sum(server, Measure.BYTES_IN) > 100);
        assertTrue(sum(server, Measure.BYTES_OUT) > 100);
        assertEquals(0, most(server, Measure.SLOW_CLIENTS));
        assertTrue(most(server, Measure.HEAP_BYTES) > 0);
        assertTrue(most(server, Measure.THREADS) > 5);
        assertTrue(most(server, Measure.STORE_BYTES) > 0);
        assertTrue(most(server, Measure.FREE_BYTES) > 0);
    }

    @Test
    void listeningAnewDoesNotCountAgain() {
        try (PushServer server = start()) {
            for (int round = 1; round <= 2; round++) {
                try (V1Client client = V1Client.connect(
                        "ws://localhost:" + server.listening().orElseThrow().webSocketPort())) {
                    client.hello(V1Client.object("hello"));
                    int rounds = round;
                    Await.until("the hello is measured", () -> sum(server, Measure.MESSAGES_IN) == rounds);
                }
                server.stopListening(1001);
                server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
            }
            assertEquals(2, sum(server, Measure.MESSAGES_IN));
        }
    }

    @Test
    void whatWasMeasuredSurvivesARestart() {
        try (PushServer server = start();
                V1Client client = V1Client.connect(
                        "ws://localhost:" + server.listening().orElseThrow().webSocketPort())) {
            client.hello(V1Client.object("hello"));
            Await.until("the connection is measured", () -> sum(server, Measure.CONNECTS) == 1);
        }
        try (Store store = Store.open(folder, Clock.systemUTC())) {
            Timeline.Builder builder =
                    new Timeline.Builder(Math.floorDiv(Instant.now().getEpochSecond(), 60L) * 60 - 600, 60, 11);
            store.measurements().addTo(builder);
            assertEquals(1, all(builder.build(), Measure.CONNECTS).sum());
        }
    }
}
