package io.pushdeck.server.http;

import io.avaje.jex.Jex;
import io.avaje.jex.http.Context;
import io.avaje.jex.http.ExchangeHandler;
import io.avaje.jex.http.NotFoundException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the receiver page, the browser SDK and `/healthz`. Thread-safe; requests run on virtual threads.
///
/// The routes are a fixed list: the page, its style sheet and scripts, the icon, the SDK, `/healthz`. Nothing is read
/// from
/// disk on request, nothing is written, and only GET and HEAD are answered.
///
/// The JDK's HTTP server takes its limits from system properties, once for the whole JVM, when its first class is
/// loaded. This class sets them when it is initialised itself, which is in time unless the program used that server
/// before; a property that is set already stays as it is. See [#LIMITS].
public final class HttpSide implements AutoCloseable {
    /// Times count in seconds. Without them a client could hold a request open for ever.
    static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "30",
            "sun.net.httpserver.maxReqHeaders", "64",
            "sun.net.httpserver.maxReqHeaderSize", "16384",
            "sun.net.httpserver.nodelay", "true",
            "jdk.httpserver.maxConnections", "2000");

    private static final Logger LOG = LoggerFactory.getLogger(HttpSide.class);
    /// Held, since the JDK forgets the level of a logger nobody holds.
    private static final java.util.logging.Logger JEX_LOG = java.util.logging.Logger.getLogger("io.avaje.jex");

    private static final byte[] NOTHING_HERE =
            "There is nothing here. The receiver page is at /\n".getBytes(StandardCharsets.UTF_8);

    static {
        LIMITS.forEach((property, value) -> {
            if (System.getProperty(property) == null) {
                System.setProperty(property, value);
            }
        });
        // Jex tells of every start and stop, and warns that there is no JSON library, which we do not use.
        if (JEX_LOG.getLevel() == null) {
            JEX_LOG.setLevel(Level.SEVERE);
        }
    }

    private final Jex.Server server;
    private final GuardedServerProvider provider;

    private HttpSide(Jex.Server server, GuardedServerProvider provider) {
        this.server = server;
        this.provider = provider;
    }

    /// Listens when this returns.
    ///
    /// @throws HttpPortUnavailableException if the address cannot be listened on; at once, nothing is left behind
    public static HttpSide start(HttpConfig config) {
        GuardedServerProvider provider =
                new GuardedServerProvider(new RequestGuard(config.webSocketPort(), config.tls() != null), config.tls());
        Jex jex = Jex.create()
                .config(jexConfig -> jexConfig
                        .host(config.bind().getHostAddress())
                        .port(config.port())
                        .health(false)
                        .serverProvider(provider));
        addRoutes(jex, config);
        try {
            Jex.Server server = jex.start();
            LOG.info("Receiver page on {} port {}", config.bind().getHostAddress(), server.port());
            return new HttpSide(server, provider);
        } catch (UncheckedIOException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new HttpPortUnavailableException(new InetSocketAddress(config.bind(), config.port()), reason);
        }
    }

    /// The port it listens on; the chosen one if 0 was asked for.
    public int port() {
        return server.port();
    }

    /// Stops listening and ends what is under way, in milliseconds; again is harmless.
    @Override
    public void close() {
        provider.stop();
        try {
            server.shutdown();
        } catch (IllegalStateException jvmIsStopping) {
            // Jex takes back its shutdown hook, which is too late by then, and no longer matters.
        }
    }

    private static void addRoutes(Jex jex, HttpConfig config) {
        ReceiverFiles files = ReceiverFiles.load();
        answer(jex, "/", context -> {
            byte[] page = files.page(config.webSocketPort().getAsInt());
            send(context, 200, "text/html; charset=utf-8", page);
        });
        files.others()
                .forEach((path, file) -> answer(jex, path, context -> send(context, 200, file.type(), file.bytes())));
        SdkFiles.load()
                .byPath()
                .forEach((path, file) -> answer(jex, path, context -> {
                    if (file.announce(context)) {
                        context.writeEmpty(304);
                    } else {
                        send(context, 200, ReceiverFiles.SCRIPT, file.bytes());
                    }
                }));
        answer(jex, "/healthz", context -> {
            Health health = config.health().get();
            byte[] json = health.toJson().getBytes(StandardCharsets.UTF_8);
            send(context, health.listening() ? 200 : 503, "application/json", json);
        });
        jex.error(
                NotFoundException.class,
                (context, missing) -> send(context, 404, "text/plain; charset=utf-8", NOTHING_HERE));
    }

    private static void answer(Jex jex, String path, ExchangeHandler handler) {
        jex.routing().get(path, handler);
        jex.routing().head(path, handler);
    }

    private static void send(Context context, int status, String type, byte[] body) {
        context.status(status).contentType(type);
        if (context.method().equals("HEAD")) {
            context.header("Content-Length", Integer.toString(body.length));
            context.writeEmpty(status);
        } else {
            context.write(body);
        }
    }
}
