package io.pushdeck.server.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A socket that takes as many bytes as there is room for. Confined to its test.
final class TightSocket implements Outbox.Wire {
    final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    int room = 1_000;
    boolean armed;
    boolean broken;
    int writes;

    @Override
    public void writeOne(ByteBuffer frame) throws IOException {
        writeAll(new ByteBuffer[] {frame}, 1);
    }

    @Override
    public long writeAll(ByteBuffer[] frames, int count) throws IOException {
        if (broken) {
            throw new IOException("broken");
        }
        writes++;
        long written = 0;
        for (int i = 0; i < count; i++) {
            while (room > 0 && frames[i].hasRemaining()) {
                sent.write(frames[i].get());
                room--;
                written++;
            }
        }
        return written;
    }

    @Override
    public long drain() {
        return 0;
    }

    @Override
    public void sayGoodbye() {
        // It has no way to.
    }

    @Override
    public void wantWrites(boolean wanted) {
        armed = wanted;
    }

    @Override
    public boolean isArmed() {
        return armed;
    }

    String text() {
        return sent.toString(StandardCharsets.US_ASCII);
    }
}
