package io.pushdeck.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.message.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PeerCodecTest {
    private static final Position POSITION = new Position("k3v9q0", 57);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Announcement DRILL = new Announcement("Fire drill", "Leave")
            .withActions(List.of(new Action("out", "I am out")))
            .withAcknowledge(true);

    @Test
    void theServerUnderstandsWhatAClientWrites() {
        PushId push = new PushId("p7Qm2xT4");
        for (ClientFrame frame : List.of(
                new ClientFrame.Hello(
                        Optional.of("till-4"), "Till 4", "t", List.of("Tills"), "/", "en", Optional.of(POSITION)),
                new ClientFrame.Hello(Optional.empty(), "", "", List.of(), "", "", Optional.empty()),
                new ClientFrame.Message(OptionalLong.of(7), "hello"),
                new ClientFrame.Receipt(OptionalLong.of(8), Stage.ACTED, List.of(push), "out"),
                new ClientFrame.Receipt(OptionalLong.empty(), Stage.READ, List.of(push), ""),
                new ClientFrame.Join(OptionalLong.of(9), "Tills"),
                new ClientFrame.Leave(OptionalLong.of(10), "Tills"),
                new ClientFrame.Pong())) {
            assertEquals(new Decoded.Frame(frame), FrameCodec.decode(PeerCodec.encode(frame)));
        }
    }

    @Test
    void aClientUnderstandsWhatTheServerWrites() {
        PushId push = new PushId("p7Qm2xT4");
        for (ServerFrame frame : List.of(
                welcome(ServerFrame.Resumed.NEW),
                welcome(ServerFrame.Resumed.COMPLETE),
                welcome(ServerFrame.Resumed.UNKNOWN_EPOCH),
                welcome(ServerFrame.Resumed.FORGOTTEN),
                new ServerFrame.Push(58, push, NOON, 1, DRILL, Optional.empty()),
                new ServerFrame.Update(60, push, NOON, 2, DRILL),
                new ServerFrame.Recall(61, push, NOON),
                new ServerFrame.Ping(),
                new ServerFrame.Bye(OptionalInt.of(2), "The server restarts"),
                new ServerFrame.Bye(OptionalInt.empty(), "Banned"))) {
            assertEquals(Optional.of(frame), PeerCodec.decode(FrameCodec.encode(frame)));
        }
    }

    private static ServerFrame welcome(ServerFrame.Resumed resumed) {
        return new ServerFrame.Welcome(
                new ClientId("till-4"),
                "Till 4",
                new SessionId(12),
                List.of("Tills"),
                POSITION,
                resumed,
                20,
                3,
                Duration.ofSeconds(25));
    }

    @Test
    void whatAsksNothingOfAClientIsPassedOver() {
        for (String text : List.of("", "[]", "{}", "{\"type\": 7}", "{\"type\": \"push\"}", "{\"type\": \"new\"}")) {
            assertEquals(Optional.empty(), PeerCodec.decode(text), text);
        }
    }
}
