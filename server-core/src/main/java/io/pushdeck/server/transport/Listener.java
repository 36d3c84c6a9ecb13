package io.pushdeck.server.transport;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Handshake;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketServerFactory;
import org.java_websocket.drafts.Draft;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One instance of the library's server, on one address, started once. Its selector and decoder threads run nothing of
/// ours but hand-overs.
final class Listener extends WebSocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);
    private static final int START_SECONDS = 10;
    private static final int BACKLOG = 1024;

    private final ServerSocketChannel channel;
    private final InetSocketAddress boundTo;
    private final Plumbing plumbing;
    private final MessageInflater inflater = new MessageInflater();
    private final Thread loop;
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile @Nullable Selector selector;

    private Listener(ServerSocketChannel channel, InetSocketAddress boundTo, Plumbing plumbing) {
        super(channel);
        this.channel = channel;
        this.boundTo = boundTo;
        this.plumbing = plumbing;
        this.loop = Threads.of("selector", this);
        setDaemon(true);
        setTcpNoDelay(true);
        setReuseAddr(true);
        // Ours counts any sign of life, in ClientConnection.check.
        setConnectionLostTimeout(0);
        setWebSocketFactory(new Sockets());
        // One decoder was the fastest on few cores, and none of them can be blocked by a callback of ours.
        while (decoders.size() > 1) {
            decoders.removeLast();
        }
        decoders.getFirst().setName(Threads.name("decoder"));
    }

    /// Binds and starts; when this returns, clients are accepted.
    ///
    /// @throws IOException if the port cannot be had
    static Listener open(InetAddress address, int port, Plumbing plumbing) throws IOException {
        ServerSocketChannel channel = channelFor(address);
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(address, port), BACKLOG);
            Listener listener = new Listener(channel, (InetSocketAddress) channel.getLocalAddress(), plumbing);
            listener.launch();
            return listener;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static ServerSocketChannel channelFor(InetAddress address) throws IOException {
        try {
            if (address.isAnyLocalAddress()) {
                return ServerSocketChannel.open();
            }
            return ServerSocketChannel.open(
                    address instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        } catch (UnsupportedOperationException e) {
            throw new IOException("This machine does not speak the protocol of " + address.getHostAddress(), e);
        }
    }

    private void launch() throws IOException {
        loop.start();
        try {
            if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
                stopLoop();
                throw new IOException("The listener did not start within " + START_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopLoop();
            throw new IOException("Interrupted while the listener was starting", e);
        }
    }

    /// Gives the decoder what is in the queue of `socket`. Not only the selector may do so: its queue never blocks.
    void decodeAgain(ClientSocket socket) {
        try {
            queue(socket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    InetSocketAddress boundTo() {
        return boundTo;
    }

    ServerSocketChannel channel() {
        return channel;
    }

    /// Whether clients can still be accepted.
    boolean isListening() {
        return channel.isOpen() && loop.isAlive();
    }

    /// Whether connections accepted before are still served.
    boolean isServing() {
        return loop.isAlive();
    }

    /// Stops listening; connections go on.
    void refuseNew() {
        closeChannel();
        // The only open way to the library's selector; its next round frees the port.
        onWebsocketClose(null, 0, "", false);
    }

    /// Ends the library's threads, and frees the port even if they hang. Never waits for the caller itself.
    void stopLoop() {
        closeChannel();
        decoders.forEach(Thread::interrupt);
        loop.interrupt();
        if (Thread.currentThread() != loop && !Threads.join(loop, STOP_LIMIT)) {
            LOG.warn("The selector of {} did not stop; it is left behind", boundTo);
            closeSelector();
        }
        inflater.close();
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("Closing the listener of {} failed", boundTo, e);
        }
    }

    private void closeSelector() {
        Selector known = selector;
        if (known != null) {
            try {
                known.close();
            } catch (IOException e) {
                LOG.debug("Closing the selector of {} failed", boundTo, e);
            }
        }
    }

    /// The library calls this on its selector thread after an exception there and would wait for itself for ever, with
    /// the port bound. Without it the loop ends, and the health check opens a new listener.
    @Override
    public void stop(int timeout, String message) {
        LOG.debug("The library stops itself: {}", message);
    }

    @Override
    public void onStart() {
        Thread.currentThread().setName(Threads.name("selector"));
        started.countDown();
    }

    @Override
    protected boolean addConnection(WebSocket socket) {
        return true;
    }

    @Override
    protected boolean removeConnection(@Nullable WebSocket socket) {
        return false;
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake ignored) {
        ClientSocket client = (ClientSocket) socket;
        Handshake accepted = client.accepted();
        if (accepted != null) {
            client.connection().onOpened(accepted);
        }
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        ((ClientSocket) socket).connection().onReceived(Payload.text(message));
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer message) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        ((ClientSocket) socket).connection().onReceived(Payload.binary(bytes));
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        // Our connections report their own end.
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception failure) {
        if (socket == null) {
            LOG.error("The listener of {} failed", boundTo, failure);
        } else {
            LOG.debug("The library reports", failure);
        }
    }

    /// Makes the library's sockets ours. Nothing but an IOException may leave these methods: they run in its loop.
    private final class Sockets implements WebSocketServerFactory {
        @Override
        public WebSocketImpl createWebSocket(WebSocketAdapter adapter, Draft draft) {
            return ClientSocket.of(adapter, plumbing, inflater);
        }

        @Override
        public WebSocketImpl createWebSocket(WebSocketAdapter adapter, List<Draft> drafts) {
            return ClientSocket.of(adapter, plumbing, inflater);
        }

        @Override
        public ByteChannel wrapChannel(SocketChannel socket, SelectionKey key) throws IOException {
            selector = key.selector();
            try {
                ClientConnection connection = new ClientConnection(plumbing, Listener.this, socket, key);
                ((ClientSocket) key.attachment()).attach(connection);
                Limits.Connections limits = plumbing.limits().connections();
                Admission admission = plumbing.registry().admit(connection, limits, plumbing.nanoTime());
                if (admission != Admission.ADMITTED) {
                    turnAway(connection, socket, admission.refusal(limits));
                }
                return connection.channel();
            } catch (RuntimeException e) {
                throw new IOException("Preparing a connection failed", e);
            }
        }

        private void turnAway(ClientConnection connection, SocketChannel socket, HttpAnswer answer) throws IOException {
            if (plumbing.registry().turnAway(connection)) {
                connection.turnAway(answer);
                return;
            }
            plumbing.counters().countIfAny(answer.counter());
            if (plumbing.encryption() == null) {
                socket.write(ByteBuffer.wrap(answer.toBytes()));
            }
            throw new IOException(answer.body());
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
