package io.pushdeck.server.conformance;

import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.message.CloseReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A push server in a process of its own that does what is ordered, one JSON object a line: orders on the standard
/// input,
/// answers on the standard output, in any order. The first line is `{"listening": "ws://127.0.0.1:12345"}`.
///
///     {"order": 7, "do": "recall", "id": "p7Qm2xT4"}
///     {"answer": 7}
///     {"answer": 7, "refused": "words"}
///
/// The orders are those at the head of `assets/sdk/conformance/conformance.mjs`, but for `kill`, which is for its
/// parent.
/// `group` takes `members`, too.
public final class ControlProgram {
    static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final PrintStream answers;
    private final Hearing hearing = new Hearing();
    private PushServer server;
    private int port;

    private ControlProgram(Path folder, int port, PrintStream answers) {
        this.folder = folder;
        this.answers = answers;
        this.port = port;
        this.server = PushServer.open(folder, hearing);
        listen();
    }

    /// @param arguments the data folder, the port or 0
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // What is logged must not come between the answers.
        System.setOut(System.err);
        ControlProgram program = new ControlProgram(Path.of(arguments[0]), Integer.parseInt(arguments[1]), answers);
        program.say(JSON.createObjectNode().put("listening", "ws://127.0.0.1:" + program.port));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            ObjectNode order = (ObjectNode) JSON.readTree(line);
            program.carryOut(order);
        }
        program.server().close();
    }

    private void carryOut(ObjectNode order) {
        int number = order.path("order").asInt();
        try {
            Supplier<ObjectNode> end = switch (order.path("do").asString()) {
                case "restart" -> this::restart;
                case "lose" -> this::lose;
                default -> new Orders(server(), hearing).begin(order);
            };
            Thread.ofVirtual().name("order").start(() -> answer(number, end));
        } catch (RuntimeException failure) {
            refuse(number, failure);
        }
    }

    private void answer(int number, Supplier<ObjectNode> end) {
        try {
            say(end.get().put("answer", number));
        } catch (RuntimeException | AssertionError failure) {
            refuse(number, failure);
        }
    }

    private void refuse(int number, Throwable failure) {
        say(JSON.createObjectNode().put("answer", number).put("refused", String.valueOf(failure)));
    }

    private void say(JsonNode line) {
        // One write a line: orders are carried out side by side.
        answers.println(line);
    }

    private synchronized PushServer server() {
        return server;
    }

    private void listen() {
        server.listen(ListenConfig.DEFAULT.withPorts(port, 0));
        port = server.listening().orElseThrow().webSocketPort();
    }

    private synchronized ObjectNode restart() {
        server.stopListening(CloseReason.RESTART);
        listen();
        return JSON.createObjectNode();
    }

    private synchronized ObjectNode lose() {
        server.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server = PushServer.open(folder, hearing);
        listen();
        return JSON.createObjectNode();
    }

    /// The command that runs it.
    static List<String> command(Path folder, int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ControlProgram.class.getName(),
                folder.toString(),
                Integer.toString(port));
    }
}
