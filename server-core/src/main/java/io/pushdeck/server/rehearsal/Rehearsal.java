package io.pushdeck.server.rehearsal;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.rehearsal.RehearsalStatus.Phase;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.RehearsalKey;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One rehearsal, from its first connection to its last. Confined to its thread, but for what says otherwise.
final class Rehearsal implements Troupe {
    /// Between the first connections of two clients: slower than any limit that is not meant to keep people out.
    private static final Duration STEP = Duration.ofMillis(5);

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String AGENT = "Pushdeck rehearsal";

    private final Supplier<Optional<Venue>> venue;
    private final RehearsalKey key;
    private final Executor thread;
    private final HttpClient http;
    private final Mix mix;
    private final List<SimulatedClient> clients = new ArrayList<>();
    private final Runnable changed;

    private Phase phase = Phase.CONNECTING;
    private long lastOffset;
    private @Nullable PushId lastPush;
    private boolean asks;
    private Optional<ConnectTrouble> trouble = Optional.empty();

    /// @param venue   where to connect, asked each time
    /// @param call    what is wanted of it
    /// @param haste   see [Script]
    /// @param changed called on the thread of the rehearsal after each change
    Rehearsal(
            Supplier<Optional<Venue>> venue,
            RehearsalKey key,
            Call call,
            Executor thread,
            int haste,
            Runnable changed) {
        this.venue = venue;
        this.key = key;
        this.thread = thread;
        this.mix = call.mix();
        this.changed = changed;
        http = HttpClient.newBuilder()
                .sslContext(PinnedTrust.context(venue))
                .connectTimeout(CONNECTING)
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("pushdeck-simulated").factory()))
                .build();
        for (Behaviour behaviour : Behaviour.values()) {
            for (int number = 1; number <= mix.of(behaviour); number++) {
                clients.add(new SimulatedClient(
                        ClientId.simulated(call.code() + "-" + behaviour.key() + "-" + number),
                        call.names().getOrDefault(behaviour, behaviour.key()) + " " + number,
                        behaviour,
                        new Script(mix.seed(), clients.size(), haste),
                        this));
            }
        }
    }

    /// What is wanted of a rehearsal.
    ///
    /// @param code  part of the ids of its clients
    /// @param names what clients of each behaviour are called, before their number
    record Call(Mix mix, String code, Map<Behaviour, String> names) {
        Call {
            names = Map.copyOf(names);
        }
    }

    void begin() {
        for (int i = 0; i < clients.size(); i++) {
            later(STEP.multipliedBy(i), clients.get(i)::connect);
        }
        changed();
    }

    @Override
    public @Nullable Line call(Line.Owner caller, Consumer<Runnable> appetite) {
        Optional<Venue> where = venue.get();
        if (where.isEmpty()) {
            return null;
        }
        Line line = new Line(caller, thread, appetite);
        WebSocket.Builder builder = http.newWebSocketBuilder()
                .connectTimeout(CONNECTING)
                .subprotocols(Handshake.PUSHDECK)
                .header("User-Agent", AGENT)
                .header(RehearsalKey.HEADER, key.secret());
        builder.buildAsync(where.get().address(), line).thenAccept(open -> {}).exceptionally(failure -> {
            thread.execute(() -> line.failed(failure));
            return null;
        });
        return line;
    }

    @Override
    public void later(Duration delay, Runnable action) {
        if (phase != Phase.ENDING) {
            CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, thread)
                    .execute(action);
        }
    }

    @Override
    public void got(long offset, PushId push, boolean asksToConfirm) {
        if (offset > lastOffset) {
            lastOffset = offset;
            lastPush = push;
            asks = asksToConfirm;
            changed();
        }
    }

    @Override
    public void changed() {
        if (phase == Phase.CONNECTING && clients.stream().allMatch(SimulatedClient::isMet)) {
            phase = Phase.RUNNING;
            trouble = Optional.empty();
        }
        changed.run();
    }

    @Override
    public void troubled(int code, String reason) {
        trouble = Optional.of(new ConnectTrouble(code, reason));
        changed();
    }

    RehearsalStatus status() {
        List<RehearsalStatus.Line> lines = new ArrayList<>();
        for (Behaviour behaviour : Behaviour.values()) {
            List<SimulatedClient> cast = clients.stream()
                    .filter(client -> client.behaviour() == behaviour)
                    .toList();
            if (!cast.isEmpty()) {
                lines.add(new RehearsalStatus.Line(
                        behaviour,
                        cast.size(),
                        (int) cast.stream().filter(SimulatedClient::isMet).count(),
                        (int) cast.stream().filter(SimulatedClient::isConnected).count(),
                        reached(cast, Stage.RECEIVED),
                        reached(cast, Stage.READ),
                        reached(cast, Stage.ACTED)));
            }
        }
        return new RehearsalStatus(phase, lines, Optional.ofNullable(lastPush), asks, trouble);
    }

    private int reached(List<SimulatedClient> cast, Stage stage) {
        PushId push = lastPush;
        return push == null
                ? 0
                : (int) cast.stream().filter(client -> client.has(push, stage)).count();
    }

    /// Everybody goes.
    ///
    /// @param whenGone on the thread of the rehearsal
    void end(Runnable whenGone) {
        phase = Phase.ENDING;
        clients.forEach(SimulatedClient::end);
        changed();
        awaitGone(System.nanoTime() + GOODBYE.toNanos(), whenGone);
    }

    private void awaitGone(long until, Runnable whenGone) {
        if (System.nanoTime() - until > 0) {
            clients.forEach(SimulatedClient::cut);
        }
        if (clients.stream().allMatch(SimulatedClient::isGone)) {
            http.shutdownNow();
            whenGone.run();
        } else {
            CompletableFuture.delayedExecutor(LOOK.toMillis(), TimeUnit.MILLISECONDS, thread)
                    .execute(() -> awaitGone(until, whenGone));
        }
    }
}
