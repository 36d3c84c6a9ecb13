package io.pushdeck.server.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/// A WebSocket server that does as it is told, for what looks at the client's side only. Thread-safe.
public final class WebSocketStub implements AutoCloseable {
    private final BlockingQueue<String> connections = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Listener server;

    private WebSocketStub(int port) {
        server = new Listener(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.setReuseAddr(true);
        server.setDaemon(true);
    }

    /// Listens on the loopback address when this returns; `port` 0 takes a free one.
    public static WebSocketStub start(int port) {
        WebSocketStub stub = new WebSocketStub(port);
        stub.server.start();
        try {
            if (!stub.listening.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The stub does not listen on port " + port);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return stub;
    }

    /// The port it listens on.
    public int port() {
        return server.getPort();
    }

    /// Path and query of each connection, in order.
    public BlockingQueue<String> connections() {
        return connections;
    }

    /// Texts of all connections, in order.
    public BlockingQueue<String> messages() {
        return messages;
    }

    /// Sends a text to every connection.
    public void push(String text) {
        server.getConnections().forEach(connection -> connection.send(text));
    }

    /// Sends bytes to every connection.
    public void push(byte[] bytes) {
        server.getConnections().forEach(connection -> connection.send(bytes));
    }

    /// Closes every connection with this code.
    public void closeAll(int code, String reason) {
        server.getConnections().forEach(connection -> connection.close(code, reason));
    }

    /// Stops listening and closes every connection.
    @Override
    public void close() {
        try {
            server.stop(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Listener extends WebSocketServer {
        Listener(InetSocketAddress address) {
            super(address, 1);
        }

        @Override
        public void onStart() {
            listening.countDown();
        }

        @Override
        public void onOpen(WebSocket connection, ClientHandshake handshake) {
            connections.add(handshake.getResourceDescriptor());
        }

        @Override
        public void onMessage(WebSocket connection, String message) {
            messages.add(message);
        }

        @Override
        public void onMessage(WebSocket connection, ByteBuffer message) {}

        @Override
        public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

        @Override
        public void onError(@Nullable WebSocket connection, Exception trouble) {}
    }
}
