package io.pushdeck.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Announcement.Manner;
import io.pushdeck.server.message.Link;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.TextFormat;
import io.pushdeck.server.protocol.ServerFrame.Refusal;
import io.pushdeck.server.protocol.ServerFrame.Reply;
import io.pushdeck.server.protocol.ServerFrame.Resumed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Each JSON text of the wire contract is what the code takes it for.
class ProtocolExamplesTest {
    private static final PushId FIRE = new PushId("p7Qm2xT4");
    private static final Announcement DRILL = new Announcement("Fire drill", "Leave by the **west** stairs.")
            .withFormat(TextFormat.MARKDOWN)
            .withSeverity(Severity.CRITICAL)
            .withIcon("bell")
            .withLink(Optional.of(new Link("https://shop.example/plan", "Plan")))
            .withActions(List.of(new Action("out", "I am out"), new Action("help", "I need help")))
            .withExpires(Optional.of(Instant.parse("2026-03-01T10:00:00Z")))
            .withAcknowledge(true)
            .withManner(new Manner(true, true, false));

    /// In the order of the text.
    private static final List<Object> MEANT = List.of(
            new ClientFrame.Hello(
                    Optional.of("till-4"),
                    "Till 4",
                    "",
                    List.of("Tills"),
                    "https://shop.example/till",
                    "en",
                    Optional.of(new Position("k3v9q0", 41))),
            new ServerFrame.Welcome(
                    new ClientId("till-4"),
                    "Till 4",
                    new SessionId(12),
                    List.of("Tills"),
                    new Position("k3v9q0", 57),
                    Resumed.COMPLETE,
                    20,
                    3,
                    Duration.ofSeconds(25)),
            new ServerFrame.Push(58, FIRE, Instant.parse("2026-03-01T09:30:00Z"), 1, DRILL, Optional.empty()),
            new ClientFrame.Receipt(OptionalLong.empty(), Stage.RECEIVED, List.of(FIRE), ""),
            new ClientFrame.Receipt(OptionalLong.of(6), Stage.ACTED, List.of(FIRE), "out"),
            new ServerFrame.Update(
                    60,
                    FIRE,
                    Instant.parse("2026-03-01T09:40:00Z"),
                    2,
                    new Announcement("Fire drill", "Over at 10.").withSeverity(Severity.WARNING)),
            new ServerFrame.Recall(61, FIRE, Instant.parse("2026-03-01T09:45:00Z")),
            new ClientFrame.Message(OptionalLong.of(7), "hello from till 4"),
            new ClientFrame.Join(OptionalLong.of(8), "Tills"),
            new ClientFrame.Leave(OptionalLong.of(9), "Tills"),
            new ServerFrame.Groups(List.of("Kitchen", "Tills")),
            Reply.ok(OptionalLong.of(8)),
            Reply.refused(OptionalLong.of(9), Refusal.Code.NO_SUCH_GROUP, "There is no group \"Tills\""),
            new ServerFrame.Ping(),
            new ClientFrame.Pong(),
            new ServerFrame.Bye(OptionalInt.of(2), "The server restarts"));

    private static List<String> examples() throws IOException {
        String document = Files.readString(Path.of("../assets/docs/protocol.md"));
        Matcher blocks = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(document);
        return blocks.results().map(block -> block.group(1)).toList();
    }

    @Test
    void eachExampleIsOneFrame() throws IOException {
        List<String> examples = examples();
        assertEquals(MEANT.size(), examples.size());
        for (int i = 0; i < examples.size(); i++) {
            String example = examples.get(i);
            switch (MEANT.get(i)) {
                case ClientFrame frame -> assertEquals(new Decoded.Frame(frame), FrameCodec.decode(example));
                case ServerFrame frame -> {
                    assertEquals(withoutDefaults(example), Json.MAPPER.readTree(FrameCodec.encode(frame)));
                }
                default -> throw new IllegalStateException("Neither of the client nor of the server: " + example);
            }
        }
    }

    @Test
    void theAnnouncementsOfTheExamplesAreRead() throws IOException {
        List<Announcement> read = examples().stream()
                .map(example -> Json.MAPPER.readTree(example).get("announcement"))
                .filter(node -> node != null)
                .map(node -> AnnouncementText.read(node.toString()))
                .toList();
        assertEquals(
                List.of(DRILL, new Announcement("Fire drill", "Over at 10.").withSeverity(Severity.WARNING)), read);
    }

    /// The contract may name a default; the server leaves it out.
    private static JsonNode withoutDefaults(String example) {
        JsonNode node = Json.MAPPER.readTree(example);
        if (node.get("announcement") instanceof ObjectNode announcement) {
            announcement.propertyNames().stream().toList().forEach(name -> {
                if (announcement.get(name).isBoolean()
                        && !announcement.get(name).booleanValue()) {
                    announcement.remove(name);
                }
            });
        }
        return node;
    }
}
