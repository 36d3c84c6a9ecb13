package io.pushdeck.server.soak;

import io.pushdeck.server.testing.RawClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Valid frames, or a valid handshake, with a few things changed: bits, lengths, kinds, pieces cut, doubled, exchanged
/// and put in. Confined to one thread.
final class Mutant {
    private static final int[] CODES = {1000, 1001, 1003, 1011, 3000, 4999};
    private static final byte[] TEXT = "naïve push – 押す".getBytes(StandardCharsets.UTF_8);

    private final Random random;

    /// The same for the same seed and number.
    Mutant(long seed, int number) {
        random = new Random(seed * 1_000_003 + number);
    }

    byte[] frames() {
        List<byte[]> frames = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            addMessage(frames);
        }
        if (random.nextInt(4) == 0) {
            frames.add(RawClient.frame(RawClient.CLOSE, true, goodbye()));
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            changeFrames(frames);
        }
        byte[] bytes = join(frames);
        return random.nextInt(3) == 0 ? changeBytes(bytes) : bytes;
    }

    byte[] handshake() {
        List<byte[]> lines = new ArrayList<>();
        for (String line : RawClient.request("/h", "Origin: http://a.example\r\n", "Cookie: a=b\r\n")
                .split("(?<=\r\n)", -1)) {
            lines.add(line.getBytes(StandardCharsets.ISO_8859_1));
        }
        int place = random.nextInt(lines.size());
        switch (random.nextInt(9)) {
            case 0 -> lines.add(lines.get(place));
            case 1 -> lines.remove(place);
            case 2 -> Collections.swap(lines, place, random.nextInt(lines.size()));
            case 3 -> lines.set(place, changeBytes(lines.get(place)));
            case 4 ->
                lines.add(place, "X-Long: ".repeat(1 + random.nextInt(1_500)).getBytes(StandardCharsets.US_ASCII));
            case 5 -> lines.set(place, new byte[] {'\n'});
            case 6 ->
                lines.addAll(
                        place,
                        Collections.nCopies(random.nextInt(100), "X: y\r\n".getBytes(StandardCharsets.US_ASCII)));
            default -> lines.set(place, flip(lines.get(place), 1 + random.nextInt(3)));
        }
        byte[] bytes = join(lines);
        return random.nextInt(4) == 0 ? changeBytes(bytes) : bytes;
    }

    /// Where to send the bytes in two parts.
    int cut(int length) {
        return random.nextInt(length + 1);
    }

    private void addMessage(List<byte[]> frames) {
        byte[] content = random.nextBoolean() ? Arrays.copyOf(TEXT, random.nextInt(TEXT.length)) : new byte[length()];
        int opcode = random.nextBoolean() ? RawClient.TEXT : RawClient.BINARY;
        if (opcode == RawClient.BINARY) {
            random.nextBytes(content);
        }
        switch (random.nextInt(5)) {
            case 0 -> frames.add(RawClient.frame(RawClient.PING, true, new byte[random.nextInt(126)]));
            case 1 -> frames.add(RawClient.frame(RawClient.PONG, true, new byte[random.nextInt(126)]));
            case 2 -> {
                int half = content.length / 2;
                frames.add(RawClient.frame(opcode, false, Arrays.copyOf(content, half)));
                frames.add(RawClient.frame(RawClient.PING, true, new byte[0]));
                frames.add(RawClient.frame(
                        RawClient.CONTINUATION, true, Arrays.copyOfRange(content, half, content.length)));
            }
            default -> frames.add(RawClient.frame(opcode, true, content));
        }
    }

    private int length() {
        return switch (random.nextInt(8)) {
            case 0 -> 125 + random.nextInt(3);
            case 1 -> 65_534 + random.nextInt(4);
            case 2 -> random.nextInt(5_000);
            default -> random.nextInt(60);
        };
    }

    private byte[] goodbye() {
        int code = CODES[random.nextInt(CODES.length)];
        return new byte[] {(byte) (code >> 8), (byte) code, 'b', 'y', 'e'};
    }

    private void changeFrames(List<byte[]> frames) {
        int place = random.nextInt(frames.size());
        byte[] frame = frames.get(place).clone();
        if (frame.length < 2) {
            return;
        }
        switch (random.nextInt(11)) {
            case 0 -> frame[0] = (byte) ((frame[0] & 0xF0) | random.nextInt(16));
            case 1 -> frame[0] ^= (byte) 0x80;
            case 2 -> frame[0] ^= (byte) (0x10 << random.nextInt(3));
            case 3 -> frame[1] ^= (byte) 0x80;
            case 4 -> frame[1] = (byte) (0x80 | random.nextInt(128));
            case 5 -> frame[Math.min(frame.length - 1, 2 + random.nextInt(8))] = (byte) random.nextInt(256);
            case 6 -> frame = flip(frame, 1 + random.nextInt(4));
            case 7 -> frame = Arrays.copyOf(frame, random.nextInt(frame.length));
            case 8 -> frames.add(random.nextInt(frames.size() + 1), frame);
            case 9 -> frames.remove(place);
            default -> Collections.swap(frames, place, random.nextInt(frames.size()));
        }
        if (frames.isEmpty()) {
            frames.add(frame);
        } else if (place < frames.size()) {
            frames.set(place, frame);
        }
    }

    private byte[] changeBytes(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(Math.min(64, bytes.length - from) + 1);
        byte[] head = Arrays.copyOf(bytes, from);
        byte[] slice = Arrays.copyOfRange(bytes, from, to);
        byte[] tail = Arrays.copyOfRange(bytes, to, bytes.length);
        byte[] noise = new byte[random.nextInt(24)];
        random.nextBytes(noise);
        return switch (random.nextInt(5)) {
            case 0 -> head;
            case 1 -> join(List.of(head, tail));
            case 2 -> join(List.of(head, slice, slice, tail));
            case 3 -> join(List.of(head, noise, slice, tail));
            default -> flip(bytes, 1 + random.nextInt(6));
        };
    }

    private byte[] flip(byte[] bytes, int bits) {
        byte[] changed = bytes.clone();
        for (int i = 0; i < bits && changed.length > 0; i++) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
