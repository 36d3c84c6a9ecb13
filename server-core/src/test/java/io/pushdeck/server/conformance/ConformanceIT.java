package io.pushdeck.server.conformance;

import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.NodeScripts;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The suite that any server of `pushdeck.v1` can be given to finds nothing wrong with ours.
@Needs(SystemPart.NODE)
@Timeout(180)
class ConformanceIT {
    private static final Path SUITE = Path.of("../assets/sdk/conformance");
    /// Fewer mean that the suite did not find them.
    private static final int LEAST = 30;

    @TempDir
    private Path data;

    @TempDir
    private Path scripts;

    @Test
    void everyScenarioOfTheProtocolHolds() throws IOException {
        NodeScripts.install(scripts);
        Path suite = Files.createDirectory(scripts.resolve("conformance"));
        try (Stream<Path> files = Files.list(SUITE)) {
            for (Path file : files.toList()) {
                Files.copy(file, suite.resolve(file.getFileName()));
            }
        }
        Suite.judge(Suite.run(SystemPart.commandOf("node", "conformance.mjs"), suite, data), LEAST);
    }
}
