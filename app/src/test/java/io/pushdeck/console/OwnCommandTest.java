package io.pushdeck.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnCommandTest {
    private static final Path JAVA = Path.of("/jdk/bin/java");

    @Test
    void aPackageIsStartedByItsLauncher() {
        assertEquals(
                List.of("/opt/pushdeck/bin/pushdeck"),
                OwnCommand.find("/opt/pushdeck/bin/pushdeck", JAVA, List.of("-Xmx1g"), "a.jar"));
    }

    @Test
    void elseTheSameJavaIsWithTheSameOptionsButThoseOfThisProcessAlone() {
        assertEquals(
                List.of(
                        "/jdk/bin/java",
                        "--module-path=/fx",
                        "-Xmx1g",
                        "-cp",
                        "a.jar:b.jar",
                        "io.pushdeck.console.Main"),
                OwnCommand.find(
                        null,
                        JAVA,
                        List.of(
                                "--module-path=/fx",
                                "-agentlib:jdwp=transport=dt_socket,address=5005",
                                "-javaagent:/tmp/agent.jar",
                                "-XX:AOTCacheOutput=/tmp/cache",
                                "-Xmx1g"),
                        "a.jar:b.jar"));
    }
}
