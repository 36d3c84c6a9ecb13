package io.pushdeck.console;

import io.pushdeck.console.profiles.Neighbours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Pushdecks in processes of their own, which go on when this one ends. Asked over the sockets in their folders.
/// Thread-safe.
final class ProcessNeighbours implements Neighbours {
    /// Longer than a start takes on a busy machine.
    private static final Duration LONGEST_START = Duration.ofSeconds(40);

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Supplier<List<String>> command;

    /// @param command how Pushdeck is started
    ProcessNeighbours(Supplier<List<String>> command) {
        this.command = command;
    }

    @Override
    public boolean isRunning(Path folder) {
        return RunningInstance.ask(folder, RunningInstance.Request.HERE);
    }

    @Override
    public boolean show(Path folder) {
        return RunningInstance.ask(folder, RunningInstance.Request.SHOW);
    }

    @Override
    public Optional<String> start(Path folder) {
        List<String> words = new ArrayList<>(command.get());
        words.addAll(List.of("--home", folder.toString()));
        try {
            Path said = Files.createDirectories(folder.resolve("logs")).resolve("launch.log");
            Process started = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            started.getOutputStream().close();
            return follow(started, folder, said);
        } catch (IOException impossible) {
            return Optional.of(impossible.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /// It runs once it answers; if it ends before, its last words say why.
    private Optional<String> follow(Process started, Path folder, Path said) throws InterruptedException, IOException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end) {
            if (isRunning(folder)) {
                return Optional.empty();
            }
            if (started.waitFor(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                List<String> words = Files.readAllLines(said).stream()
                        .filter(line -> !line.isBlank())
                        .toList();
                return Optional.of(words.isEmpty() ? "exit code " + started.exitValue() : words.getLast());
            }
        }
        // It lives: whatever keeps it from answering it tells in a window of its own.
        return Optional.empty();
    }
}
