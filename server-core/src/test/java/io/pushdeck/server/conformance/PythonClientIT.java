package io.pushdeck.server.conformance;

import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A client in Python that was written from protocol.md alone, on a WebSocket library of others, lives through every
/// scenario
/// of the protocol.
@Needs(SystemPart.PYTHON_WEBSOCKETS)
@Timeout(180)
class PythonClientIT {
    private static final Path SCRIPTS = Path.of("src/test/python").toAbsolutePath();
    /// Fewer mean that the suite did not find them.
    private static final int LEAST = 45;

    @TempDir
    private Path data;

    @Test
    void everyScenarioOfTheProtocolHolds() {
        Suite.judge(Suite.run(List.of(SystemPart.PYTHON, "-B", "conformance.py"), SCRIPTS, data), LEAST);
    }
}
