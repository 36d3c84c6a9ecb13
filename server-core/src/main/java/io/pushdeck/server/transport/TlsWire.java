package io.pushdeck.server.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.jspecify.annotations.Nullable;

/// The socket of a secure connection as its outbox uses it: encrypts on the thread that writes, many frames to a
/// record. Called under the outbox's lock, [#begin], the methods that return nothing to it excepted.
///
/// A record of which only a part went out is kept here, and the outbox is told that bytes are owed: it then keeps its
/// interest in writing, though all its frames have been taken. So the last record cannot be stranded.
final class TlsWire implements Outbox.Wire {
    /// Only a peer that does not read what it asks for lets more than this accumulate.
    private static final int MOST_OWED = 128 * 1024;

    private final Outbox.Wire socket;
    private volatile @Nullable SSLEngine engine;
    private volatile boolean plain;
    /// While a task runs, whoever touched the engine would wait for it.
    private volatile boolean busy;
    /// Whether the engine itself has something to say.
    private volatile boolean owing;
    /// Encrypted, and not yet taken by the socket; null if there is nothing.
    private @Nullable ByteBuffer unsent;

    TlsWire(Outbox.Wire socket) {
        this.socket = socket;
    }

    /// From now on everything is encrypted by `started`.
    void begin(SSLEngine started) {
        engine = started;
    }

    /// The peer does not speak TLS: the one answer that it gets is not encrypted either.
    void speakPlain() {
        plain = true;
    }

    void setBusy(boolean isBusy) {
        busy = isBusy;
    }

    boolean isBusy() {
        return busy;
    }

    /// The engine has something to say of its own, a part of the handshake or an alert; [Outbox#flush()] sends it.
    void owe() {
        owing = true;
    }

    @Override
    public void writeOne(ByteBuffer frame) throws IOException {
        TlsBuffers buffers = TlsBuffers.ofThread();
        writeAll(buffers.only(frame), 1);
        buffers.forgetOnly();
    }

    @Override
    public long writeAll(ByteBuffer[] frames, int count) throws IOException {
        if (plain) {
            return socket.writeAll(frames, count);
        }
        SSLEngine started = engine;
        if (started == null || busy) {
            throw new IOException("TLS is not agreed on yet, so nothing can be said");
        }
        long taken = 0;
        while (drain() == 0 && frames[count - 1].hasRemaining()) {
            ByteBuffer records = TlsBuffers.ofThread().records();
            while (frames[count - 1].hasRemaining() && records.remaining() >= TlsBuffers.RECORD) {
                SSLEngineResult result = started.wrap(frames, 0, count, records);
                check(result);
                taken += result.bytesConsumed();
            }
            send(records.flip());
        }
        return taken;
    }

    @Override
    public long drain() throws IOException {
        ByteBuffer waiting = unsent;
        if (waiting != null) {
            unsent = null;
            send(waiting);
        }
        SSLEngine started = engine;
        if (owing && started != null) {
            owing = false;
            sayAll(started);
        }
        return unsent == null ? 0 : unsent.remaining();
    }

    private void sayAll(SSLEngine started) throws IOException {
        ByteBuffer nothing = ByteBuffer.allocate(0);
        while (started.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            ByteBuffer records = TlsBuffers.ofThread().records();
            SSLEngineResult result = started.wrap(nothing, records);
            send(records.flip());
            if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                return;
            }
            check(result);
        }
    }

    private static void check(SSLEngineResult result) throws IOException {
        if (result.getStatus() != SSLEngineResult.Status.OK || result.bytesProduced() == 0) {
            throw new IOException("TLS cannot write: " + result.getStatus() + ", " + result.getHandshakeStatus());
        }
    }

    /// Writes records, after those that wait, and keeps what the socket does not take.
    private void send(ByteBuffer records) throws IOException {
        ByteBuffer before = unsent;
        if (before == null) {
            if (records.hasRemaining()) {
                socket.writeOne(records);
            }
            before = ByteBuffer.allocate(0);
        }
        if (records.hasRemaining()) {
            int all = before.remaining() + records.remaining();
            if (all > MOST_OWED) {
                throw new IOException("The peer does not read the answers of its own TLS");
            }
            unsent = ByteBuffer.allocate(all).put(before).put(records).flip();
        }
    }

    /// Says `close_notify`, unless something is in the way: a record cut short tells the peer enough.
    @Override
    public void sayGoodbye() {
        SSLEngine started = engine;
        if (started == null || unsent != null || busy) {
            return;
        }
        try {
            started.closeOutbound();
            sayAll(started);
        } catch (IOException e) {
            // The peer is gone already, which is all that would have been said.
        }
    }

    @Override
    public void wantWrites(boolean wanted) {
        socket.wantWrites(wanted);
    }

    @Override
    public boolean isArmed() {
        return socket.isArmed();
    }
}
