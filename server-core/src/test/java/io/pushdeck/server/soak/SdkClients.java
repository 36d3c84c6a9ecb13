package io.pushdeck.server.soak;

import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.SystemPart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Clients of the SDK, in a process of Node.js. Used by one thread.
final class SdkClients implements AutoCloseable {
    private static final Path SDK = Path.of("../assets/sdk/dist/pushdeck-client.mjs");
    private static final JsonMapper JSON = new JsonMapper();

    /// What one client saw. Pushes are numbered from 1.
    ///
    /// @param jumps where the next push was not the next number
    /// @param gaps  what it was told it cannot know
    record Seen(int received, int last, List<String> jumps, List<String> gaps, int welcomes, boolean live) {}

    private final Process process;
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();

    /// @param scripts with everything installed
    SdkClients(Path scripts, int port, int count) {
        try {
            process = new ProcessBuilder(SystemPart.commandOf(
                            "node",
                            "sdk-clients.mjs",
                            SDK.toAbsolutePath().normalize().toString(),
                            "ws://127.0.0.1:" + port,
                            Integer.toString(count)))
                    .directory(scripts.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().name("sdk-clients").start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reports.add(line);
            }
        } catch (IOException ended) {
            // The process is gone; whoever waits for a report finds out.
        }
    }

    private void order(String line) {
        try {
            Writer orders = process.outputWriter(StandardCharsets.UTF_8);
            orders.write(line + "\n");
            orders.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The last so many end their connections.
    void leave(int count) {
        order("leave " + count);
    }

    /// Those who left connect again, and remember where they were.
    void comeBack() {
        order("return");
    }

    List<Seen> report() {
        order("report");
        return JSON.readTree(Await.next(reports, "a report of the clients"))
                .valueStream()
                .map(SdkClients::seen)
                .toList();
    }

    private static Seen seen(JsonNode client) {
        return new Seen(
                client.path("received").asInt(),
                client.path("last").asInt(),
                client.path("jumps").valueStream().map(JsonNode::asString).toList(),
                client.path("gaps").valueStream().map(JsonNode::asString).toList(),
                client.path("welcomes").asInt(),
                client.path("live").asBoolean());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Await.until("the clients' process has ended", () -> !process.isAlive());
    }
}
