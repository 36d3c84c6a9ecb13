import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javafx.css.Stylesheet;

/// Makes the packaged console start quickly:
///
/// - Style sheets are kept as JavaFX reads them fastest too, and all files of our jars, 22 MB of fonts among them, as they
///   are: what is not compressed need not be inflated in each start.
/// - The libraries of SQLite and JavaFX lie in the package as they are, instead of being copied out of it and compared
///   with the copy in each start.
/// - On Linux a script takes the place of jpackage's launcher, which asks the package managers first whose file it is: a
///   fifth of a second, each time.
/// - Last it is started once, without a screen, and what the JVM learned of its classes is kept.
///
/// A package without the last works too: where the console cannot be started, the build says so and goes on.
///
/// `java --module-path <javafx> --add-modules javafx.graphics StartCache.java <image>`
final class StartCache {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /// From the open port until the window has been laid out and drawn.
    private static final Duration FIRST_PICTURES = Duration.ofSeconds(4);

    private static final Duration WRITE_LIMIT = Duration.ofSeconds(120);

    private StartCache() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path image = Path.of(arguments[0]);
        Path application = image.resolve("lib/app");
        unpackJavaFx(image.resolve("lib/runtime/lib"));
        repack(application);
        unpackSqlite(application);
        replaceLauncher(image);
        Path cache = application.resolve("pushdeck.aot");
        Path home = Files.createTempDirectory("pushdeck-start");
        try {
            if (learn(image, cache, home)) {
                addOptions(application, "-XX:AOTCache=$APPDIR/" + cache.getFileName());
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

    private static void addOptions(Path application, String... options) throws IOException {
        Files.write(
                application.resolve("pushdeck.cfg"),
                Stream.of(options).map(option -> "java-options=" + option).toList(),
                StandardOpenOption.APPEND);
    }

    private static void repack(Path application) throws IOException {
        Path jar = jar(application, "pushdeck-assets-");
        Path packed = application.resolve("assets.jar");
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(packed))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                store(to, entry.getName(), content);
                if (entry.getName().matches("pushdeck/styles/.*[.]css")) {
                    store(to, entry.getName().replaceFirst("css$", "bss"), binary(content));
                }
            }
        }
        Files.move(packed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path jar(Path application, String start) throws IOException {
        try (Stream<Path> files = Files.list(application)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start))
                    .findFirst()
                    .orElseThrow(() -> new IOException("There is no " + start + "*.jar in " + application));
        }
    }

    private static void store(ZipOutputStream to, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        to.putNextEntry(entry);
        to.write(content);
        to.closeEntry();
    }

    /// JavaFX looks for it beside the style sheet, and takes it first.
    private static byte[] binary(byte[] styleSheet) throws IOException {
        Path text = Files.createTempFile("pushdeck", ".css");
        Path binary = Files.createTempFile("pushdeck", ".bss");
        try {
            Files.write(text, styleSheet);
            Stylesheet.convertToBinary(text.toFile(), binary.toFile());
            return Files.readAllBytes(binary);
        } finally {
            Files.delete(text);
            Files.delete(binary);
        }
    }

    /// On Linux, where the package was made without them.
    private static void unpackJavaFx(Path libraries) throws IOException {
        for (String place : System.getProperty("jdk.module.path").split(File.pathSeparator)) {
            try (Stream<Path> jars = Files.list(Path.of(place))) {
                for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                    try (ZipFile from = new ZipFile(jar.toFile())) {
                        for (ZipEntry entry : Collections.list(from.entries())) {
                            if (entry.getName().endsWith(".so")) {
                                Files.copy(from.getInputStream(entry), libraries.resolve(entry.getName()));
                            }
                        }
                    }
                }
            }
        }
    }

    /// Where its jar has one for this system: in all other cases the driver does what it always does.
    private static void unpackSqlite(Path application) throws IOException {
        String name = System.mapLibraryName("sqlitejdbc");
        String folder = System.getProperty("os.name").split(" ")[0] + "/" + System.getProperty("os.arch").replace("amd64", "x86_64");
        try (ZipFile from = new ZipFile(jar(application, "sqlite-jdbc-").toFile())) {
            ZipEntry library = from.getEntry("org/sqlite/native/" + folder + "/" + name);
            if (library != null) {
                Files.copy(from.getInputStream(library), application.resolve(name));
                addOptions(application, "-Dorg.sqlite.lib.path=$APPDIR", "-Dorg.sqlite.lib.name=" + name);
            }
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
