package io.pushdeck.console.bridge;

import io.pushdeck.console.bridge.ListenSettings.Door;
import io.pushdeck.server.message.CloseReason;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
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
    private final ReadOnlyObjectWrapper<ListenSettings> settings;

    /// @param worker one thread that may wait
    public ServerControl(
            Gate gate, Network network, Clock clock, ListenSettings first, Executor worker, Executor fxThread) {
        this.gate = gate;
        this.network = network;
        this.clock = clock;
        this.settings = new ReadOnlyObjectWrapper<>(first);
        this.worker = worker;
        this.fxThread = fxThread;
    }

    public ReadOnlyObjectProperty<ServerStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// What is or will be used to listen.
    public ReadOnlyObjectProperty<ListenSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    public void start() {
        ListenSettings now = settings.get();
        status.set(new ServerStatus.Starting());
        worker.execute(() -> report(open(now)));
    }

    /// Says goodbye to everyone for now; they come back when the server is started again.
    public void stop() {
        status.set(new ServerStatus.Starting());
        worker.execute(() -> {
            shut(CloseReason.GOING_AWAY);
            report(new ServerStatus.Stopped());
        });
    }

    public void restart() {
        ListenSettings now = settings.get();
        status.set(new ServerStatus.Starting());
        worker.execute(() -> {
            shut(CloseReason.RESTART);
            report(open(now));
        });
    }

    /// Uses other settings from now on, and listens with them; a server that was stopped stays stopped.
    public void apply(ListenSettings wanted) {
        if (wanted.equals(settings.get())) {
            return;
        }
        settings.set(wanted);
        if (!(status.get() instanceof ServerStatus.Stopped)) {
            restart();
        }
    }

    private void report(ServerStatus reached) {
        fxThread.execute(() -> status.set(reached));
    }

    private ServerStatus open(ListenSettings wanted) {
        try {
            Optional<Door> taken = gate.open(wanted);
            if (taken.isPresent()) {
                return portTaken(taken.get(), wanted);
            }
            List<String> addresses = wanted.shared() ? network.addresses() : List.of();
            return new ServerStatus.Listening(wanted, addresses, clock.instant());
        } catch (RuntimeException failed) {
            log.warn("The server cannot listen with {}", wanted, failed);
            String detail = failed.getMessage();
            return new ServerStatus.Failed(detail == null ? failed.toString() : detail);
        }
    }

    private ServerStatus portTaken(Door door, ListenSettings wanted) {
        int port = door == Door.WEB_SOCKET ? wanted.webSocketPort() : wanted.httpPort();
        int other = door == Door.WEB_SOCKET ? wanted.httpPort() : wanted.webSocketPort();
        return new ServerStatus.PortTaken(door, port, network.freePortAfter(port, other));
    }

    private void shut(int closeCode) {
        try {
            gate.shut(closeCode);
        } catch (RuntimeException failed) {
            log.warn("The server did not stop listening cleanly", failed);
        }
    }
}
