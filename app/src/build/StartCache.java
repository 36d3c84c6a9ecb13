import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Makes the packaged console start quickly. It starts it once, without a screen, and keeps in the package what the JVM
/// learned of its classes. And on Linux it puts a script in the place of jpackage's launcher, which asks the package
/// managers first whose file it is: a fifth of a second, each time. A package without that works too: where the console
/// cannot be started, the build says so and goes on.
///
/// `java StartCache.java <image>`
final class StartCache {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /// From the open port until the window has been laid out and drawn.
    private static final Duration FIRST_PICTURES = Duration.ofSeconds(4);

    private static final Duration WRITE_LIMIT = Duration.ofSeconds(120);

    private StartCache() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path image = Path.of(arguments[0]);
        replaceLauncher(image);
        Path cache = image.resolve("lib/app/pushdeck.aot");
        Path home = Files.createTempDirectory("pushdeck-start");
        try {
            if (learn(image, cache, home)) {
                Files.write(
                        image.resolve("lib/app/pushdeck.cfg"),
                        List.of("java-options=-XX:AOTCache=$APPDIR/" + cache.getFileName()),
                        StandardOpenOption.APPEND);
                replaceLauncher(image);
                System.out.println("Kept for quick starts: " + Files.size(cache) / 1_000_000 + " MB");
            } else {
                System.out.println("The packaged console starts slowly: it could not be tried out here. Its words:");
                System.out.println(Files.readString(home.resolve("words")));
            }
        } finally {
            delete(home);
        }
    }

    /// Does the same as the launcher, from the same file of settings.
    private static void replaceLauncher(Path image) throws IOException {
        Path launcher = image.resolve("bin/pushdeck");
        if (!System.getProperty("os.name").equals("Linux") || !Files.exists(launcher)) {
            return;
        }
        List<String> settings = Files.readAllLines(image.resolve("lib/app/pushdeck.cfg"));
        Files.writeString(launcher, """
                #!/bin/sh
                APPDIR="$(dirname "$(readlink -f "$0")")/../lib/app"
                exec "$APPDIR/../runtime/bin/java" %s \\
                  -cp "%s" %s "$@"
                """.formatted(
                        values(settings, "java-options=").map(option -> '"' + option + '"').collect(joining(" ")),
                        values(settings, "app.classpath=").collect(joining(":")),
                        values(settings, "app.mainclass=").collect(joining())));
    }

    private static Stream<String> values(List<String> settings, String key) {
        return settings.stream().filter(line -> line.startsWith(key)).map(line -> line.substring(key.length()));
    }

    private static boolean learn(Path image, Path cache, Path home) throws IOException, InterruptedException {
        int[] ports = freePorts();
        Files.write(
                home.resolve("console.properties"),
                List.of("language=en", "server.websocket-port=" + ports[0], "server.http-port=" + ports[1]));
        ProcessBuilder builder =
                new ProcessBuilder(image.resolve("bin/pushdeck").toString(), "--home", home.toString());
        builder.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "-XX:AOTCacheOutput=" + cache.toAbsolutePath()
                                + " -Dglass.platform=Headless -Dprism.order=sw");
        Process console = builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("words").toFile())
                .start();
        if (listens(console, ports[0])) {
            Thread.sleep(FIRST_PICTURES);
        }
        console.destroy();
        if (!console.waitFor(WRITE_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            console.destroyForcibly();
        }
        return Files.exists(cache);
    }

    private static boolean listens(Process console, int port) throws InterruptedException {
        Instant end = Instant.now().plus(START_LIMIT);
        while (console.isAlive() && Instant.now().isBefore(end)) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return open.isConnected();
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        return false;
    }

    private static int[] freePorts() throws IOException {
        try (ServerSocket first = new ServerSocket(0);
                ServerSocket second = new ServerSocket(0)) {
            return new int[] {first.getLocalPort(), second.getLocalPort()};
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
