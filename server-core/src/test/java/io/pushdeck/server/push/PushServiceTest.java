package io.pushdeck.server.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.group.Register;
import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.hub.Hub;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Dispatch;
import io.pushdeck.server.session.FanOut;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.FakeConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PushServiceTest {
    @Test
    void everyWayOfSendingHasItsClass() {
        BlockingQueue<PushClass> classes = new LinkedBlockingQueue<>();
        FanOut fanOut = new FanOut() {
            @Override
            public void deliver(Payload payload, PushClass pushClass, List<Connection> to, Consumer<Tally> whenDone) {
                classes.add(pushClass);
            }

            @Override
            public void deliver(Dispatch dispatch) {
                classes.add(Objects.requireNonNull(dispatch.pushClass()));
            }
        };
        try (Hub hub = Hub.start(
                Register.EMPTY,
                (client, name) -> {},
                new Answers(Runnable::run),
                Clock.systemUTC(),
                Duration.ofDays(1))) {
            hub.listen(fanOut, 100);
            hub.opened(FakeConnection.local(1, Map.of()));
            PushService pushes = new PushService(hub);
            List<CompletableFuture<PushResult>> underway = List.of(
                    pushes.push(new Announcement("", "Lunch"), Audience.EVERYONE),
                    pushes.send(Payload.text("x"), Audience.EVERYONE),
                    pushes.sendLive(Payload.text("2 : 1"), Audience.EVERYONE));
            assertEquals(PushClass.values().length, underway.size());
            for (PushClass expected : PushClass.values()) {
                assertEquals(expected, Await.next(classes, "a push"));
            }
        }
    }
}
