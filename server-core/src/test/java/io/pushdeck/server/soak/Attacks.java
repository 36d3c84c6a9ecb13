package io.pushdeck.server.soak;

import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.soak.Attack.Count;
import io.pushdeck.server.testing.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Every attack of the hostile suite that has one right answer.
final class Attacks {
    private static final byte[] NOTHING = {};
    private static final byte[] LARGE = new byte[60_000];

    private Attacks() {}

    static List<List<Attack>> all() {
        return List.of(
                floods(),
                sizes(),
                malformed(),
                DeflateAttacks.bombs(),
                DeflateAttacks.corrupt(),
                DeflateAttacks.misused(),
                DeflateAttacks.cut(),
                heads());
    }

    private static List<Attack> floods() {
        return List.of(
                Attack.open(
                        "flood of messages",
                        many(RawClient.frame(RawClient.TEXT, true, new byte[] {'x'}), 2_000),
                        CloseReason.POLICY,
                        Count.MESSAGE_RATE),
                Attack.open(
                        "flood of pings",
                        many(RawClient.frame(RawClient.PING, true, NOTHING), 2_000),
                        CloseReason.POLICY,
                        Count.MESSAGE_RATE),
                Attack.open(
                        "flood of pongs",
                        many(RawClient.frame(RawClient.PONG, true, NOTHING), 2_000),
                        CloseReason.POLICY,
                        Count.MESSAGE_RATE),
                Attack.open(
                        "flood of bytes",
                        many(RawClient.frame(RawClient.BINARY, true, LARGE), 60),
                        CloseReason.POLICY,
                        Count.BYTE_RATE));
    }

    private static List<Attack> sizes() {
        return List.of(
                Attack.open("frame of 2 GiB", header(0x82, Integer.MAX_VALUE), CloseReason.TOO_BIG, Count.OVERSIZED),
                Attack.open("frame of 4 EiB", header(0x82, 1L << 62), CloseReason.TOO_BIG, Count.OVERSIZED),
                Attack.open("frame of a negative length", header(0x82, -1), CloseReason.PROTOCOL_ERROR, Count.PROTOCOL),
                Attack.open(
                        "endless frame",
                        join(header(0x82, 65_537), LARGE, LARGE, LARGE),
                        CloseReason.TOO_BIG,
                        Count.OVERSIZED),
                Attack.open(
                        "endless fragments",
                        join(
                                RawClient.frame(RawClient.BINARY, false, LARGE),
                                many(RawClient.frame(RawClient.CONTINUATION, false, LARGE), 6)),
                        CloseReason.TOO_BIG,
                        Count.OVERSIZED),
                Attack.open(
                        "endless empty fragments",
                        join(
                                RawClient.frame(RawClient.TEXT, false, NOTHING),
                                many(RawClient.frame(RawClient.CONTINUATION, false, NOTHING), 5_000)),
                        CloseReason.TOO_BIG,
                        Count.OVERSIZED));
    }

    private static List<Attack> malformed() {
        byte[] compressed = RawClient.frame(RawClient.TEXT, true, new byte[] {'x'});
        compressed[0] |= 0x40;
        return List.of(
                protocolError("unmasked frame", new byte[] {(byte) 0x81, 2, 'h', 'i'}),
                protocolError("compressed frame, not agreed on", compressed),
                protocolError("unknown kind of frame", RawClient.frame(3, true, NOTHING)),
                protocolError("ping in fragments", RawClient.frame(RawClient.PING, false, NOTHING)),
                protocolError("ping of 126 bytes", RawClient.frame(RawClient.PING, true, new byte[126])),
                protocolError("continuation of nothing", RawClient.frame(RawClient.CONTINUATION, true, NOTHING)),
                protocolError(
                        "message inside of a message",
                        many(RawClient.frame(RawClient.TEXT, false, new byte[] {'x'}), 2)),
                protocolError("Close frame of one byte", RawClient.frame(RawClient.CLOSE, true, new byte[1])),
                protocolError("close code 999", RawClient.frame(RawClient.CLOSE, true, new byte[] {3, (byte) 0xE7})),
                Attack.open(
                        "text that is none",
                        RawClient.frame(RawClient.TEXT, true, new byte[] {(byte) 0xC3, 0x28}),
                        CloseReason.BAD_DATA,
                        Count.PROTOCOL),
                Attack.open(
                        "Close frame whose reason is no text",
                        RawClient.frame(RawClient.CLOSE, true, new byte[] {3, (byte) 0xE8, (byte) 0xC3, 0x28}),
                        CloseReason.BAD_DATA,
                        Count.PROTOCOL));
    }

    private static Attack protocolError(String name, byte[] bytes) {
        return Attack.open(name, bytes, CloseReason.PROTOCOL_ERROR, Count.PROTOCOL);
    }

    private static List<Attack> heads() {
        String start = "GET / HTTP/1.1\r\n";
        return List.of(
                Attack.raw("header line without end", ascii(start + "X: " + "y".repeat(100_000)), 431, Count.HEAD),
                Attack.raw("headers without end", ascii(start + "X: y\r\n".repeat(10_000)), 431, Count.HEAD),
                Attack.raw("lines that end with LF", ascii(start + "X: y\n\n"), 400, Count.MALFORMED),
                Attack.raw("POST", ascii("POST / HTTP/1.1\r\nHost: a\r\n\r\n"), 400, Count.MALFORMED),
                Attack.raw("HTTP/2", ascii("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 400, Count.MALFORMED),
                Attack.raw(
                        "start of TLS",
                        join(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xFC, 3, 3}, ascii("\n")),
                        400,
                        Count.MALFORMED),
                Attack.raw(
                        "WebSocket of another version",
                        ascii(RawClient.request("/").replace(": 13", ": 7")),
                        426,
                        Count.MALFORMED),
                Attack.raw("nothing at all", NOTHING, 408, Count.LATE),
                Attack.raw("half a head", ascii(start), 408, Count.LATE),
                new Attack("a head byte by byte", Attacks::drip, "HTTP/1.1 408", Count.LATE));
    }

    /// Until the server has had enough.
    private static String drip(int port) throws IOException {
        try (RawClient client = RawClient.connect(port)) {
            byte[] head = ascii("GET / HTTP/1.1\r\n" + "X: yz\r\n".repeat(10));
            try {
                for (byte next : head) {
                    client.sendRaw(new byte[] {next});
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
            } catch (IOException refused) {
                return "HTTP/1.1 408";
            }
            return client.readHead().substring(0, 12);
        }
    }

    private static byte[] header(int first, long length) {
        return ByteBuffer.allocate(14)
                .put((byte) first)
                .put((byte) 0xFF)
                .putLong(length)
                .putInt(0)
                .array();
    }

    static byte[] many(byte[] frame, int count) {
        ByteBuffer all = ByteBuffer.allocate(frame.length * count);
        while (all.hasRemaining()) {
            all.put(frame);
        }
        return all.array();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
