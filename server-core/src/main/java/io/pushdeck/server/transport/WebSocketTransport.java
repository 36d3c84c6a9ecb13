package io.pushdeck.server.transport;

import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Dispatch;
import io.pushdeck.server.session.FanOut;
import io.pushdeck.server.session.SessionEvents;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The WebSocket server: accepts clients, reports what they do, and writes pushes to them. Thread-safe.
///
/// An instance listens from [#start] to [#close]; a restart is a new instance, on the same port if one likes.
/// Events are reported on the transport's own threads; a receiver must only enqueue.
public final class WebSocketTransport implements FanOut, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketTransport.class);
    private static final Duration WATCHDOG_INTERVAL = Duration.ofSeconds(10);
    private static final Duration THREAD_LIMIT = Duration.ofSeconds(3);

    private final Plumbing plumbing;
    private final AtomicReference<Compression> compression;
    private final Listeners listeners;
    private final FanOutThread fanOut;
    private final Sweep sweep;
    private final Watchdog watchdog;
    private final AtomicBoolean closing = new AtomicBoolean();

    private WebSocketTransport(
            Plumbing plumbing,
            AtomicReference<Compression> compression,
            Listeners listeners,
            Duration watchdogInterval) {
        this.plumbing = plumbing;
        this.compression = compression;
        this.listeners = listeners;
        this.fanOut = new FanOutThread(plumbing.events(), compression::get, plumbing.counters());
        this.sweep = new Sweep(plumbing, listeners::check);
        this.watchdog = new Watchdog(listeners, watchdogInterval);
    }

    /// Binds and starts at once: when this returns, clients are accepted.
    ///
    /// @throws PortUnavailableException if the port is taken; nothing is left behind then
    public static WebSocketTransport start(TransportConfig config, SessionEvents events, Clock clock) {
        return start(config, events, clock, new AtomicLong());
    }

    /// The same, for one transport after another in the life of a server.
    ///
    /// @param lastSession the session number given last; counts on, so that none is given twice
    /// @throws PortUnavailableException if the port is taken; nothing is left behind then
    public static WebSocketTransport start(
            TransportConfig config, SessionEvents events, Clock clock, AtomicLong lastSession) {
        return start(config, events, clock, lastSession, WATCHDOG_INTERVAL);
    }

    static WebSocketTransport start(
            TransportConfig config, SessionEvents events, Clock clock, Duration watchdogInterval) {
        return start(config, events, clock, new AtomicLong(), watchdogInterval);
    }

    private static WebSocketTransport start(
            TransportConfig config,
            SessionEvents events,
            Clock clock,
            AtomicLong lastSession,
            Duration watchdogInterval) {
        Counters counters = new Counters();
        AtomicReference<Compression> compression = new AtomicReference<>(config.compression());
        Plumbing plumbing = new Plumbing(
                new AtomicReference<>(config.limits()),
                new HandshakeRules(config.httpPortForRedirect(), config.tls() != null, compression::get, config.key()),
                new SafeEvents(events, counters),
                counters,
                new Registry(System.nanoTime()),
                clock,
                lastSession,
                config.tls() == null ? null : new Encryption(config.tls(), new TlsTasks()));
        WebSocketTransport transport =
                new WebSocketTransport(plumbing, compression, Listeners.open(config, plumbing), watchdogInterval);
        transport.fanOut.start();
        transport.sweep.start();
        transport.watchdog.start();
        LOG.info("Listening on {}", transport.boundTo());
        return transport;
    }

    /// The real one, also if 0 was asked for.
    public int port() {
        return listeners.port();
    }

    /// In the order of the configuration, without addresses that this machine does not have.
    public List<InetSocketAddress> boundTo() {
        return listeners.boundTo();
    }

    @Override
    public void deliver(Payload payload, PushClass pushClass, List<Connection> to, Consumer<Tally> whenDone) {
        fanOut.deliver(payload, pushClass, to, whenDone);
    }

    @Override
    public void deliver(Dispatch dispatch) {
        fanOut.deliver(dispatch);
    }

    /// Replaces the limits; see [Limits] for what they do to connections that are open.
    public void limits(Limits limits) {
        plumbing.current().set(limits);
    }

    public TransportCounters counters() {
        return plumbing.counters().snapshot(plumbing.registry().size());
    }

    /// Whether it is agreed on holds for connections that come from now on, the length for every push.
    public void compression(Compression changed) {
        compression.set(changed);
    }

    /// Ends everything with "going away"; see [#close(int, String)].
    @Override
    public void close() {
        close(CloseReason.GOING_AWAY, "The server is shutting down");
    }

    /// Refuses new clients, sends what was handed over, says goodbye to all, and waits for their answers within the
    /// drain
    /// limit; then closes what is left. A second call does nothing. Called from an event, it returns at once and goes
    /// on
    /// in the background.
    ///
    /// @param code see [CloseReason]
    public void close(int code, String reason) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        if (Threads.isOurs()) {
            Threads.of("shutdown", () -> shutDown(code, reason)).start();
        } else {
            shutDown(code, reason);
        }
    }

    private void shutDown(int code, String reason) {
        Duration drain = plumbing.limits().times().drain();
        plumbing.registry().refuseNew();
        listeners.refuseNew();
        watchdog.stop(THREAD_LIMIT);
        fanOut.stop(drain);
        plumbing.registry().all().forEach(connection -> connection.leaveAtShutdown(code, reason));
        if (!plumbing.registry().awaitEmpty(drain)) {
            LOG.info(
                    "{} clients did not answer the goodbye in time",
                    plumbing.registry().size());
        }
        plumbing.registry().all().forEach(ClientConnection::end);
        listeners.stop();
        sweep.stop(THREAD_LIMIT);
        if (plumbing.encryption() != null) {
            plumbing.encryption().tasks().stop();
        }
        LOG.info("Stopped listening on port {}", listeners.port());
    }

    Listeners listeners() {
        return listeners;
    }

    @Nullable
    Encryption encryption() {
        return plumbing.encryption();
    }

    Registry registry() {
        return plumbing.registry();
    }
}
