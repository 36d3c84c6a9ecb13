package io.pushdeck.server.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The scripts of `src/test/node`, and the packages of others that they use, at the versions of their lock file.
public final class NodeScripts {
    private static final Path SCRIPTS = Path.of("src/test/node").toAbsolutePath();

    private NodeScripts() {}

    /// Copies the scripts into an empty folder and installs the packages there, so that the sources stay as they are.
    public static void install(Path folder) {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
            run(folder, List.of("npm", "ci", "--ignore-scripts", "--prefer-offline"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void run(Path folder, List<String> command) throws IOException {
        // Never inheritIO here: standard input and output of a test's JVM may be the build's own channel to it.
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String log = said.readAllAsString();
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed: " + log);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while installing", stop);
        }
    }
}
