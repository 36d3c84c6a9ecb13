package io.pushdeck.bench.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A server of the comparison: how it is called in the report, and how its process is started.
public enum Contestant {
    C_WRITE("c-write", "C, one write a delivery"),
    C_GATHER("c-gather", "C, one gathering write a burst"),
    PUSHDECK("pushdeck", "Pushdeck, transport"),
    PUSH_SERVER("pushdeck-server", "Pushdeck, whole server"),
    JAVA_WEBSOCKET("java-websocket", "Java-WebSocket, own server"),
    NPM_WS("ws", "npm ws"),
    NETTY("netty", "Netty"),
    UNDERTOW("undertow", "Undertow");

    /// The same for every server on the JVM.
    static final List<String> JVM_FLAGS =
            List.of("-Xmx2g", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final String word;
    private final String title;

    Contestant(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /// As on the command line.
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    public static Contestant of(String word) {
        return Arrays.stream(values())
                .filter(contestant -> contestant.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new BenchmarkException("No server is called " + word + "; there are "
                        + Arrays.stream(values()).map(Contestant::word).toList()));
    }

    List<String> command(Tools tools, Variant variant) {
        return switch (this) {
            case C_WRITE -> List.of(tools.server().toString(), "write");
            case C_GATHER -> List.of(tools.server().toString(), "gather");
            case NPM_WS -> List.of("node", "--expose-gc", tools.nodeServer().toString());
            case PUSHDECK, PUSH_SERVER, JAVA_WEBSOCKET, NETTY, UNDERTOW -> java(tools, variant);
        };
    }

    private List<String> java(Tools tools, Variant variant) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(JVM_FLAGS);
        // Undertow would say hello on standard error.
        command.add("-Dorg.jboss.logging.provider=slf4j");
        command.add(TestKey.argument(tools.build()));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "io.pushdeck.bench.peer.PeerProcess",
                word,
                variant.name()));
        return command;
    }
}
