package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The browser SDK's own tests, which run in Node and drive Chromium: behaviour, sizes, and whether what is committed
/// is what its source builds.
@Needs({SystemPart.NODE, SystemPart.CHROMIUM})
@Timeout(600)
class SdkIT {
    private static final Path SDK = Path.of("../assets/sdk").toAbsolutePath().normalize();

    @TempDir
    Path copy;

    @Test
    void sdkPassesItsOwnTests() throws Exception {
        copySources();
        run("npm", "ci", "--ignore-scripts", "--prefer-offline");
        run("npm", "test");
    }

    /// All but what npm installed there for somebody who works on it.
    private void copySources() throws IOException {
        try (Stream<Path> files = Files.walk(SDK)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = SDK.relativize(file);
                if (name.startsWith("node_modules")) {
                    continue;
                }
                Path target = copy.resolve(name.toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private void run(String... command) throws Exception {
        Process child = new ProcessBuilder(command)
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .start();
        child.getOutputStream().close();
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
            String log = said.readAllAsString();
            assertEquals(0, child.waitFor(), log);
        } finally {
            child.destroyForcibly();
        }
    }
}
