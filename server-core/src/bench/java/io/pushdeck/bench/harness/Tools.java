package io.pushdeck.bench.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The programs in C, built from the sources beside this one by the compiler of the machine.
///
/// @param sources   the folder that has `c` and `node`
/// @param build     where programs and named pipes are put
public record Tools(Path sources, Path build) {
    private static final List<String> COMPILER = List.of("gcc", "-O2", "-Wall", "-Wextra");

    /// Builds everything anew.
    public static Tools build(Path sources, Path build) {
        Tools tools = new Tools(sources, build);
        try {
            Files.createDirectories(build);
        } catch (IOException failure) {
            throw new BenchmarkException("The folder " + build + " cannot be made", failure);
        }
        tools.compile("server.c", tools.server(), List.of());
        tools.compile("load.c", tools.load(Variant.PLAIN), List.of());
        return tools;
    }

    /// With ws beside it, as pinned in the lock file.
    Path nodeServer() {
        Path folder = build.resolve("node");
        Path installed = folder.resolve("server.js");
        try {
            Files.createDirectories(folder);
            for (String file : List.of("package.json", "package-lock.json", "server.js")) {
                Files.copy(
                        sources.resolve("node").resolve(file),
                        folder.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new BenchmarkException("The folder " + folder + " cannot be written", failure);
        }
        if (!Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
            run(List.of("npm", "ci", "--prefix", folder.toString()), "Node is needed: apt install nodejs npm");
        }
        return installed;
    }

    Path server() {
        return build.resolve("server");
    }

    /// What only a run over TLS needs: the key, and a load client that speaks TLS.
    public void prepareTls() {
        TestKey.make(build);
        compile("load.c", load(Variant.TLS), List.of("-DWITH_TLS", "-lssl", "-lcrypto"));
    }

    Path load(Variant variant) {
        return build.resolve(variant == Variant.TLS ? "load-tls" : "load");
    }

    private void compile(String source, Path program, List<String> options) {
        List<String> command = new ArrayList<>(COMPILER);
        command.addAll(List.of(
                "-o", program.toString(), sources.resolve("c").resolve(source).toString()));
        command.addAll(options);
        run(command, "The C compiler is needed: apt install gcc libc6-dev (for TLS also libssl-dev)");
    }

    /// Runs to the end and gives what was printed.
    ///
    /// @param remedy what to do if there is no such program
    static String run(List<String> command, String remedy) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new BenchmarkException(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } catch (IOException failure) {
            throw new BenchmarkException(remedy, failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", stop);
        }
    }
}
