package io.pushdeck.server;

import io.pushdeck.server.http.Health;
import io.pushdeck.server.http.HttpConfig;
import io.pushdeck.server.http.HttpPortUnavailableException;
import io.pushdeck.server.http.HttpSide;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.security.TlsContext;
import io.pushdeck.server.session.FanOut;
import io.pushdeck.server.session.RehearsalKey;
import io.pushdeck.server.session.SessionEvents;
import io.pushdeck.server.transport.Compression;
import io.pushdeck.server.transport.Limits;
import io.pushdeck.server.transport.TransportConfig;
import io.pushdeck.server.transport.TransportCounters;
import io.pushdeck.server.transport.WebSocketTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Both ports while they are open: WebSocket and HTTP. Each names the other to browsers. Thread-safe.
final class Endpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
    private static final Duration RENEWAL_CHECK = Duration.ofMinutes(1);

    private final Clock clock;
    private final Instant since;
    private final @Nullable TlsContext tls;
    private final HttpSide http;
    private volatile @Nullable WebSocketTransport opened;
    private @Nullable Thread renewal;

    /// HTTP is first, so that the WebSocket side knows where to send a browser that opens it as a page; the page asks
    /// for the WebSocket port only when somebody fetches it.
    private Endpoints(ListenConfig config, @Nullable TlsContext tls, Clock clock) {
        this.clock = clock;
        this.tls = tls;
        since = clock.instant();
        InetAddress bind = config.shared() ? everyAddress() : InetAddress.getLoopbackAddress();
        http = HttpSide.start(new HttpConfig(bind, config.httpPort(), this::webSocketPort, this::health, tls));
    }

    /// @param tlsFolder   where a certificate is kept that the server makes itself
    /// @param lastSession see [WebSocketTransport#start]
    /// @param key         see [TransportConfig#key]
    /// @throws PortUnavailableException if one of the ports cannot be had; then the other is free again
    /// @throws io.pushdeck.server.security.CertificateRefusedException if it cannot be used; no port was opened
    static Endpoints open(
            ListenConfig config,
            Path tlsFolder,
            SessionEvents events,
            Clock clock,
            AtomicLong lastSession,
            RehearsalKey key) {
        TlsContext tls = config.tls().equals(Tls.OFF) ? null : TlsContext.load(config.tls(), tlsFolder, clock);
        Endpoints endpoints;
        try {
            endpoints = new Endpoints(config, tls, clock);
        } catch (HttpPortUnavailableException e) {
            throw new PortUnavailableException(PortUnavailableException.Side.HTTP, config.httpPort(), e);
        }
        try {
            endpoints.opened = WebSocketTransport.start(
                    endpoints.transportConfig(config).withKey(key), events, clock, lastSession);
            endpoints.renewCertificate();
            return endpoints;
        } catch (io.pushdeck.server.transport.PortUnavailableException e) {
            endpoints.http.close();
            throw new PortUnavailableException(PortUnavailableException.Side.WEB_SOCKET, config.webSocketPort(), e);
        } catch (RuntimeException | Error failure) {
            endpoints.http.close();
            throw failure;
        }
    }

    /// Looks once a minute whether a file was changed, or a self-signed certificate has to be made anew.
    private void renewCertificate() {
        if (tls != null) {
            renewal = Thread.ofVirtual().name("pushdeck-certificate").start(() -> renewUntilInterrupted(tls));
        }
    }

    private static void renewUntilInterrupted(TlsContext tls) {
        try {
            while (true) {
                Thread.sleep(RENEWAL_CHECK);
                try {
                    tls.refresh();
                } catch (RuntimeException refused) {
                    LOG.warn("The new certificate is refused, the one before stays in use", refused);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private TransportConfig transportConfig(ListenConfig config) {
        TransportConfig where = config.shared()
                ? TransportConfig.at(List.of(everyAddress()), config.webSocketPort())
                : TransportConfig.loopback(config.webSocketPort());
        return where.withLimits(config.limits())
                .withHttpPortForRedirect(http.port())
                .withCompression(config.compression())
                .withTls(tls);
    }

    private static InetAddress everyAddress() {
        return new InetSocketAddress(0).getAddress();
    }

    private int webSocketPort() {
        WebSocketTransport transport = opened;
        return transport == null ? 0 : transport.port();
    }

    private Health health() {
        WebSocketTransport transport = opened;
        return new Health(
                transport != null,
                transport == null ? 0 : (int) transport.counters().connections(),
                Duration.between(since, clock.instant()));
    }

    private WebSocketTransport transport() {
        WebSocketTransport transport = opened;
        if (transport == null) {
            throw new IllegalStateException("The WebSocket port is not open");
        }
        return transport;
    }

    TransportCounters counters() {
        return transport().counters();
    }

    void limits(Limits limits) {
        transport().limits(limits);
    }

    void compression(Compression compression) {
        transport().compression(compression);
    }

    FanOut fanOut() {
        return transport();
    }

    Listening listening() {
        return new Listening(
                transport().port(), http.port(), transport().boundTo(), since, tls == null ? null : tls.certificate());
    }

    /// @throws IllegalStateException without TLS
    TlsContext tls() {
        if (tls == null) {
            throw new IllegalStateException("The server listens without TLS");
        }
        return tls;
    }

    /// Says goodbye to every connection, then closes both ports.
    void close(int code, String reason) {
        if (renewal != null) {
            renewal.interrupt();
        }
        http.close();
        transport().close(code, reason);
    }
}
