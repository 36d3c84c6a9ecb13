package io.pushdeck.console.bridge;

import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PortUnavailableException;
import io.pushdeck.server.PortUnavailableException.Side;
import io.pushdeck.server.message.CloseReason;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
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
        run(() -> {
            shut(CloseReason.GOING_AWAY);
            return new ServerStatus.Stopped();
        });
    }

    /// Ends every connection, telling them to come back, and listens again.
    public void restart() {
        ListenConfig now = config.get();
        run(() -> {
            shut(CloseReason.RESTART);
            return open(now);
        });
    }

    /// Uses another configuration from now on, and listens with it; a server that was stopped stays stopped.
    public void apply(ListenConfig wanted) {
        if (wanted.equals(config.get())) {
            return;
        }
        config.set(wanted);
        if (!(status.get() instanceof ServerStatus.Stopped)) {
            restart();
        }
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
            return new ServerStatus.Listening(wanted, addresses, clock.instant());
        } catch (PortUnavailableException taken) {
            int other = taken.side() == Side.WEB_SOCKET ? wanted.httpPort() : wanted.webSocketPort();
            log.info("Port {} cannot be had: {}", taken.port(), taken.getMessage());
            return new ServerStatus.PortTaken(taken.side(), taken.port(), network.freePortAfter(taken.port(), other));
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
