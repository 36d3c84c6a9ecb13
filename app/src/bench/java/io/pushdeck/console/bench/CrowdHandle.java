package io.pushdeck.console.bench;

import io.pushdeck.console.bench.crowd.CrowdProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The clients, who are in another process. Used by one thread.
final class CrowdHandle implements AutoCloseable {
    private final Process process;
    private final PrintWriter orders;
    private final BufferedReader answers;

    /// @param known how many people take turns
    CrowdHandle(int port, int known) {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-classpath",
                            System.getProperty("java.class.path"),
                            CrowdProcess.class.getName(),
                            Integer.toString(port),
                            Integer.toString(known))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException("The clients cannot be started", failure);
        }
        orders = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Waits until all are there.
    void join(int count) {
        order("join " + count);
    }

    /// All a second.
    void live(int changes, int messages, int signs) {
        order("live " + changes + " " + messages + " " + signs);
    }

    void rest() {
        live(0, 0, 0);
    }

    int reached() {
        return Integer.parseInt(order("reached"));
    }

    void confirm() {
        order("confirm");
    }

    void forget() {
        order("forget");
    }

    private String order(String line) {
        orders.println(line);
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new BenchmarkException("The clients have ended, and did not do: " + line);
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
