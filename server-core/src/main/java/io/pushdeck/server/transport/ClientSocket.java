package io.pushdeck.server.transport;

import io.pushdeck.server.session.Handshake;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketListener;
import org.java_websocket.enums.ReadyState;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The library's view of a connection: every way in which it would change the connection's state leads to
/// [ClientConnection] instead, which needs none of the library's locks. [#decode] is confined to the decoder.
@SuppressWarnings("UnsynchronizedOverridesSynchronized")
final class ClientSocket extends WebSocketImpl {
    private static final Logger LOG = LoggerFactory.getLogger(ClientSocket.class);

    private final PushDraft protocol;
    private final InboundRates rates;
    private final Plumbing plumbing;
    /// These two are there during the handshake only.
    private @Nullable RequestReader requests;

    private @Nullable ClientConnection attached;
    private @Nullable TlsReader tls;
    private @Nullable Handshake accepted;
    private long decoded;

    private ClientSocket(WebSocketListener listener, PushDraft protocol, InboundRates rates, Plumbing plumbing) {
        super(listener, List.of(protocol));
        this.protocol = protocol;
        this.rates = rates;
        this.plumbing = plumbing;
        Limits.Connections limits = plumbing.limits().connections();
        this.requests = new RequestReader(limits.maxHeaderBytes(), limits.maxHeaders());
    }

    static ClientSocket of(WebSocketListener listener, Plumbing plumbing, MessageInflater inflater) {
        InboundRates rates = new InboundRates(plumbing);
        PushDraft protocol = new PushDraft(plumbing.limits().inbound(), rates, inflater);
        return new ClientSocket(listener, protocol, rates, plumbing);
    }

    /// To be called once, when the socket is there: the library makes this object before.
    void attach(ClientConnection connection) {
        attached = connection;
        Encryption encryption = plumbing.encryption();
        if (encryption != null && connection.channel().wire() instanceof TlsWire wire) {
            tls = new TlsReader(encryption, connection, wire, rates, this::decodeAgain);
        }
        protocol.attach(connection);
    }

    ClientConnection connection() {
        return Objects.requireNonNull(attached, "attach was not called");
    }

    /// What the client said of itself, once its request was accepted.
    @Nullable
    Handshake accepted() {
        return accepted;
    }

    @Override
    public void decode(ByteBuffer bytes) {
        try {
            if (!bytes.hasRemaining()) {
                // From decodeAgain: the library itself never hands over nothing.
                decrypt(bytes);
                return;
            }
            decoded++;
            if (connection().isEnd(decoded)) {
                connection().onPeerGone();
            } else {
                connection().onHeard();
                if (connection().isOpen()) {
                    rates.bytesCame(bytes.remaining());
                }
                decrypt(bytes);
            }
        } catch (InvalidDataException e) {
            close(e);
        } catch (SSLException e) {
            onTlsFailure(e);
        } catch (Throwable e) {
            // An error that reaches the library's worker ends the whole server.
            connection().onFailure(e);
        }
    }

    /// The peer broke TLS, or does not like ours; it may be owed an alert.
    private void onTlsFailure(SSLException failure) {
        LOG.debug("TLS with {} failed", connection().peer(), failure);
        plumbing.counters().count(connection().isInHandshake() ? Counter.TLS_FAILURE : Counter.PROTOCOL_ERROR);
        connection().flush();
        connection().onPeerGone();
    }

    private void decrypt(ByteBuffer bytes) throws InvalidDataException, SSLException {
        TlsReader reader = tls;
        if (reader == null) {
            readAll(bytes);
        } else if (connection().isInHandshake() || connection().listens()) {
            try {
                reader.read(bytes, this::readAll);
            } catch (RefusedException e) {
                connection().refuse(e.answer());
            }
        }
    }

    /// Has [#decode] called once more, with no bytes; on any thread.
    private void decodeAgain() {
        // Of full size, since the library will read into it later.
        inQueue.add(connection().listener().createBuffer().limit(0));
        connection().listener().decodeAgain(this);
    }

    private void readAll(ByteBuffer bytes) throws InvalidDataException {
        if (connection().isInHandshake()) {
            readHandshake(bytes);
        }
        while (connection().listens()) {
            Framedata frame = protocol.nextFrame(bytes);
            if (frame == null) {
                return;
            }
            protocol.processFrame(this, frame);
        }
    }

    private void readHandshake(ByteBuffer bytes) {
        try {
            Request request = requests == null ? null : requests.next(bytes);
            if (request != null) {
                requests = null;
                Handshake judged = plumbing.rules().judge(request, connection().peer());
                String extensions = plumbing.rules().agreedExtensions(request, judged);
                accepted = judged;
                if (!extensions.isEmpty()) {
                    connection().onAgreedToCompress();
                }
                protocol.accept(request, extensions, judged.subprotocol());
                // The library answers and opens; the draft gives it the request that was judged.
                super.decode(ByteBuffer.wrap(new byte[1]));
                if (connection().isInHandshake()) {
                    throw new IllegalStateException("The library refused what was accepted");
                }
                accepted = null;
            }
        } catch (RefusedException e) {
            connection().refuse(e.answer());
        }
    }

    @Override
    public void close(InvalidDataException violation) {
        int code = violation.getCloseCode();
        connection().onViolation(counterOf(violation), code, String.valueOf(violation.getMessage()));
    }

    private static Counter counterOf(InvalidDataException violation) {
        if (violation instanceof RateExceededException exceeded) {
            return exceeded.counter();
        }
        return violation.getCloseCode() == CloseFrame.TOOBIG ? Counter.OVERSIZED : Counter.PROTOCOL_ERROR;
    }

    @Override
    public void close(int code, String message, boolean remote) {
        connection().close(code, message);
    }

    @Override
    public void flushAndClose(int code, String message, boolean remote) {
        connection().close(code, message);
    }

    @Override
    public void closeConnection() {
        connection().onPeerGone();
    }

    @Override
    public void closeConnection(int code, String message, boolean remote) {
        connection().onPeerGone();
    }

    @Override
    public void eot() {
        connection().onPeerGone();
    }

    @Override
    public void sendFrame(Framedata frame) {
        if (frame instanceof CloseFrame close) {
            connection().close(close.getCloseCode(), close.getMessage());
        } else {
            throw new UnsupportedOperationException("Frames are sent by ClientConnection");
        }
    }

    @Override
    public void sendFrame(Collection<Framedata> frames) {
        frames.forEach(this::sendFrame);
    }

    @Override
    public boolean isFlushAndClose() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return connection().isOpen();
    }

    @Override
    public ReadyState getReadyState() {
        return connection().isOpen() ? ReadyState.OPEN : ReadyState.CLOSING;
    }
}
