package io.pushdeck.server.transport;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;

/// Inflates whole messages, RFC 7692 section 7.2.2, one after the other for all connections of a decoder, so its native
/// memory is needed once. Nothing is kept between messages. Confined to that decoder, but for [#close].
final class MessageInflater implements AutoCloseable {
    /// What the sender removed (`00 00 FF FF`), and a last block, empty: only a message that is complete reaches its
    /// end.
    private static final byte[] ENDING = {0, 0, (byte) 0xFF, (byte) 0xFF, 3, 0};

    private static final int STEP = 4096;

    private final Inflater inflater = new Inflater(true);
    private final byte[] step = new byte[STEP];
    private long lastInflated;

    /// Never makes more than `maxBytes` and one more byte, whatever the message would become.
    ///
    /// @throws InvalidDataException with 1009 if it becomes longer, 1007 if it is corrupt or not complete
    byte[] inflate(byte[] compressed, int maxBytes) throws InvalidDataException {
        byte[] input = Arrays.copyOf(compressed, compressed.length + ENDING.length);
        System.arraycopy(ENDING, 0, input, compressed.length, ENDING.length);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        lastInflated = 0;
        restart(input, 0);
        try {
            while (!isComplete(input)) {
                int count = inflater.inflate(step, 0, (int) Math.min(STEP, maxBytes + 1L - lastInflated));
                lastInflated += count;
                if (lastInflated > maxBytes) {
                    throw new LimitExceededException("A message may inflate to " + maxBytes + " bytes", maxBytes);
                }
                if (count == 0 && inflater.needsInput() && !inflater.finished()) {
                    throw new InvalidDataException(CloseFrame.NO_UTF8, "A compressed message is not complete");
                }
                message.write(step, 0, count);
            }
        } catch (DataFormatException e) {
            throw new InvalidDataException(CloseFrame.NO_UTF8, "A compressed message is corrupt", e);
        }
        return message.toByteArray();
    }

    /// Whether all is inflated. A sender may use last blocks of its own (section 7.2.3.4), and go on after them.
    private boolean isComplete(byte[] input) {
        if (!inflater.finished()) {
            return false;
        }
        int rest = inflater.getRemaining();
        if (rest <= ENDING.length) {
            return true;
        }
        restart(input, input.length - rest);
        return false;
    }

    private void restart(byte[] input, int from) {
        inflater.reset();
        inflater.setInput(input, from, input.length - from);
    }

    /// How many bytes the last message became, or had become when it was given up.
    long lastInflated() {
        return lastInflated;
    }

    /// Gives the native memory back; a message that comes later fails.
    @Override
    public void close() {
        inflater.end();
    }
}
