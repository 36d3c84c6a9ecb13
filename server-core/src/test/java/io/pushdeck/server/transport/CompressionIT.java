package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut.Tally;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.Deflated;
import io.pushdeck.server.testing.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// permessage-deflate over real sockets, both ways. Guard 20, and decision 0008.
class CompressionIT {
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
    private static final int TEXT = RawClient.COMPRESSED | RawClient.TEXT;
    private static final int BINARY = RawClient.COMPRESSED | RawClient.BINARY;
    private static final String LONG = "All buses leave from gate seven. ".repeat(100);

    private TransportFixture server = new TransportFixture();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theAnswerForbidsBothSidesToKeepAnything() throws IOException {
        assertTrue(answer(RawClient.request("/", OFFER))
                .contains("Sec-WebSocket-Extensions: permessage-deflate; "
                        + "server_no_context_takeover; client_no_context_takeover\r\n"));
    }

    @Test
    void nothingIsAgreedOnWithVersionEight() throws IOException {
        String answer = answer(RawClient.request("/", OFFER).replace("Version: 13", "Version: 8"));
        assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
        assertFalse(answer.contains("Extensions"), answer);
    }

    @Test
    void aMalformedOfferIsABadRequest() throws IOException {
        String answer = answer(RawClient.request("/", "Sec-WebSocket-Extensions: permessage-deflate;;\r\n"));
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @Test
    void theSettingHoldsForConnectionsThatComeAfterIt() throws IOException {
        try (RawClient before = open()) {
            Connection known = server.events.nextOpened();
            server.transport.compression(Compression.OFF);
            String answer = answer(RawClient.request("/", OFFER));
            assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
            assertFalse(answer.contains("Extensions"), answer);

            server.deliver(LONG, known);
            assertEquals(TEXT, before.read().opcode());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 1_024, 65_535, 65_536, 256 * 1024})
    void compressedBytesOfAnyLengthArrive(int length) throws IOException {
        byte[] content = content(length, 4);
        try (RawClient client = open()) {
            sendFragmented(client, BINARY, Deflated.of(content), 60_000);
            assertEquals(Payload.binary(content), server.events.nextPayload());
            client.sendBinary(Arrays.copyOf(content, length / 8));
            assertEquals(Payload.binary(Arrays.copyOf(content, length / 8)), server.events.nextPayload());
        }
    }

    @Test
    void compressedTextsArriveOneAfterTheOther() throws IOException {
        try (RawClient client = open()) {
            for (String text : List.of("", "推送", LONG, LONG, "a")) {
                client.sendFrame(TEXT, true, Deflated.of(utf8(text)));
                assertEquals(Payload.text(text), server.events.nextPayload());
            }
        }
    }

    @Test
    void aPingInTheMiddleOfACompressedMessageIsAnswered() throws IOException {
        byte[] compressed = Deflated.of(utf8(LONG));
        try (RawClient client = open()) {
            client.sendFrame(TEXT, false, Arrays.copyOf(compressed, 7));
            client.sendFrame(RawClient.PING, true, new byte[] {1});
            assertEquals(RawClient.Received.of(RawClient.PONG, (byte) 1), client.read());
            client.sendFrame(RawClient.CONTINUATION, false, new byte[0]);
            client.sendFrame(RawClient.CONTINUATION, true, Arrays.copyOfRange(compressed, 7, compressed.length));
            assertEquals(Payload.text(LONG), server.events.nextPayload());
        }
    }

    @Test
    void theMessagesOfTwoClientsDoNotMix() throws IOException {
        byte[] one = Deflated.of(utf8("one " + LONG));
        byte[] two = Deflated.of(utf8("two " + LONG));
        try (RawClient first = open();
                RawClient second = open()) {
            first.sendFrame(TEXT, false, Arrays.copyOf(one, 20));
            second.sendFrame(TEXT, true, two);
            assertEquals(Payload.text("two " + LONG), server.events.nextPayload());
            first.sendFrame(RawClient.CONTINUATION, true, Arrays.copyOfRange(one, 20, one.length));
            assertEquals(Payload.text("one " + LONG), server.events.nextPayload());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x49, 1002", // a ping
        "0x4A, 1002", // a pong
        "0x48, 1002", // a Close frame
        "0x40, 1002", // a continuation
        "0x21, 1002", // the second reserved bit
        "0x61, 1002", // both
        "0x11, 1002", // the third
        "0x43, 1002" // no opcode
    })
    void aReservedBitWhereItDoesNotBelongIsAViolation(String opcode, int code) throws IOException {
        assertEquals(code, closeCodeAfter(Integer.decode(opcode), new byte[] {0}));
        assertEquals(1, server.counters().closed().protocolError());
    }

    @Test
    void theBitOnALaterFragmentIsAViolation() throws IOException {
        try (RawClient client = open()) {
            client.sendFrame(TEXT, false, new byte[0]);
            client.sendFrame(RawClient.COMPRESSED, true, new byte[] {0});
            assertEquals(CloseReason.PROTOCOL_ERROR, client.readClose().closeCode());
        }
    }

    @Test
    void aBombIsTooBigAndOthersAreServed() throws IOException {
        byte[] bomb = Deflated.bomb(60);
        assertTrue(bomb.length < 64 * 1024);
        assertEquals(CloseReason.TOO_BIG, closeCodeAfter(BINARY, bomb));
        assertEquals(1, server.counters().closed().oversized());
        try (RawClient other = open()) {
            other.sendFrame(TEXT, true, Deflated.of(utf8("still there?")));
            assertEquals(Payload.text("still there?"), server.events.nextPayload());
        }
    }

    @Test
    void compressedFragmentsWithoutEndAreTooBig() throws IOException {
        try (RawClient client = open()) {
            client.sendFrame(BINARY, false, new byte[60_000]);
            for (int i = 0; i < 4; i++) {
                client.sendFrame(RawClient.CONTINUATION, false, new byte[60_000]);
            }
            assertEquals(CloseReason.TOO_BIG, client.readClose().closeCode());
        }
    }

    @Test
    void whatMessagesInflateToCountsForTheRateOfBytes() throws IOException {
        byte[] large = Deflated.of(new byte[256 * 1024]);
        try (RawClient client = open()) {
            for (int i = 0; i < 40; i++) {
                client.sendFrame(BINARY, true, large);
            }
            assertEquals(CloseReason.POLICY, client.readClose().closeCode());
        }
        assertEquals(1, server.counters().closed().byteRate());
    }

    @Test
    void whatDoesNotInflateIsBadData() throws IOException {
        assertEquals(CloseReason.BAD_DATA, closeCodeAfter(TEXT, utf8("not compressed")));
    }

    @Test
    void aTextThatInflatesToNoUtf8IsBadData() throws IOException {
        assertEquals(CloseReason.BAD_DATA, closeCodeAfter(TEXT, Deflated.of(new byte[] {(byte) 0xC3, 0x28})));
    }

    @Test
    void aPushIsCompressedOnceForAHundredConnections() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                clients.add(open());
                connections.add(server.events.nextOpened());
            }
            assertEquals(new Tally(100, 0, 0, 0), server.deliver(Payload.text(LONG), connections));
            RawClient.Received first = clients.getFirst().read();
            assertEquals(TEXT, first.opcode());
            assertArrayEquals(utf8(LONG), first.plain());
            for (RawClient client : clients.subList(1, 100)) {
                assertEquals(first, client.read());
            }
            assertEquals(1, server.counters().compressed().pushes());
            int sparedEach = Frame.of(Payload.text(LONG), PushClass.MESSAGE).length() - 2 - first.content().length;
            assertEquals(100L * sparedEach, server.counters().compressed().sparedBytes());
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void shortPushesAndNoiseStayAsTheyAre() throws IOException {
        String longest = LONG.substring(0, Compression.DEFAULT.fromBytes() - 1);
        byte[] noise = content(10_000, 256);
        try (RawClient client = open()) {
            Connection connection = server.events.nextOpened();
            server.deliver(longest, connection);
            server.deliver(Payload.binary(noise), List.of(connection));
            assertEquals(RawClient.Received.of(RawClient.TEXT, utf8(longest)), client.read());
            assertEquals(RawClient.Received.of(RawClient.BINARY, noise), client.read());
            assertEquals(0, server.counters().compressed().pushes());
            assertEquals(0, server.counters().compressed().sparedBytes());
            server.deliver(longest + "!", connection);
            assertEquals(TEXT, client.read().opcode());
        }
    }

    @Test
    void nothingIsCompressedIfNobodyAgreedOnIt() throws IOException {
        try (RawClient client = server.open()) {
            server.deliver(LONG, server.events.nextOpened());
            assertEquals(RawClient.Received.of(RawClient.TEXT, utf8(LONG)), client.read());
            assertEquals(0, server.counters().compressed().pushes());
        }
    }

    /// Half of them read compressed pushes, and a third has a small buffer and reads late. Bursts of long and short
    /// ones, so that plain and compressed frames share a write.
    @Test
    void aMixedCrowdGetsEveryByteInOrder() throws IOException {
        Limits.Outgoing roomy = Limits.Outgoing.defaults().withOutbox(64 * 1024 * 1024, Duration.ofMinutes(1));
        server.close();
        server = new TransportFixture(Limits.defaults().withOutgoing(roomy));
        List<RawClient> clients = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            RawClient client =
                    RawClient.connect(InetAddress.ofLiteral("127.0.0.1"), server.port(), i % 3 == 0 ? 4096 : 0);
            client.handshake(i % 2 == 0 ? RawClient.request("/", OFFER) : RawClient.request("/"));
            clients.add(client);
            connections.add(server.events.nextOpened());
        }
        Random random = new Random(20_261_123);
        List<byte[]> pushes = new ArrayList<>();
        BlockingQueue<Tally> tallies = new LinkedBlockingQueue<>();
        for (int i = 0; i < 400; i++) {
            int length = i % 40 == 0 ? 200_000 : random.nextInt(4_000);
            byte[] push = content(length, i % 10 == 0 ? 256 : 8);
            pushes.add(push);
            server.transport.deliver(Payload.binary(push), connections, tallies::add);
        }
        for (int i = 0; i < 400; i++) {
            Tally tally = Await.next(tallies, "a tally");
            assertEquals(12, tally.written() + tally.queued());
        }
        for (int i = 0; i < 12; i++) {
            boolean compresses = i % 2 == 0;
            boolean seen = false;
            try (RawClient client = clients.get(i)) {
                for (byte[] push : pushes) {
                    RawClient.Received frame = client.read();
                    assertArrayEquals(push, frame.plain());
                    seen |= frame.opcode() == BINARY;
                }
            }
            assertEquals(compresses, seen);
        }
    }

    private RawClient open() throws IOException {
        return RawClient.open(server.port(), OFFER);
    }

    private String answer(String request) throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            return client.handshake(request);
        }
    }

    private int closeCodeAfter(int opcode, byte[] content) throws IOException {
        try (RawClient client = open()) {
            client.sendFrame(opcode, true, content);
            return client.readClose().closeCode();
        }
    }

    private static void sendFragmented(RawClient client, int opcode, byte[] content, int piece) throws IOException {
        for (int from = 0; from == 0 || from < content.length; from += piece) {
            int end = Math.min(content.length, from + piece);
            int each = from == 0 ? opcode : RawClient.CONTINUATION;
            client.sendFrame(each, end == content.length, Arrays.copyOfRange(content, from, end));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] content(int length, int range) {
        byte[] content = new byte[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            content[i] = (byte) random.nextInt(range);
        }
        return content;
    }
}
