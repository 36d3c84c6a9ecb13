package io.pushdeck.console.bench.crowd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/// A [Crowd] in a process of its own. Obeys the lines that it reads, answers each with one line, and ends with its
/// input.
public final class CrowdProcess {
    private CrowdProcess() {}

    /// @param arguments the port of the server, how many people take turns
    public static void main(String[] arguments) throws IOException {
        Crowd crowd = new Crowd(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        Thread.ofPlatform().daemon().name("crowd").start(() -> live(crowd));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                CompletableFuture<String> answer = new CompletableFuture<>();
                crowd.execute(() -> obey(crowd, words, answer));
                out.println(answer.join());
            }
        }
    }

    private static void live(Crowd crowd) {
        try {
            crowd.run();
        } catch (IOException | RuntimeException failure) {
            failure.printStackTrace();
            // Nobody would answer any more.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void obey(Crowd crowd, String[] words, CompletableFuture<String> answer) {
        switch (words[0]) {
            case "join" -> crowd.join(Integer.parseInt(words[1]), () -> answer.complete("joined"));
            case "live" -> {
                crowd.live(new Crowd.Rates(
                        Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3])));
                answer.complete("living");
            }
            case "reached" -> answer.complete(Integer.toString(crowd.reached()));
            case "confirm" -> {
                crowd.confirm();
                answer.complete("confirming");
            }
            case "forget" -> {
                crowd.forgetPush();
                answer.complete("forgotten");
            }
            default -> answer.completeExceptionally(new IllegalArgumentException(words[0]));
        }
    }
}
