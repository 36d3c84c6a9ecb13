package io.pushdeck.bench.harness;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One server process and the load client that is connected to it. Used by one thread.
///
/// The server's standard input is a named pipe into which both the harness and the load client write: the harness what
/// to push, the load client each "now". So the closed loop needs no message from a client, and costs every server the
/// same few microseconds a push.
public final class Arena implements AutoCloseable {
    /// Fewer than the shortest backlog among the servers (50), so that no connect is ever dropped and tried again.
    private static final int IN_HANDSHAKE = 32;

    private static final int START_SECONDS = 30;
    private static final int WORK_SECONDS = 300;
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":(\\d+)");

    private final Contestant contestant;
    private final Path pipe;
    private final RandomAccessFile words;
    private final Process server;
    private final Conversation serverAnswers;
    private final Process load;
    private final Conversation loadAnswers;

    private Arena(Contestant contestant, Tools tools, Variant variant) throws IOException {
        this.contestant = contestant;
        pipe = tools.build().resolve(contestant.word() + "-" + variant + ".pipe");
        Files.deleteIfExists(pipe);
        Tools.run(List.of("mkfifo", pipe.toString()), "mkfifo is needed: apt install coreutils");
        // Opened for both ways, since to open a pipe for one waits for somebody at its other end.
        words = new RandomAccessFile(pipe.toFile(), "rw");
        server = new ProcessBuilder(contestant.command(tools, variant))
                .redirectInput(pipe.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        serverAnswers = new Conversation(contestant.word(), server.inputReader(StandardCharsets.UTF_8));
        long port = number(serverAnswers.nextLine(START_SECONDS), "listening ");
        load = new ProcessBuilder(
                        tools.load(variant).toString(),
                        Long.toString(port),
                        pipe.toString(),
                        Long.toString(server.pid()),
                        variant == Variant.DEFLATE ? "1" : "0",
                        variant == Variant.TLS ? "1" : "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        loadAnswers = new Conversation("load", load.inputReader(StandardCharsets.UTF_8));
    }

    public static Arena open(Contestant contestant, Tools tools, Variant variant) {
        try {
            return new Arena(contestant, tools, variant);
        } catch (IOException failure) {
            throw new BenchmarkException(contestant.word() + " cannot be started", failure);
        }
    }

    public Contestant contestant() {
        return contestant;
    }

    /// Opens `more` connections as fast as the server takes them.
    ///
    /// @return `connected`, `wallNanos`, `serverCpuNanos`
    public Answer connect(int more) {
        return connect(more, IN_HANDSHAKE);
    }

    /// Opens `more` connections, each once the one before is open.
    ///
    /// @return as [#connect]
    public Answer connectOneByOne(int more) {
        return connect(more, 1);
    }

    private Answer connect(int more, int atOnce) {
        Answer answer = askLoad("connect " + more + " " + atOnce);
        while (serverConnections() < answer.value("connected")) {
            Thread.onSpinWait();
        }
        return answer;
    }

    /// Lets the server push `batches` times `pushes` messages of `payload` bytes to all.
    ///
    /// @return `deliveries`, `wallNanos`, `serverCpuNanos`, `clientCpuNanos`, `compressed`, and `latencyNanos`
    ///         of each batch
    public Answer run(int batches, int pushes, int payload, long pauseMicros) {
        say("payload " + payload + " " + pushes);
        serverAnswers.nextLine(START_SECONDS);
        return askLoad("run " + batches + " " + pushes + " " + payload + " " + pauseMicros);
    }

    /// Closes `count` connections at once.
    ///
    /// @return `connected`, `startNanos` of the system's monotonic clock, `wallNanos`
    public Answer disconnect(int count) {
        return askLoad("close " + count);
    }

    /// Open connections as the server knows them.
    public long serverConnections() {
        say("count");
        return number(serverAnswers.nextLine(START_SECONDS), "connected ");
    }

    /// Used heap in bytes after a full collection; 0 if there is no such thing.
    public long serverHeap() {
        say("gc");
        return number(serverAnswers.nextLine(START_SECONDS), "heap ");
    }

    /// Bytes of the server in memory.
    public long serverResident() {
        try {
            return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    * 1024;
        } catch (IOException failure) {
            throw new BenchmarkException("The memory of " + contestant.word() + " cannot be read", failure);
        }
    }

    private void say(String line) {
        try {
            words.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new BenchmarkException(contestant.word() + " cannot be told anything", failure);
        }
    }

    private Answer askLoad(String command) {
        try {
            load.outputWriter(StandardCharsets.UTF_8)
                    .append(command)
                    .append('\n')
                    .flush();
        } catch (IOException failure) {
            throw new BenchmarkException("The load client has ended", failure);
        }
        String line = loadAnswers.nextLine(WORK_SECONDS);
        if (line.contains("\"error\"")) {
            throw new BenchmarkException("The load client of " + contestant.word() + " says " + line);
        }
        return new Answer(line);
    }

    private static long number(String line, String start) {
        if (!line.startsWith(start)) {
            throw new BenchmarkException("Expected \"" + start + "...\" and got \"" + line + "\"");
        }
        return Long.parseLong(line.substring(start.length()));
    }

    @Override
    public void close() {
        load.destroy();
        say("quit");
        try {
            if (!server.waitFor(5, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            serverAnswers.close();
            loadAnswers.close();
            words.close();
            Files.deleteIfExists(pipe);
        } catch (IOException failure) {
            throw new BenchmarkException(contestant.word() + " cannot be stopped", failure);
        } catch (InterruptedException stop) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// One line of the load client: whole numbers by name.
    ///
    /// @param line a flat JSON object
    public record Answer(String line) {
        private static final Pattern LIST = Pattern.compile("\\[([^]]*)]");

        /// The numbers of the one array there is.
        public List<Long> list(String name) {
            Matcher array = LIST.matcher(line);
            if (!line.contains("\"" + name + "\":[") || !array.find()) {
                throw new BenchmarkException("There is no array " + name + " in " + line);
            }
            return Arrays.stream(array.group(1).split(",", -1))
                    .map(Long::valueOf)
                    .toList();
        }

        public long value(String name) {
            Matcher field = FIELD.matcher(line);
            while (field.find()) {
                if (field.group(1).equals(name)) {
                    return Long.parseLong(field.group(2));
                }
            }
            throw new BenchmarkException("There is no " + name + " in " + line);
        }
    }
}
