package io.pushdeck.bench.peer;

import io.pushdeck.bench.harness.Variant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/// The main class of a server process: reads a command a line, answers on standard output.
///
/// `payload <bytes> <pushes>` chooses what the next `p` pushes, `p` pushes it, `count` says how many are connected,
/// `gc`
/// collects garbage and says what is left of the heap, `quit` or the end of the input ends the process.
final class PeerProcess {
    private final Peer peer;
    private String text = "";
    private int pushes = 1;

    private PeerProcess(Peer peer) {
        this.peer = peer;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PeerKind kind = PeerKind.of(arguments[0]);
        try (Peer peer = kind.create(Variant.valueOf(arguments[1]))) {
            say("listening " + peer.listen());
            new PeerProcess(peer).obey();
        }
        // Some of these servers leave threads behind that are no daemons.
        System.exit(0);
    }

    private void obey() throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = commands.readLine();
        while (line != null && !line.equals("quit")) {
            obey(line.split(" ", -1));
            line = commands.readLine();
        }
    }

    private void obey(String[] words) throws IOException {
        switch (words[0]) {
            case "p" -> {
                for (int push = 0; push < pushes; push++) {
                    peer.push(text);
                }
            }
            case "payload" -> {
                text = SampleText.of(Integer.parseInt(words[1]));
                pushes = Integer.parseInt(words[2]);
                say("ready");
            }
            case "count" -> say("connected " + peer.connected());
            case "gc" -> say("heap " + heapAfterCollection());
            default -> throw new IllegalArgumentException("Unknown command " + words[0]);
        }
    }

    /// Twice, since what the first collection made unreachable through cleaners goes with the second.
    private static long heapAfterCollection() {
        ManagementFactory.getMemoryMXBean().gc();
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
