package io.pushdeck.console.walk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// The console as it is shipped, running in a process of its own on a data folder of its own.
final class PackagedConsole implements AutoCloseable {
    private final Process process;
    private final Path portFile;

    private PackagedConsole(Process process, Path portFile) {
        this.process = process;
        this.portFile = portFile;
    }

    /// @param home its data folder
    /// @param output where its log goes
    static PackagedConsole start(Path home, Path output) throws IOException {
        Path launcher = Path.of(System.getProperty("pushdeck.image"), "bin", "pushdeck");
        Path portFile = home.resolveSibling(home.getFileName() + ".port");
        Files.deleteIfExists(portFile);
        var builder = new ProcessBuilder(launcher.toString(), "--home", home.toString());
        builder.environment().put("JAVA_TOOL_OPTIONS", "-javaagent:" + agentJar(output) + "=" + portFile);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        output.resolve("console.log").toFile()));
        return new PackagedConsole(builder.start(), portFile);
    }

    /// A visible node: where it is on the screen, and all that it says, parts joined by " | ".
    record Shown(int x, int y, int width, int height, String text) {
        static Shown parse(String line) {
            String[] parts = line.split("\t", 2);
            String[] box = parts[0].split(" ", 4);
            return new Shown(
                    Integer.parseInt(box[0]),
                    Integer.parseInt(box[1]),
                    Integer.parseInt(box[2]),
                    Integer.parseInt(box[3]),
                    parts[1]);
        }
    }

    /// Every visible node that the CSS selector names, at this moment; empty while the window is not up.
    List<Shown> find(String selector) {
        if (!process.isAlive()) {
            throw new IllegalStateException("The console ended with exit code " + process.exitValue());
        }
        if (!Files.exists(portFile)) {
            return List.of();
        }
        try (Socket socket =
                        new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(Files.readString(portFile)));
                var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.println(selector);
            return in.lines().map(Shown::parse).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// kill -9.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Files.deleteIfExists(portFile);
    }

    private static Path agentJar(Path output) throws IOException {
        Path jar = output.resolve("node-agent.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), NodeAgent.class.getName());
        String entry = NodeAgent.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = NodeAgent.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
        }
        return jar;
    }
}
