package io.pushdeck.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The receiver page and what belongs to it, read from the class path once. Immutable.
final class ReceiverFiles {
    private static final String PORT_AS_SHIPPED = "<meta name=\"pushdeck-ws-port\" content=\"8080\">";
    static final String SCRIPT = "text/javascript; charset=utf-8";

    private final String page;
    private final Map<String, File> others;

    private ReceiverFiles(String page, Map<String, File> others) {
        this.page = page;
        this.others = others;
    }

    /// Reads them all.
    ///
    /// @throws IllegalStateException if one is missing, which only a broken build can cause
    static ReceiverFiles load() {
        String page = new String(read("/pushdeck/receiver/index.html"), StandardCharsets.UTF_8);
        if (!page.contains(PORT_AS_SHIPPED)) {
            throw new IllegalStateException("The receiver page lacks the line that names the port: " + PORT_AS_SHIPPED);
        }
        return new ReceiverFiles(
                page,
                Map.of(
                        "/receiver.css", new File("text/css; charset=utf-8", read("/pushdeck/receiver/receiver.css")),
                        "/receiver.js", new File(SCRIPT, read("/pushdeck/receiver/receiver.js")),
                        // The same path from the folder on disk.
                        "/sdk/dist/pushdeck.js", new File(SCRIPT, read("/pushdeck/sdk/dist/pushdeck.js")),
                        "/texts.js", new File(SCRIPT, read("/pushdeck/receiver/texts.js")),
                        "/icons/pushdeck.svg", new File("image/svg+xml", read("/pushdeck/icons/pushdeck.svg")),
                        "/icons/pushdeck-256.png", new File("image/png", read("/pushdeck/icons/pushdeck-256.png")),
                        "/favicon.ico", new File("image/png", read("/pushdeck/icons/pushdeck-32.png"))));
    }

    /// The page, told to connect to `webSocketPort` of the host it came from.
    byte[] page(int webSocketPort) {
        return page.replace(PORT_AS_SHIPPED, PORT_AS_SHIPPED.replace("8080", Integer.toString(webSocketPort)))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// From path to file.
    Map<String, File> others() {
        return others;
    }

    private static byte[] read(String resource) {
        try (InputStream in = ReceiverFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }

    /// One file as it is sent. Its bytes are shared and never written.
    ///
    /// @param type the Content-Type
    @SuppressWarnings("ArrayRecordComponent")
    record File(String type, byte[] bytes) {}
}
