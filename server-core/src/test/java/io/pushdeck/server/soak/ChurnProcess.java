package io.pushdeck.server.soak;

import io.pushdeck.server.testing.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/// A [ChurnChild] as its parent sees it. Used by one thread.
final class ChurnProcess implements AutoCloseable {
    private static final String ANSWER = "answer ";

    /// What the crowd counted.
    ///
    /// @param wrong   how often
    /// @param inWords the first few
    record Status(int open, int joined, int left, long messages, long wrong, String inWords) {}

    private final Process process;
    private final Writer orders;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    ChurnProcess(int port, long seed) {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx1g",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ChurnChild.class.getName(),
                            Integer.toString(port),
                            Long.toString(seed))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        orders = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().name("churn-answers").start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ANSWER)) {
                    answers.add(line.substring(ANSWER.length()));
                }
            }
        } catch (IOException ended) {
            answers.add("the child ended: " + ended.getMessage());
        }
    }

    /// Returns when the crowd has done it.
    String order(String line) {
        try {
            orders.write(line + "\n");
            orders.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Await.next(answers, "the crowd to " + line);
    }

    Status status() {
        String[] words = order("status").split(" ", 6);
        return new Status(
                Integer.parseInt(words[0]),
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]),
                words[5]);
    }

    Set<String> openIds() {
        return Arrays.stream(order("ids").split(" ", -1))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Await.until("the crowd's process has ended", () -> !process.isAlive());
    }
}
