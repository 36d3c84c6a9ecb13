package io.pushdeck.server.testing;

import io.pushdeck.server.protocol.ClientFrame;
import io.pushdeck.server.protocol.Decoded;
import io.pushdeck.server.protocol.FrameCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/// A server of `pushdeck.v1` that welcomes everybody and does as it is told, for what looks at the client's side only.
/// Thread-safe.
public final class WebSocketStub implements AutoCloseable {
    private final BlockingQueue<ClientFrame.Hello> hellos = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<ClientFrame.Receipt> receipts = new LinkedBlockingQueue<>();
    private final CountDownLatch listening = new CountDownLatch(1);
    private final AtomicLong end = new AtomicLong();
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

    /// Who came, in order.
    public BlockingQueue<ClientFrame.Hello> hellos() {
        return hellos;
    }

    /// Texts of all connections, in order.
    public BlockingQueue<String> messages() {
        return messages;
    }

    /// What was confirmed, in order.
    public BlockingQueue<ClientFrame.Receipt> receipts() {
        return receipts;
    }

    /// Pushes to every connection.
    ///
    /// @param announcement as JSON
    public void push(String id, String announcement) {
        entry("push", id, ",\"version\":1,\"announcement\":" + announcement);
    }

    /// Takes a push back, from every connection.
    public void recall(String id) {
        entry("recall", id, "");
    }

    /// The next entry of the log, to every connection.
    ///
    /// @param rest of the frame: further fields, each after a comma
    public void entry(String type, String id, String rest) {
        send("{\"type\":\"" + type + "\",\"offset\":" + end.incrementAndGet() + ",\"id\":\"" + id
                + "\",\"at\":\"2026-03-01T09:30:00Z\"" + rest + "}");
    }

    /// Sends a frame as it is to every connection.
    public void send(String frame) {
        server.getConnections().forEach(connection -> connection.send(frame));
    }

    /// Sends bytes to every connection, as a program does.
    public void send(byte[] bytes) {
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

    private void heard(WebSocket connection, ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Hello hello -> {
                hellos.add(hello);
                String client = hello.client().orElse("");
                connection.send("{\"type\":\"welcome\",\"client\":\"" + client
                        + "\",\"session\":1,\"groups\":[],\"epoch\":\"e\"" + ",\"offset\":" + end
                        + ",\"resumed\":\"complete\",\"missed\":0,\"valid\":0,\"heartbeat\":25}");
            }
            case ClientFrame.Message message -> {
                messages.add(message.text());
                reply(connection, message.id());
            }
            case ClientFrame.Receipt receipt -> receipts.add(receipt);
            case ClientFrame.Join join -> reply(connection, join.id());
            case ClientFrame.Leave leave -> reply(connection, leave.id());
            case ClientFrame.Pong pong -> {}
        }
    }

    private static void reply(WebSocket connection, OptionalLong id) {
        id.ifPresent(to -> connection.send("{\"type\":\"reply\",\"to\":" + to + ",\"ok\":true}"));
    }

    private final class Listener extends WebSocketServer {
        Listener(InetSocketAddress address) {
            super(address, 1, List.of(new Draft_6455(List.of(), List.of(new Protocol("pushdeck.v1")))));
        }

        @Override
        public void onStart() {
            listening.countDown();
        }

        @Override
        public void onOpen(WebSocket connection, ClientHandshake handshake) {}

        @Override
        public void onMessage(WebSocket connection, String message) {
            if (FrameCodec.decode(message) instanceof Decoded.Frame decoded) {
                heard(connection, decoded.frame());
            }
        }

        @Override
        public void onMessage(WebSocket connection, ByteBuffer message) {}

        @Override
        public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

        @Override
        public void onError(@Nullable WebSocket connection, Exception trouble) {}
    }
}
