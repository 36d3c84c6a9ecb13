package io.pushdeck.bench.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/// The server that comes with Java-WebSocket, with its defaults, except that small packets go out at once and that it
/// pings nobody, as with every server here.
final class JavaWebSocketPeer extends WebSocketServer implements Peer {
    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicInteger open = new AtomicInteger();

    @SuppressWarnings("this-escape") // nothing is started before listen()
    JavaWebSocketPeer() {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        setTcpNoDelay(true);
        setConnectionLostTimeout(0);
    }

    @Override
    public int listen() throws InterruptedException {
        start();
        started.await();
        return getPort();
    }

    @Override
    public void push(String text) {
        broadcast(text);
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
