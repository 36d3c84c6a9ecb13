package io.pushdeck.server.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/// A [ChurnCrowd] in a process of its own, so that the server's memory and files are the server's alone. Obeys the
/// lines
/// it reads, answers each with one line, and ends with its input.
public final class ChurnChild {
    private ChurnChild() {}

    /// @param arguments the port, the seed
    public static void main(String[] arguments) throws IOException {
        ChurnCrowd crowd = new ChurnCrowd(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var swarm = crowd.swarm();
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                CompletableFuture<String> answer = new CompletableFuture<>();
                swarm.execute(() -> obey(crowd, words, answer));
                out.println("answer " + answer.join());
            }
        }
    }

    private static void obey(ChurnCrowd crowd, String[] words, CompletableFuture<String> answer) {
        Runnable done = () -> answer.complete("done");
        switch (words[0]) {
            case "join" -> {
                crowd.join(Integer.parseInt(words[1]));
                crowd.settle(done);
            }
            case "churn" -> {
                crowd.churn(Integer.parseInt(words[1]));
                done.run();
            }
            case "settle" -> crowd.settle(done);
            case "leave" -> {
                crowd.leave(Integer.MAX_VALUE);
                crowd.settle(done);
            }
            case "status" -> answer.complete(crowd.status());
            case "ids" -> answer.complete(String.join(" ", crowd.openIds()));
            default -> answer.completeExceptionally(new IllegalArgumentException(words[0]));
        }
    }
}
