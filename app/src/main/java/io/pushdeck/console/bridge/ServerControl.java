package io.pushdeck.console.bridge;

import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PortUnavailableException;
import io.pushdeck.server.PortUnavailableException.Side;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.security.CertificateProblem;
import io.pushdeck.server.security.CertificateRefusedException;
import io.pushdeck.server.security.ServerCertificate;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.security.TokenRules;
import io.pushdeck.server.security.TokenVerdict;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts and stops the server at the operator's word. Methods are called on the JavaFX thread and return at once;
/// the status says how it went. What is asked while something is under way comes after it.
public final class ServerControl {
    private static final Logger log = LoggerFactory.getLogger(ServerControl.class);

    private final Gate gate;
    private final Network network;
    private final Clock clock;
    private final Executor worker;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<ServerStatus> status = new ReadOnlyObjectWrapper<>(new ServerStatus.Stopped());
    private final ReadOnlyObjectWrapper<ListenConfig> config;
    private BooleanSupplier refuses = () -> false;
    private int underWay;

    /// @param worker one thread that may wait
    public ServerControl(
            Gate gate, Network network, Clock clock, ListenConfig first, Executor worker, Executor fxThread) {
        this.gate = gate;
        this.network = network;
        this.clock = clock;
        this.config = new ReadOnlyObjectWrapper<>(first);
        this.worker = worker;
        this.fxThread = fxThread;
    }

    /// From now on nothing is changed while this is so; it tells the operator itself.
    public void refuseWhile(BooleanSupplier refused) {
        refuses = refused;
    }

    public ReadOnlyObjectProperty<ServerStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// What is or will be used to listen.
    public ReadOnlyObjectProperty<ListenConfig> configProperty() {
        return config.getReadOnlyProperty();
    }

    public void start() {
        restart();
    }

    /// Says goodbye to everyone for now; they come back when the server is started again.
    public void stop() {
        if (refuses.getAsBoolean()) {
            return;
        }
        run(() -> {
            shut(CloseReason.GOING_AWAY);
            return new ServerStatus.Stopped();
        });
    }

    /// Ends every connection, telling them to come back, and listens again.
    public void restart() {
        if (refuses.getAsBoolean()) {
            return;
        }
        ListenConfig now = config.get();
        run(() -> {
            shut(CloseReason.RESTART);
            return open(now);
        });
    }

    /// Uses another configuration from now on, and listens with it; a server that was stopped stays stopped. Other
    /// limits,
    /// another compression and other rules for tokens disconnect nobody.
    public void apply(ListenConfig wanted) {
        ListenConfig before = config.get();
        if (wanted.equals(before) || refuses.getAsBoolean()) {
            return;
        }
        config.set(wanted);
        boolean listens = status.get() instanceof ServerStatus.Listening;
        if (listens && !differsInMore(before, wanted)) {
            tune(wanted);
        } else if (!(status.get() instanceof ServerStatus.Stopped)) {
            restart();
        }
    }

    private static boolean differsInMore(ListenConfig before, ListenConfig wanted) {
        return !before.withLimits(wanted.limits())
                .withCompression(wanted.compression())
                .withTokens(wanted.tokens())
                .equals(wanted);
    }

    private void tune(ListenConfig wanted) {
        worker.execute(() -> {
            gate.tune(wanted);
            refresh();
        });
    }

    /// Uses another certificate, or none, from now on. It is read before anything is changed: one that is refused
    /// leaves
    /// all as it was. Nobody is disconnected unless encryption is switched on or off.
    ///
    /// @param whenDone told why it was refused; empty if it is used
    public void secure(Tls wanted, Consumer<Optional<CertificateProblem>> whenDone) {
        if (refuses.getAsBoolean()) {
            return;
        }
        worker.execute(() -> {
            Optional<CertificateProblem> problem = examine(wanted);
            fxThread.execute(() -> {
                if (problem.isEmpty()) {
                    use(wanted);
                }
                whenDone.accept(problem);
            });
        });
    }

    /// What would be said to a token by rules that need not be in use.
    public void examine(TokenRules.Checked rules, String token, Consumer<TokenVerdict> whenDone) {
        worker.execute(() -> {
            TokenVerdict verdict = gate.examine(rules, token);
            fxThread.execute(() -> whenDone.accept(verdict));
        });
    }

    /// Makes a new certificate where the server makes its own.
    ///
    /// @param whenDone told why it was refused; empty if it is used
    public void renewCertificate(Consumer<Optional<CertificateProblem>> whenDone) {
        if (refuses.getAsBoolean()) {
            return;
        }
        worker.execute(() -> {
            Optional<CertificateProblem> problem = refusal(gate::renew);
            refresh();
            fxThread.execute(() -> whenDone.accept(problem));
        });
    }

    private void use(Tls wanted) {
        boolean stays = isOn(wanted) && isOn(config.get().tls());
        config.set(config.get().withTls(wanted));
        if (stays && status.get() instanceof ServerStatus.Listening) {
            worker.execute(() -> {
                refusal(() -> gate.change(wanted));
                refresh();
            });
        } else if (!(status.get() instanceof ServerStatus.Stopped)) {
            restart();
        }
    }

    private static boolean isOn(Tls tls) {
        return !tls.equals(Tls.OFF);
    }

    private Optional<CertificateProblem> examine(Tls wanted) {
        return isOn(wanted) ? refusal(() -> gate.examine(wanted)) : Optional.empty();
    }

    private static Optional<CertificateProblem> refusal(Runnable step) {
        try {
            step.run();
            return Optional.empty();
        } catch (CertificateRefusedException refused) {
            log.info("A certificate was refused", refused);
            return Optional.of(refused.problem());
        }
    }

    /// Looks at the certificate again: the server loads files that have changed by itself.
    public void refreshCertificate() {
        worker.execute(this::refresh);
    }

    /// On the worker: brings what holds now to the status.
    private void refresh() {
        Optional<ServerCertificate> certificate = gate.certificate();
        fxThread.execute(() -> {
            if (status.get() instanceof ServerStatus.Listening listening) {
                status.set(listening.with(config.get(), certificate));
            }
        });
    }

    /// Listens on another port where one could not be had.
    public void usePort(Side side, int port) {
        ListenConfig now = config.get();
        apply(
                switch (side) {
                    case WEB_SOCKET -> now.withPorts(port, now.httpPort());
                    case HTTP -> now.withPorts(now.webSocketPort(), port);
                });
    }

    private void run(Supplier<ServerStatus> step) {
        underWay++;
        status.set(new ServerStatus.Changing());
        worker.execute(() -> {
            ServerStatus reached = step.get();
            fxThread.execute(() -> {
                underWay--;
                // Of several steps in a row only the last one says where the server arrived.
                if (underWay == 0) {
                    status.set(reached);
                }
            });
        });
    }

    private ServerStatus open(ListenConfig wanted) {
        try {
            gate.open(wanted);
            List<String> addresses = wanted.shared() ? network.addresses() : List.of();
            return new ServerStatus.Listening(wanted, addresses, clock.instant(), gate.certificate());
        } catch (PortUnavailableException taken) {
            int other = taken.side() == Side.WEB_SOCKET ? wanted.httpPort() : wanted.webSocketPort();
            log.info("Port {} cannot be had: {}", taken.port(), taken.getMessage());
            return new ServerStatus.PortTaken(taken.side(), taken.port(), network.freePortAfter(taken.port(), other));
        } catch (CertificateRefusedException refused) {
            log.info("The server cannot listen: {}", refused.getMessage());
            return new ServerStatus.CertificateRefused(refused.problem());
        } catch (RuntimeException failed) {
            log.warn("The server cannot listen with {}", wanted, failed);
            String detail = failed.getMessage();
            return new ServerStatus.Failed(detail == null ? failed.toString() : detail);
        }
    }

    private void shut(int closeCode) {
        try {
            gate.shut(closeCode);
        } catch (RuntimeException failed) {
            log.warn("The server did not stop listening cleanly", failed);
        }
    }
}
