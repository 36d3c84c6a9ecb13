package io.pushdeck.server.http;

import io.avaje.jex.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The browser SDK, for pages of any origin: that is what it is made for. Read from the class path once. Immutable.
///
/// A page of another origin may load it as a script or as a module; it asks each time whether its copy is still the
/// current one, so a new version of the server brings its own SDK at once.
final class SdkFiles {
    private static final List<String> NAMES = List.of("pushdeck.js", "pushdeck.mjs", "pushdeck-client.mjs");

    private final Map<String, File> files;

    private SdkFiles(Map<String, File> files) {
        this.files = files;
    }

    /// Reads them all.
    ///
    /// @throws IllegalStateException if one is missing, which only a broken build can cause
    static SdkFiles load() {
        return new SdkFiles(NAMES.stream()
                .collect(Collectors.toUnmodifiableMap(name -> "/sdk/" + name, name -> File.of(read(name)))));
    }

    /// From path to file.
    Map<String, File> byPath() {
        return files;
    }

    private static byte[] read(String name) {
        String resource = "/pushdeck/sdk/dist/" + name;
        try (InputStream in = SdkFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }

    /// One script as it is sent. Its bytes are shared and never written.
    ///
    /// @param tag what HTTP calls its entity tag: changes with the bytes and with nothing else
    @SuppressWarnings("ArrayRecordComponent")
    record File(String tag, byte[] bytes) {
        static File of(byte[] bytes) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new File('"' + HexFormat.of().formatHex(digest, 0, 12) + '"', bytes);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("Every JDK has SHA-256", e);
            }
        }

        /// Sets the headers that let other origins use it; whether the browser has this very file already.
        boolean announce(Context context) {
            context.header("Access-Control-Allow-Origin", "*");
            // In the place of what the guard says of all others; Jex's own way would add a second one.
            context.exchange().getResponseHeaders().set("Cross-Origin-Resource-Policy", "cross-origin");
            context.header("ETag", tag);
            String has = context.header("If-None-Match");
            return has != null && has.contains(tag);
        }
    }
}
