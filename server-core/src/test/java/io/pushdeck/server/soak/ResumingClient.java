package io.pushdeck.server.soak;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.testing.V1Client;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A client of `pushdeck.v1` that keeps its position and comes back whenever it is cut off, on a thread of its own.
/// Thread-safe.
final class ResumingClient implements AutoCloseable {
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String url;
    private final String identity;
    private final Findings findings;
    private final List<PushId> pushes = new ArrayList<>();
    private final Thread thread;
    private String epoch = "";
    private long offset = -1;
    private volatile int connections;
    private volatile boolean ended;

    ResumingClient(String url, String identity, Findings findings) {
        this.url = url;
        this.identity = identity;
        this.findings = findings;
        this.thread = Thread.ofVirtual().name(identity).start(this::live);
    }

    String identity() {
        return identity;
    }

    /// In the order in which they came.
    synchronized List<PushId> pushes() {
        return List.copyOf(pushes);
    }

    /// How often it was welcomed.
    int connections() {
        return connections;
    }

    private void live() {
        while (!ended) {
            try (V1Client client = V1Client.connect(url)) {
                listen(client);
            } catch (CompletionException | AssertionError cut) {
                // No server, or no more of it: it will be back.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_WAIT_NANOS));
            }
        }
    }

    private void listen(V1Client client) {
        JsonNode welcome = client.hello(hello());
        connections++;
        String expected = offset < 0 ? "new" : "complete";
        findings.check(
                welcome.path("resumed").asString().equals(expected),
                identity + " expected " + expected + ": " + welcome);
        epoch = welcome.path("epoch").asString();
        int toCome = welcome.path("valid").asInt();
        for (JsonNode frame = start(welcome, toCome, client); !ended && !V1Client.isEnd(frame); frame = client.next()) {
            if (frame.path("type").asString().equals("push")) {
                take(frame, client);
            }
        }
    }

    /// Without a position, it is at the welcome's once that many pushes have come.
    private JsonNode start(JsonNode welcome, int toCome, V1Client client) {
        if (offset < 0) {
            for (int i = 0; i < toCome; i++) {
                take(client.next("push"), client);
            }
            offset = Math.max(offset, welcome.path("offset").asLong());
        }
        return client.next();
    }

    private ObjectNode hello() {
        ObjectNode hello = V1Client.object("hello").put("client", identity);
        if (offset >= 0) {
            hello.putObject("resume").put("epoch", epoch).put("offset", offset);
        }
        return hello;
    }

    private synchronized void take(JsonNode frame, V1Client client) {
        PushId push = new PushId(frame.path("id").asString());
        long at = frame.path("offset").asLong();
        findings.check(at > offset, identity + " is at " + offset + " and was sent " + frame);
        offset = at;
        pushes.add(push);
        client.receipt(Stage.RECEIVED, push);
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
    }
}
