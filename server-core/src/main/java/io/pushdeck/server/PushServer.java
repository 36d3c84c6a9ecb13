package io.pushdeck.server;

import io.pushdeck.server.admin.Clients;
import io.pushdeck.server.admin.Groups;
import io.pushdeck.server.admin.People;
import io.pushdeck.server.hub.HubListener;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.hub.Subscription;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.metrics.Metrics;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.push.Archive;
import io.pushdeck.server.push.History;
import io.pushdeck.server.push.Inbox;
import io.pushdeck.server.push.Plans;
import io.pushdeck.server.push.PushService;
import io.pushdeck.server.rehearsal.Rehearsals;
import io.pushdeck.server.security.ServerCertificate;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.security.TlsContext;
import io.pushdeck.server.security.TokenGate;
import io.pushdeck.server.security.TokenRules;
import io.pushdeck.server.session.RehearsalKey;
import io.pushdeck.server.store.Store;
import io.pushdeck.server.transport.Compression;
import io.pushdeck.server.transport.Limits;
import io.pushdeck.server.transport.TransportCounters;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A push server: browsers connect with `new WebSocket("ws://host:8080")`, and this program sends to one of them, to a
/// group, or to all.
///
/// ```java
/// try (PushServer server = PushServer.start(PushServerConfig.of(folder), PushListener.NONE)) {
///     server.sendToAll("Lunch is ready");
/// }
/// ```
///
/// Start with [#start], or with [#open] and [#listen] to edit groups before anybody can connect. Thread-safe. Nothing
/// here waits for clients, except [#stopListening] and [#close]. Futures complete on threads of their own: what hangs
/// on them may block. Those that are open when the server closes fail.
public final class PushServer implements AutoCloseable {
    /// Longest message to clients, in bytes: a quarter of what may wait for a slow one.
    public static final int MAX_PUSH_BYTES = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(PushServer.class);
    private static final int COME_BACK_SECONDS = 2;
    private static final int HUB_SECONDS = 2;

    private final Path tlsFolder;
    private final Clock clock;
    private final AtomicLong lastSession = new AtomicLong();
    private final ServerGraph graph;
    final RehearsalKey rehearsalKey = RehearsalKey.random();
    private final Rehearsals rehearsals;
    private volatile @Nullable Endpoints endpoints;
    private boolean closed;

    private PushServer(Store store, Path dataFolder, Clock clock, PushListener listener, int haste) {
        this.tlsFolder = dataFolder.resolve("tls");
        this.clock = clock;
        this.graph = new ServerGraph(store, clock, listener, () -> Optional.ofNullable(endpoints));
        this.rehearsals = new Rehearsals(
                () -> listening().map(Listening::venue), rehearsalKey, clock, haste, graph.hub()::forgetSimulated);
    }

    /// Opens what outlives a restart. Nobody can connect before [#listen].
    ///
    /// @throws io.pushdeck.server.store.DataFolderInUseException  if another server has the folder
    /// @throws io.pushdeck.server.store.StoreUnavailableException if the folder or its database cannot be used
    public static PushServer open(Path dataFolder, PushListener listener) {
        return open(dataFolder, listener, Clock.systemUTC());
    }

    static PushServer open(Path dataFolder, PushListener listener, Clock clock) {
        return open(dataFolder, listener, clock, 1);
    }

    /// @param haste simulated clients are so many times as fast as people
    static PushServer open(Path dataFolder, PushListener listener, Clock clock, int haste) {
        Store store = Store.open(dataFolder, clock);
        try {
            return new PushServer(store, dataFolder, clock, listener, haste);
        } catch (RuntimeException | Error failure) {
            store.close();
            throw failure;
        }
    }

    /// Opens and listens.
    ///
    /// @throws io.pushdeck.server.store.DataFolderInUseException  if another server has the folder
    /// @throws io.pushdeck.server.store.StoreUnavailableException if the folder or its database cannot be used
    /// @throws PortUnavailableException  if a port cannot be had; nothing stays open
    /// @throws io.pushdeck.server.security.CertificateRefusedException if the certificate cannot be used; nothing stays
    ///     open
    public static PushServer start(PushServerConfig config, PushListener listener) {
        PushServer server = open(config.dataFolder(), listener);
        try {
            server.listen(config.listen());
            return server;
        } catch (RuntimeException | Error failure) {
            server.close();
            throw failure;
        }
    }

    /// Lets clients connect.
    ///
    /// @throws PortUnavailableException at once, if a port cannot be had; then the server does not listen at all
    /// @throws io.pushdeck.server.security.CertificateRefusedException at once, if the certificate cannot be used; then
    ///     the server does not listen at all
    /// @throws IllegalStateException    if it listens already, or is closed
    public synchronized void listen(ListenConfig config) {
        if (closed || endpoints != null) {
            throw new IllegalStateException(closed ? "The server is closed" : "The server listens already");
        }
        graph.hub().trust(config.identityTrust());
        graph.tokens().rules(config.tokens());
        Endpoints opened = Endpoints.open(config, tlsFolder, graph.hub(), clock, lastSession, rehearsalKey);
        graph.hub().listen(opened.fanOut(), MAX_PUSH_BYTES);
        endpoints = opened;
    }

    /// Says goodbye to every client and frees the ports; at most as long as saying goodbye may take. Groups can still
    /// be edited. Does nothing if the server does not listen.
    ///
    /// @param code [CloseReason#RESTART] if clients shall come back, else [CloseReason#GOING_AWAY]
    public synchronized void stopListening(int code) {
        Endpoints open = endpoints;
        if (open != null) {
            endpoints = null;
            String reason = code == CloseReason.RESTART ? "The server restarts" : "The server stops";
            await(graph.hub().farewell(new ServerFrame.Bye(OptionalInt.of(COME_BACK_SECONDS), reason)));
            open.close(code, reason);
            graph.hub().stopListening();
            await(graph.hub().settled());
        }
    }

    /// The hub waits for nobody, so it is quick; if it is not, the server stops without it.
    private static void await(CompletableFuture<Boolean> done) {
        try {
            done.get(HUB_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("The hub did not answer within {} s", HUB_SECONDS, late);
        }
    }

    /// Empty while the server does not listen.
    public Optional<Listening> listening() {
        return Optional.ofNullable(endpoints).map(Endpoints::listening);
    }

    /// Replaces the limits at once; see [Limits] for what they do to connections that are open. The next [#listen]
    /// brings
    /// its own. Does nothing if the server does not listen.
    public void limits(Limits limits) {
        Endpoints open = endpoints;
        if (open != null) {
            open.limits(limits);
        }
    }

    /// Whether long pushes are compressed, for connections that come from now on, and from which length on, for every
    /// push. The next [#listen] brings its own. Does nothing if the server does not listen.
    public void compression(Compression compression) {
        Endpoints open = endpoints;
        if (open != null) {
            open.compression(compression);
        }
    }

    /// By which rules clients prove who they are, in hellos from now on; who is connected stays. The next [#listen]
    /// brings
    /// its own.
    public void tokens(TokenRules rules) {
        graph.tokens().rules(rules);
    }

    /// Where tokens are checked and counted, and can be tried.
    public TokenGate tokens() {
        return graph.tokens();
    }

    /// What was guarded against since the server began to listen; empty while it does not.
    public Optional<TransportCounters> counters() {
        return Optional.ofNullable(endpoints).map(Endpoints::counters);
    }

    /// Reads or makes the certificate and says what is in it, without listening.
    ///
    /// @param tls anything but [Tls#OFF]
    /// @throws io.pushdeck.server.security.CertificateRefusedException if it cannot be used
    public ServerCertificate examine(Tls tls) {
        return TlsContext.load(tls, tlsFolder, clock).certificate();
    }

    /// The one that new connections are shown; empty without TLS, and while the server does not listen.
    public Optional<ServerCertificate> certificate() {
        return listening().flatMap(listening -> Optional.ofNullable(listening.certificate()));
    }

    /// Loads the certificate again, for new connections; those that are there go on. Files that change are loaded
    /// within a minute without this, too.
    ///
    /// @throws io.pushdeck.server.security.CertificateRefusedException if it cannot be used; then the one before stays
    /// @throws IllegalStateException if the server does not listen with TLS
    public ServerCertificate reloadCertificate() {
        return tls().reload();
    }

    /// Shows another certificate to new connections; those that are there go on. The next [#listen] brings its own.
    ///
    /// @param tls anything but [Tls#OFF]
    /// @throws io.pushdeck.server.security.CertificateRefusedException if it cannot be used; then the one before stays
    /// @throws IllegalStateException if the server does not listen with TLS
    public ServerCertificate changeCertificate(Tls tls) {
        return tls().change(tls);
    }

    /// Makes a new certificate in place of the one that the server made itself, for new connections. People have to
    /// trust it again. Any other is loaded again, as [#reloadCertificate] does.
    ///
    /// @throws io.pushdeck.server.security.CertificateRefusedException if it cannot be kept; then the one before stays
    /// @throws IllegalStateException if the server does not listen with TLS
    public ServerCertificate renewCertificate() {
        return tls().renew();
    }

    private TlsContext tls() {
        Endpoints open = endpoints;
        if (open == null) {
            throw new IllegalStateException("The server does not listen");
        }
        return open.tls();
    }

    public Groups groups() {
        return graph.groups();
    }

    public Clients clients() {
        return graph.clients();
    }

    /// Who was here and when, what the operator wrote of them, and who may not come in.
    public People people() {
        return graph.people();
    }

    public PushService pushes() {
        return graph.pushes();
    }

    /// What is pushed later, by itself.
    public Plans plans() {
        return graph.plans();
    }

    /// What was pushed, and what became of it.
    public History history() {
        return graph.history();
    }

    /// What clients said, by conversation.
    public Inbox inbox() {
        return graph.inbox();
    }

    /// Clients with nobody behind them, to try out pushes.
    public Rehearsals rehearsals() {
        return rehearsals;
    }

    /// The upkeep of what is kept.
    public Archive archive() {
        return graph.archive();
    }

    /// What the server measured of itself, back to a week.
    public Metrics metrics() {
        return graph.metrics();
    }

    /// A snapshot of everything live, then every event after it.
    ///
    /// @param listener called on the hub thread: it only enqueues
    public Subscription subscribe(HubListener listener) {
        return graph.hub().subscribe(listener);
    }

    /// To every connection of one client.
    public CompletableFuture<PushResult> send(ClientId client, String text) {
        return graph.pushes().send(Payload.text(text), Audience.of(client));
    }

    /// To every connection of one client.
    public CompletableFuture<PushResult> send(ClientId client, byte[] bytes) {
        return graph.pushes().send(Payload.binary(bytes), Audience.of(client));
    }

    /// To everyone who is connected.
    public CompletableFuture<PushResult> sendToAll(String text) {
        return graph.pushes().send(Payload.text(text), Audience.EVERYONE);
    }

    /// To everyone who is connected.
    public CompletableFuture<PushResult> sendToAll(byte[] bytes) {
        return graph.pushes().send(Payload.binary(bytes), Audience.EVERYONE);
    }

    /// To the members of a group.
    public CompletableFuture<PushResult> sendToGroup(GroupId group, String text) {
        return graph.pushes().send(Payload.text(text), Audience.of(group));
    }

    /// To the members of a group.
    public CompletableFuture<PushResult> sendToGroup(GroupId group, byte[] bytes) {
        return graph.pushes().send(Payload.binary(bytes), Audience.of(group));
    }

    /// To the members of the group of that name, without regard to case.
    public CompletableFuture<PushResult> sendToGroup(String name, String text) {
        return graph.pushes().sendToGroup(name, Payload.text(text));
    }

    /// To the members of the group of that name, without regard to case.
    public CompletableFuture<PushResult> sendToGroup(String name, byte[] bytes) {
        return graph.pushes().sendToGroup(name, Payload.binary(bytes));
    }

    /// A state to everyone whom `audience` means; see [PushService#sendLive].
    public CompletableFuture<PushResult> sendLive(Audience audience, String text) {
        return graph.pushes().sendLive(Payload.text(text), audience);
    }

    /// Stops listening, lets the listener hear the rest, and closes the store. Again does nothing.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        rehearsals.close();
        stopListening(CloseReason.GOING_AWAY);
        graph.close();
    }
}
