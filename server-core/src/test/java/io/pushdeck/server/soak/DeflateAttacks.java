package io.pushdeck.server.soak;

import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.soak.Attack.Count;
import io.pushdeck.server.testing.Deflated;
import io.pushdeck.server.testing.RawClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// What a client can do with permessage-deflate once it is agreed on: a little that becomes a lot, what was never
/// compressed, and the bit for it where it does not belong.
final class DeflateAttacks {
    private static final int TEXT = RawClient.COMPRESSED | RawClient.TEXT;
    private static final int BINARY = RawClient.COMPRESSED | RawClient.BINARY;
    /// The longest message.
    private static final int BOUND = 256 * 1024;

    private static final int LARGE_FRAGMENT = 60_000;
    private static final byte[] NOTHING = {};
    private static final byte[] HELLO = HexFormat.of().parseHex("f248cdc9c90700");
    /// 60 MiB in a frame just within its limit, 240 MiB in a message just within its own, and one byte too many.
    private static final byte[] BOMB = Deflated.bomb(60);

    private static final byte[] LARGE_BOMB = Deflated.bomb(240);
    private static final byte[] SMALL_BOMB = Deflated.of(new byte[BOUND + 1]);

    private DeflateAttacks() {}

    static List<Attack> bombs() {
        return List.of(
                tooBig("bomb of 60 MiB in one frame", RawClient.frame(BINARY, true, BOMB)),
                tooBig("bomb that is a text", RawClient.frame(TEXT, true, BOMB)),
                tooBig("bomb of 240 MiB in fragments", fragments(LARGE_BOMB, LARGE_FRAGMENT, NOTHING)),
                tooBig(
                        "bomb in fragments, pings between them",
                        fragments(LARGE_BOMB, LARGE_FRAGMENT, RawClient.frame(RawClient.PING, true, NOTHING))),
                tooBig("bomb in fragments of a byte", fragments(SMALL_BOMB, 1, NOTHING)),
                tooBig("bomb of one byte too many", RawClient.frame(BINARY, true, SMALL_BOMB)),
                tooBig(
                        "bomb behind 25,000 last blocks",
                        RawClient.frame(BINARY, true, Attacks.join(Attacks.many(bytes("0300"), 25_000), SMALL_BOMB))),
                tooBig("bombs one after another", Attacks.many(RawClient.frame(BINARY, true, BOMB), 40)),
                tooBig(
                        "bomb behind messages that are fine",
                        Attacks.join(
                                Attacks.many(RawClient.frame(TEXT, true, HELLO), 20),
                                RawClient.frame(BINARY, true, BOMB))),
                tooBig(
                        "endless compressed fragments",
                        Attacks.join(
                                RawClient.frame(BINARY, false, new byte[LARGE_FRAGMENT]),
                                Attacks.many(
                                        RawClient.frame(RawClient.CONTINUATION, false, new byte[LARGE_FRAGMENT]), 6))),
                tooBig(
                        "endless empty compressed fragments",
                        Attacks.join(
                                RawClient.frame(BINARY, false, NOTHING),
                                Attacks.many(RawClient.frame(RawClient.CONTINUATION, false, NOTHING), 5_000))),
                Attack.compressing(
                        "flood of bombs within the bound",
                        Attacks.many(RawClient.frame(BINARY, true, Deflated.of(new byte[BOUND])), 40),
                        CloseReason.POLICY,
                        Count.BYTE_RATE));
    }

    static List<Attack> corrupt() {
        byte[] noise = "not compressed".getBytes(StandardCharsets.US_ASCII);
        return List.of(
                badData("compressed nothing", NOTHING),
                badData("text that is not compressed", noise),
                badData("no such block", bytes("ff")),
                badData("stream that is cut", bytes("f248cdc9")),
                badData("long stream that is cut", Arrays.copyOf(BOMB, 150)),
                badData("stored block that is cut", bytes("000500faff48656c")),
                badData("stored block of two lengths", bytes("000500fafe48656c6c6f00")),
                badData("something after the end", bytes("f348cdc9c9070000ff")),
                badData("way back to before the beginning", bytes("0cc0010d00000080a0")),
                badData("compressed text that is none", Deflated.of(new byte[] {(byte) 0xC3, 0x28})),
                // RFC 7692 section 7.2.3.2: short for what the message before holds, which nobody keeps.
                Attack.compressing(
                        "stream that goes on with the last one",
                        Attacks.join(
                                RawClient.frame(TEXT, true, HELLO), RawClient.frame(TEXT, true, bytes("f200110000"))),
                        CloseReason.BAD_DATA,
                        Count.PROTOCOL),
                Attack.compressing(
                        "stream that is cut, in fragments",
                        Attacks.join(
                                RawClient.frame(TEXT, false, bytes("f248")),
                                RawClient.frame(RawClient.CONTINUATION, true, bytes("cdc9"))),
                        CloseReason.BAD_DATA,
                        Count.PROTOCOL));
    }

    static List<Attack> misused() {
        return List.of(
                misuse("compressed ping", RawClient.frame(RawClient.COMPRESSED | RawClient.PING, true, HELLO)),
                misuse("compressed pong", RawClient.frame(RawClient.COMPRESSED | RawClient.PONG, true, HELLO)),
                misuse("compressed Close frame", RawClient.frame(RawClient.COMPRESSED | RawClient.CLOSE, true, HELLO)),
                misuse("compressed continuation of nothing", RawClient.frame(RawClient.COMPRESSED, true, HELLO)),
                misuse(
                        "compressed continuation",
                        Attacks.join(
                                RawClient.frame(TEXT, false, NOTHING),
                                RawClient.frame(RawClient.COMPRESSED, true, HELLO))),
                misuse(
                        "compressed continuation of a plain message",
                        Attacks.join(
                                RawClient.frame(RawClient.TEXT, false, NOTHING),
                                RawClient.frame(RawClient.COMPRESSED, true, HELLO))),
                misuse(
                        "compressed message inside of a compressed message",
                        Attacks.many(RawClient.frame(TEXT, false, HELLO), 2)),
                misuse(
                        "plain message inside of a compressed message",
                        Attacks.join(
                                RawClient.frame(TEXT, false, HELLO), RawClient.frame(RawClient.TEXT, true, NOTHING))),
                misuse("second reserved bit", RawClient.frame(0x20 | RawClient.TEXT, true, HELLO)),
                misuse("second reserved bit, compressed", RawClient.frame(0x20 | TEXT, true, HELLO)),
                misuse("third reserved bit, compressed", RawClient.frame(0x10 | TEXT, true, HELLO)),
                misuse("compressed frame of no kind", RawClient.frame(RawClient.COMPRESSED | 3, true, HELLO)));
    }

    /// Gone in the middle: nobody is told, and no limit was exceeded.
    static List<Attack> cut() {
        byte[] frame = RawClient.frame(BINARY, true, BOMB);
        return List.of(
                Attack.walkingOut("gone in the middle of a bomb", Arrays.copyOf(frame, frame.length / 2), false),
                Attack.walkingOut("reset in the middle of a bomb", Arrays.copyOf(frame, frame.length / 2), true),
                Attack.walkingOut(
                        "gone between the fragments of a bomb",
                        RawClient.frame(BINARY, false, Arrays.copyOf(LARGE_BOMB, LARGE_FRAGMENT)),
                        false));
    }

    private static Attack tooBig(String name, byte[] bytes) {
        return Attack.compressing(name, bytes, CloseReason.TOO_BIG, Count.OVERSIZED);
    }

    private static Attack badData(String name, byte[] content) {
        return Attack.compressing(name, RawClient.frame(TEXT, true, content), CloseReason.BAD_DATA, Count.PROTOCOL);
    }

    private static Attack misuse(String name, byte[] bytes) {
        return Attack.compressing(name, bytes, CloseReason.PROTOCOL_ERROR, Count.PROTOCOL);
    }

    /// One compressed message.
    ///
    /// @param between what to send after each fragment but the last
    private static byte[] fragments(byte[] content, int piece, byte[] between) {
        List<byte[]> all = new ArrayList<>();
        for (int from = 0; from < content.length; from += piece) {
            int end = Math.min(content.length, from + piece);
            boolean last = end == content.length;
            all.add(RawClient.frame(
                    from == 0 ? BINARY : RawClient.CONTINUATION, last, Arrays.copyOfRange(content, from, end)));
            all.add(last ? NOTHING : between);
        }
        return Attacks.join(all.toArray(byte[][]::new));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
