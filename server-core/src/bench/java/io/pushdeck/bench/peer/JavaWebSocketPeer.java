package io.pushdeck.bench.peer;

import io.pushdeck.bench.harness.TestKey;
import io.pushdeck.bench.harness.Variant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/// The server that comes with Java-WebSocket, with its defaults, except that small packets go out at once and that it
/// pings nobody, as with every server here.
final class JavaWebSocketPeer extends WebSocketServer implements Peer {
    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicInteger open = new AtomicInteger();

    private final boolean compressed;

    @SuppressWarnings("this-escape") // nothing is started before listen()
    private JavaWebSocketPeer(Draft draft, boolean compressed) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), List.of(draft));
        this.compressed = compressed;
        setTcpNoDelay(true);
        setConnectionLostTimeout(0);
    }

    static JavaWebSocketPeer of(Variant variant) {
        return switch (variant) {
            case PLAIN -> new JavaWebSocketPeer(new Draft_6455(), false);
            case DEFLATE -> new JavaWebSocketPeer(new Draft_6455(new PerMessageDeflateExtension()), true);
            case TLS -> {
                JavaWebSocketPeer peer = new JavaWebSocketPeer(new Draft_6455(), false);
                peer.setWebSocketFactory(new DefaultSSLWebSocketServerFactory(tls()));
                yield peer;
            }
        };
    }

    private static SSLContext tls() {
        char[] password = TestKey.PASSWORD.toCharArray();
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(TestKey.file().toFile(), password), password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException("The key of the run cannot be read", failure);
        }
    }

    @Override
    public int listen() throws InterruptedException {
        start();
        started.await();
        return getPort();
    }

    @Override
    public void push(String text) {
        if (compressed) {
            // Not broadcast: it compresses what is already compressed for the second connection.
            getConnections().forEach(connection -> connection.send(text));
        } else {
            broadcast(text);
        }
    }

    @Override
    public int connected() {
        return open.get();
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
        open.incrementAndGet();
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
        open.decrementAndGet();
    }

    @Override
    public void onMessage(WebSocket connection, String message) {}

    @Override
    public void onError(@Nullable WebSocket connection, Exception error) {
        error.printStackTrace();
    }

    @Override
    public void close() {
        try {
            stop(100);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
