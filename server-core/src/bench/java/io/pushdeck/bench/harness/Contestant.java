package io.pushdeck.bench.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A server of the comparison: how it is called in the report, and how its process is started.
public enum Contestant {
    C_WRITE("c-write", "C, epoll, one write a delivery"),
    C_GATHER("c-gather", "C, epoll, one gathering write a burst"),
    PUSHDECK("pushdeck", "Pushdeck, transport"),
    JAVA_WEBSOCKET("java-websocket", "Java-WebSocket, own server");

    /// The same for every server on the JVM.
    private static final List<String> JVM_FLAGS = List.of(
            "-Xms512m", "-Xmx2g", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

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
            case PUSHDECK, JAVA_WEBSOCKET -> java(variant);
        };
    }

    private List<String> java(Variant variant) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(JVM_FLAGS);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "io.pushdeck.bench.peer.PeerProcess",
                word,
                variant.encryption(),
                variant.compression()));
        return command;
    }
}
