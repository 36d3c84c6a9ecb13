package io.pushdeck.server.testing;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client made of what the JDK has, for tests that need a well-behaved one.
public final class TestClient implements WebSocket.Listener {
    private static final int LIMIT_SECONDS = 15;
    private static final HttpClient CLIENTS = HttpClient.newHttpClient();

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> binaries = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> closeCodes = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable WebSocket socket;

    private TestClient() {}

    public static TestClient connect(String address) {
        TestClient client = new TestClient();
        client.socket = CLIENTS.newWebSocketBuilder()
                .buildAsync(URI.create(address), client)
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
        return client;
    }

    private WebSocket socket() {
        WebSocket open = socket;
        if (open == null) {
            throw new IllegalStateException("Not connected");
        }
        return open;
    }

    public void send(String message) {
        socket().sendText(message, true)
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    public void send(byte[] message) {
        socket().sendBinary(ByteBuffer.wrap(message), true)
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    public void close() {
        socket().sendClose(WebSocket.NORMAL_CLOSURE, "")
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    public String nextText() {
        return Await.next(texts, "a text");
    }

    public byte[] nextBytes() {
        return Await.next(binaries, "a binary message");
    }

    public int nextCloseCode() {
        return Await.next(closeCodes, "a close");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            texts.add(text.toString());
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        bytes.writeBytes(part);
        if (last) {
            binaries.add(bytes.toByteArray());
            bytes.reset();
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closeCodes.add(code);
        return null;
    }
}
