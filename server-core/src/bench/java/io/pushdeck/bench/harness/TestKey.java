package io.pushdeck.bench.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The key and certificate that all servers of a run over TLS show. Made for the run; worth nothing elsewhere.
public final class TestKey {
    public static final String PASSWORD = "benchmark";

    private static final String PROPERTY = "bench.key";

    private TestKey() {}

    /// In a server process: where the harness put it.
    public static Path file() {
        return Path.of(System.getProperty(PROPERTY, ""));
    }

    static String argument(Path build) {
        return "-D" + PROPERTY + "=" + in(build);
    }

    static void make(Path build) {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        if (!Files.exists(in(build))) {
            Tools.run(
                    List.of(
                            keytool.toString(),
                            "-genkeypair",
                            "-alias",
                            "bench",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=dns:localhost,ip:127.0.0.1",
                            "-validity",
                            "365",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            in(build).toString()),
                    "keytool is needed; it comes with every JDK");
        }
    }

    private static Path in(Path build) {
        return build.resolve("key.p12");
    }
}
