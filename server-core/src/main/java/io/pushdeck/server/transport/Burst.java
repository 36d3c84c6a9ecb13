package io.pushdeck.server.transport;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Frames on their way to the same connections, and their bytes joined where the operating system reads them without
/// another copy for each connection: one write takes them all. Used again for the next ones; confined to the fan-out
/// thread.
final class Burst {
    /// More would only be cut by the socket's own buffer.
    private static final int JOINED_BYTES = 64 * 1024;

    private final ByteBuffer reused = ByteBuffer.allocateDirect(JOINED_BYTES);
    private final List<Frame> frames = new ArrayList<>();
    private ByteBuffer joined = reused;

    /// Begins anew with one frame, however long.
    void begin(Frame frame) {
        frames.clear();
        frames.add(frame);
        joined = frame.length() <= JOINED_BYTES ? reused : ByteBuffer.allocateDirect(frame.length());
        joined.clear().put(frame.toBuffer()).flip();
    }

    /// Adds one more, if there is room.
    boolean add(Frame frame) {
        int end = joined.limit();
        if (frame.length() > joined.capacity() - end) {
            return false;
        }
        frames.add(frame);
        joined.clear().position(end).put(frame.toBuffer()).flip();
        return true;
    }

    /// In order; a live view.
    List<Frame> frames() {
        return Collections.unmodifiableList(frames);
    }

    int size() {
        return frames.size();
    }

    /// In bytes.
    int length() {
        return joined.limit();
    }

    /// All bytes, from the first one on. One buffer for every call: its position tells what the last taker took.
    ByteBuffer bytes() {
        return joined.rewind();
    }
}
