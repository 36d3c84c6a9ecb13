package io.pushdeck.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Announcement.Manner;
import io.pushdeck.server.message.Link;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.TextFormat;
import io.pushdeck.server.protocol.ServerFrame.Refusal.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameCodecTest {
    private static Decoded.Refused refused(String text) {
        return assertInstanceOf(Decoded.Refused.class, FrameCodec.decode(text), text);
    }

    private static void assertInvalid(String words, String text) {
        Decoded.Refused refused = refused(text);
        assertEquals(Code.INVALID, refused.refusal().code());
        assertEquals(words, refused.refusal().message());
    }

    @Test
    void whatIsNoFrameIsNone() {
        for (String text : List.of(
                "",
                "hello",
                "7",
                "null",
                "[]",
                "{}",
                "{\"type\": 7}",
                "{\"type\": null}",
                "{\"type\": \"pong\"",
                "{'type': 'pong'}",
                "{\"type\": \"pong\"} {}",
                "{\"type\": \"pong\", \"n\": NaN}",
                "[".repeat(100_000))) {
            assertInstanceOf(Decoded.NoFrame.class, FrameCodec.decode(text), text);
        }
    }

    @Test
    void depthAndLengthOfNumbersAreBounded() {
        assertInstanceOf(
                Decoded.NoFrame.class,
                FrameCodec.decode("{\"type\":\"pong\",\"a\":" + "[".repeat(40) + "]".repeat(40) + "}"));
        assertInstanceOf(Decoded.NoFrame.class, FrameCodec.decode("{\"type\":\"pong\",\"a\":" + "9".repeat(50) + "}"));
    }

    @Test
    void unknownFieldsAreIgnored() {
        assertEquals(
                new Decoded.Frame(new ClientFrame.Pong()),
                FrameCodec.decode("{\"type\":\"pong\",\"later\":{\"a\":[1,2.5,null]}}"));
    }

    @Test
    void unknownTypesAreRefusedByTheirName() {
        Decoded.Refused refused = refused("{\"type\":\"dance\",\"id\":3}");
        assertEquals(OptionalLong.of(3), refused.id());
        assertEquals(
                new ServerFrame.Refusal(Code.UNKNOWN_TYPE, "There is no type \"dance\" in pushdeck.v1"),
                refused.refusal());
        assertEquals(
                OptionalLong.empty(),
                refused("{\"type\":\"welcome\",\"id\":\"x\"}").id());
    }

    @Test
    void aRefusalNamesTheFieldAndTheValue() {
        assertInvalid("message: \"text\" is missing", "{\"type\":\"message\"}");
        assertInvalid("message: \"text\" must be a text, not 7", "{\"type\":\"message\",\"text\":7}");
        assertInvalid("message: \"id\" must be a whole number, not 1.5", "{\"type\":\"message\",\"id\":1.5}");
        assertInvalid("join: \"group\" is missing", "{\"type\":\"join\",\"id\":1,\"group\":null}");
        assertInvalid(
                "receipt: \"stage\" is one of received, displayed, read, acted, recalled, not \"written\"",
                "{\"type\":\"receipt\",\"stage\":\"written\",\"pushes\":[\"a\"]}");
        assertInvalid(
                "receipt: \"pushes\" names at least one", "{\"type\":\"receipt\",\"stage\":\"read\",\"pushes\":[]}");
        assertInvalid(
                "receipt: \"pushes\" has no id of a push: \"a b\"",
                "{\"type\":\"receipt\",\"stage\":\"read\",\"pushes\":[\"a b\"]}");
        assertInvalid(
                "receipt: \"action\" is missing", "{\"type\":\"receipt\",\"stage\":\"acted\",\"pushes\":[\"a\"]}");
        assertInvalid(
                "hello: \"page\" has at most 1000 characters, not 1001",
                "{\"type\":\"hello\",\"page\":\"" + "x".repeat(1_001) + "\"}");
        assertInvalid(
                "hello: \"resume\" needs an epoch, and an offset from 0: \"e\", -1",
                "{\"type\":\"hello\",\"resume\":{\"epoch\":\"e\",\"offset\":-1}}");
        assertEquals(OptionalLong.of(4), refused("{\"type\":\"join\",\"id\":4}").id());
    }

    @Test
    void limitsAreThoseOfTheContract() {
        String pushes = String.join(
                ",", IntStream.range(0, 101).mapToObj(i -> "\"p" + i + "\"").toList());
        assertEquals(
                Code.INVALID,
                refused("{\"type\":\"receipt\",\"stage\":\"read\",\"pushes\":[" + pushes + "]}")
                        .refusal()
                        .code());
        String groups =
                String.join(",", IntStream.range(0, 21).mapToObj(i -> "\"g\"").toList());
        assertEquals(
                Code.INVALID,
                refused("{\"type\":\"hello\",\"groups\":[" + groups + "]}")
                        .refusal()
                        .code());
        assertInvalid(
                "message: \"text\" has at most 65536 bytes, not 65537",
                "{\"type\":\"message\",\"text\":\"" + "x".repeat(65_535) + "é\"}");
    }

    @Test
    void onlyAnActedReceiptHasAnAction() {
        assertEquals(
                new Decoded.Frame(
                        new ClientFrame.Receipt(OptionalLong.empty(), Stage.READ, List.of(new PushId("a")), "")),
                FrameCodec.decode("{\"type\":\"receipt\",\"stage\":\"read\",\"pushes\":[\"a\"],\"action\":\"ok\"}"));
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            Announcement announcement = announcement(random);
            assertEquals(announcement, AnnouncementText.read(AnnouncementText.write(announcement)));
        }
    }

    private static Announcement announcement(Random random) {
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            actions.add(new Action("a-" + i, "Do " + text(random, 10) + i));
        }
        return new Announcement(
                text(random, 20),
                "x" + text(random, 200),
                pick(random, TextFormat.values()),
                pick(random, Severity.values()),
                random.nextBoolean() ? "" : pick(random, Announcement.ICONS.toArray(String[]::new)),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new Link("https://a.example/" + random.nextInt(), text(random, 20))),
                actions,
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L))),
                random.nextBoolean(),
                new Manner(random.nextBoolean(), random.nextBoolean(), random.nextBoolean()));
    }

    private static <T> T pick(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }

    /// Everything that JSON has to escape is among it.
    private static String text(Random random, int maxLength) {
        String alphabet = "ab \"\\/\n\t\u0001\u2028<>&é推😀";
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < random.nextInt(maxLength); i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    @Test
    void whatIsNoAnnouncementIsRefused() {
        for (String text : List.of(
                "",
                "7",
                "{}",
                "{\"title\":7}",
                "{\"title\":\"x\",\"severity\":\"fatal\"}",
                "{\"title\":\"x\",\"expires\":\"soon\"}",
                "{\"title\":\"x\",\"link\":{\"url\":\"javascript:1\"}}")) {
            assertThrows(IllegalArgumentException.class, () -> AnnouncementText.read(text), text);
        }
    }

    @Test
    void anIconOfALaterVersionIsNone() {
        assertEquals(new Announcement("x", ""), AnnouncementText.read("{\"title\":\"x\",\"icon\":\"hologram\"}"));
    }
}
