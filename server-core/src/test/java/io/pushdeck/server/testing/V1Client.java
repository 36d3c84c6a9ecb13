package io.pushdeck.server.testing;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Stage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One connection that speaks `pushdeck.v1`, frame by frame, made of what the JDK has. It answers pings and does
/// nothing else
/// by itself. Thread-safe.
public final class V1Client implements WebSocket.Listener, AutoCloseable {
    private static final int LIMIT_SECONDS = 15;
    private static final HttpClient CLIENTS = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /// The end of the connection, in the place of a frame: `code` is 1006 if it was cut.
    private static final String END = "end";

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;

    private V1Client() {}

    /// Shakes hands and says nothing yet.
    ///
    /// @throws java.util.concurrent.CompletionException if there is no server, or it does not speak `pushdeck.v1`
    public static V1Client connect(String url) {
        return connect(url, CLIENTS.newWebSocketBuilder());
    }

    /// The same, with what else is to be said in the handshake.
    public static V1Client connect(String url, WebSocket.Builder handshake) {
        V1Client client = new V1Client();
        client.socket = handshake
                .subprotocols("pushdeck.v1")
                .buildAsync(URI.create(url), client)
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
        return client;
    }

    /// The same, and says who is there.
    public static V1Client connect(String url, String identity) {
        V1Client client = connect(url);
        client.hello(object("hello").put("client", identity));
        return client;
    }

    /// A frame of that type, to be filled.
    public static ObjectNode object(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private WebSocket socket() {
        WebSocket open = socket;
        if (open == null) {
            throw new IllegalStateException("Not connected");
        }
        return open;
    }

    /// @return the welcome
    public JsonNode hello(ObjectNode hello) {
        send(hello);
        return next("welcome");
    }

    /// One at a time: the JDK's client refuses a second text before the first is out.
    public synchronized void send(ObjectNode frame) {
        socket().sendText(frame.toString(), true)
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    public void receipt(Stage stage, PushId push) {
        receipt(stage, push, "");
    }

    /// @param action of [Stage#ACTED]; else empty
    public void receipt(Stage stage, PushId push, String action) {
        ObjectNode receipt = object("receipt").put("stage", stage.key());
        receipt.putArray("pushes").add(push.value());
        send(action.isEmpty() ? receipt : receipt.put("action", action));
    }

    /// The next frame that is no ping, or the end: an object of the type `end` with its `code`.
    public JsonNode next() {
        return Await.next(frames, "a frame");
    }

    /// The next frame of that type; others before it are passed over.
    public JsonNode next(String type) {
        while (true) {
            JsonNode frame = next();
            String found = frame.path("type").asString();
            if (found.equals(type)) {
                return frame;
            }
            if (found.equals(END)) {
                throw new AssertionError(
                        "Waited for " + type + ", and the connection ended with " + frame.path("code"));
            }
        }
    }

    public PushId nextPush() {
        return new PushId(next("push").path("id").asString());
    }

    public int nextCloseCode() {
        while (true) {
            JsonNode frame = next();
            if (isEnd(frame)) {
                return frame.path("code").asInt();
            }
        }
    }

    public static boolean isEnd(JsonNode frame) {
        return frame.path("type").asString().equals(END);
    }

    /// As if the network were gone.
    @Override
    public void close() {
        socket().abort();
        end(1006);
    }

    private void end(int code) {
        frames.add(object(END).put("code", code));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        webSocket.request(1);
        if (last) {
            JsonNode frame = JSON.readTree(text.toString());
            text.setLength(0);
            if (frame.path("type").asString().equals("ping")) {
                Thread.ofVirtual().name("pong").start(() -> send(object("pong")));
            } else {
                frames.add(frame);
            }
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        end(code);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable cut) {
        end(1006);
    }
}
