package io.pushdeck.server.conformance;

import io.pushdeck.server.testing.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A [ControlProgram] as its parent sees it; it can be killed, and goes on in the same folder and at the same port.
/// Used by
/// one thread.
public final class ControlledServer implements AutoCloseable {
    private final Path folder;
    private final Consumer<String> answers;
    private Process process;
    private String url = "ws://127.0.0.1:0";

    /// @param answers takes each line of the program but the first, on a thread of its own
    public ControlledServer(Path folder, Consumer<String> answers) {
        this.folder = folder;
        this.answers = answers;
        this.process = start();
    }

    private Process start() {
        try {
            Process started = new ProcessBuilder(
                            ControlProgram.command(folder, URI.create(url).getPort()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BlockingQueue<String> first = new LinkedBlockingQueue<>();
            Thread.ofVirtual().name("answers").start(() -> listen(started, first));
            url = ControlProgram.JSON
                    .readTree(Await.next(first, "a server"))
                    .path("listening")
                    .asString();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void listen(Process of, BlockingQueue<String> first) {
        try (BufferedReader lines = of.inputReader(StandardCharsets.UTF_8)) {
            String opening = lines.readLine();
            first.add(opening == null ? "{}" : opening);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.accept(line);
            }
        } catch (IOException killed) {
            // What it would still have said is lost with it.
        }
    }

    /// The same before and after every kill.
    public String url() {
        return url;
    }

    /// Passes one line on.
    public void order(String line) {
        try {
            Writer orders = process.outputWriter(StandardCharsets.UTF_8);
            orders.write(line + "\n");
            orders.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Gone without a word, as by `kill -9`, and here again.
    public void kill() {
        end();
        process = start();
    }

    private void end() {
        process.toHandle().destroyForcibly();
        Await.until("the server is gone", () -> !process.isAlive());
    }

    @Override
    public void close() {
        end();
    }
}
