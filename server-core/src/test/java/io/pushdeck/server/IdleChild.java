package io.pushdeck.server;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A server in a process of its own, which tells how many bytes of heap are in use. Ends with its input.
final class IdleChild {
    private IdleChild() {}

    /// @param arguments the data folder
    public static void main(String[] arguments) throws Exception {
        ListenConfig anyPort = ListenConfig.DEFAULT.withPorts(0, 0);
        PushServerConfig config = PushServerConfig.of(Path.of(arguments[0])).withListen(anyPort);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (PushServer server = PushServer.start(config, PushListener.NONE)) {
            answers.println("port " + server.listening().orElseThrow().webSocketPort());
            while (questions.readLine() != null) {
                answers.println("heap " + usedHeap());
            }
        }
    }

    private static long usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        // Twice: what a reference handler frees after the first goes with the second.
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
