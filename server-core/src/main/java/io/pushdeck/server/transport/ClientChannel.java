package io.pushdeck.server.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.java_websocket.WrappedByteChannel;

/// One socket, as the library's selector loop sees it. The loop may read; what it takes for writing only flushes our
/// [Outbox], and it never changes the interest set. Thread-safe.
///
/// The end of the stream and read errors would make the loop cancel the key in mid pass and drop the other ready
/// sockets. So they come as a buffer of one byte, which the decoder recognises by its number.
final class ClientChannel implements WrappedByteChannel, Outbox.Wire {
    private static final byte MARKER = 0;

    private final SocketChannel socket;
    private final SelectionKey key;
    private final ClientConnection connection;
    private final Registry registry;
    private final Counters counters;
    private final Outbox.Wire wire;
    /// Buffers handed to the decoder; written by the loop only.
    private final AtomicLong reads = new AtomicLong();
    private volatile long endAt = Long.MAX_VALUE;

    ClientChannel(SocketChannel socket, SelectionKey key, ClientConnection connection, Plumbing plumbing) {
        this.socket = socket;
        this.key = key;
        this.connection = connection;
        this.registry = plumbing.registry();
        this.counters = plumbing.counters();
        this.wire = plumbing.encryption() == null ? this : new TlsWire(this);
    }

    /// What the outbox writes to: this, or TLS over it.
    Outbox.Wire wire() {
        return wire;
    }

    @Override
    public int read(ByteBuffer into) {
        if (endAt != Long.MAX_VALUE) {
            return 0;
        }
        int count;
        try {
            count = socket.read(into);
        } catch (IOException | RuntimeException e) {
            count = -1;
        }
        if (count == 0) {
            return 0;
        }
        long number = reads.incrementAndGet();
        if (count < 0) {
            endAt = number;
            changeInterest(SelectionKey.OP_READ, false);
            into.put(MARKER);
            return 1;
        }
        counters.count(Counter.BYTES_IN, count);
        return count;
    }

    /// Nothing more is read until [#readOn].
    void readNoMore() {
        changeInterest(SelectionKey.OP_READ, false);
    }

    /// What the peer sends is read again; does nothing if it is read already, or after its end.
    void readOn() {
        if (endAt == Long.MAX_VALUE) {
            changeInterest(SelectionKey.OP_READ, true);
        }
    }

    /// Whether the buffer with this number, counted from 1, is the marker of the end.
    boolean isEnd(long number) {
        return number >= endAt;
    }

    /// Ends the connection's hope for more in both directions but reading: the peer sees the end after what was sent.
    void shutdownOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // Gone already, which is all that was wanted.
        }
    }

    /// Only flushes what is ours: the library has nothing to write.
    @Override
    public int write(ByteBuffer ignored) {
        connection.flush();
        return 0;
    }

    @Override
    public void writeOne(ByteBuffer frame) throws IOException {
        counters.count(Counter.BYTES_OUT, socket.write(frame));
    }

    @Override
    public long writeAll(ByteBuffer[] frames, int count) throws IOException {
        long written = socket.write(frames, 0, count);
        counters.count(Counter.BYTES_OUT, written);
        return written;
    }

    @Override
    public long drain() {
        return 0;
    }

    /// [#shutdownOutput] and [#close] say all there is to say.
    @Override
    public void sayGoodbye() {
        // Nothing.
    }

    @Override
    public void wantWrites(boolean wanted) {
        if (wanted) {
            registry.addWaiting(connection);
        } else {
            registry.removeWaiting(connection);
        }
        changeInterest(SelectionKey.OP_WRITE, wanted);
    }

    @Override
    public boolean isArmed() {
        try {
            return (key.interestOps() & SelectionKey.OP_WRITE) != 0;
        } catch (CancelledKeyException e) {
            return true;
        }
    }

    /// Whether no selector looks after this socket any more, though it is open.
    boolean isOrphaned() {
        return socket.isOpen() && !key.isValid();
    }

    SelectionKey key() {
        return key;
    }

    @Override
    public boolean isNeedWrite() {
        return true;
    }

    @Override
    public void writeMore() {
        connection.flush();
    }

    @Override
    public boolean isNeedRead() {
        return false;
    }

    @Override
    public int readMore(ByteBuffer into) {
        return 0;
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() {
        registry.removeWaiting(connection);
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left that could be done for it.
        }
        // A registered socket is released by its selector's next round.
        wakeLoop();
    }

    private void changeInterest(int operation, boolean wanted) {
        try {
            int before = wanted ? key.interestOpsOr(operation) : key.interestOpsAnd(~operation);
            if (wanted && (before & operation) == 0) {
                wakeLoop();
            }
        } catch (CancelledKeyException e) {
            // The socket is closed; its connection is told by whoever closed it.
        }
    }

    private void wakeLoop() {
        key.selector().wakeup();
    }
}
