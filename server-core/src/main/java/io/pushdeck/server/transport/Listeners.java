package io.pushdeck.server.transport;

import io.pushdeck.server.message.CloseReason;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listeners of one transport, one an address, all on one port; replaces one that died or hangs. Thread-safe.
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final int TRIES_FOR_A_COMMON_PORT = 20;
    private static final int TRIES_FOR_A_FREED_PORT = 10;
    private static final long FREED_SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Plumbing plumbing;
    private final List<InetAddress> addresses;
    private final int port;
    private final List<Listener> current;
    /// Listen no more, but still serve connections.
    private final List<Listener> retired = new ArrayList<>();

    /// Dead, and the operator knows that they could not be replaced yet.
    private final Set<Listener> failed = new HashSet<>();

    private boolean closed;

    private Listeners(Plumbing plumbing, List<InetAddress> addresses, List<Listener> opened) {
        this.plumbing = plumbing;
        this.addresses = addresses;
        this.current = new ArrayList<>(opened);
        this.port = opened.getFirst().boundTo().getPort();
    }

    /// @throws PortUnavailableException if one of the addresses is there but the port is not
    static Listeners open(TransportConfig config, Plumbing plumbing) {
        List<InetAddress> present =
                config.addresses().stream().filter(Listeners::isPresent).toList();
        if (present.isEmpty()) {
            throw new PortUnavailableException(
                    config.addresses().getFirst(), config.port(), new IOException("no such address on this machine"));
        }
        int tries = config.port() == 0 ? TRIES_FOR_A_COMMON_PORT : 1;
        while (true) {
            try {
                return new Listeners(plumbing, present, openAll(present, config.port(), plumbing));
            } catch (PortUnavailableException e) {
                tries--;
                if (tries == 0) {
                    throw e;
                }
                LOG.debug("No common port yet", e);
            }
        }
    }

    private static List<Listener> openAll(List<InetAddress> addresses, int port, Plumbing plumbing) {
        List<Listener> opened = new ArrayList<>();
        for (InetAddress address : addresses) {
            int common = opened.isEmpty() ? port : opened.getFirst().boundTo().getPort();
            try {
                opened.add(Listener.open(address, common, plumbing));
            } catch (IOException e) {
                opened.forEach(Listener::stopLoop);
                throw new PortUnavailableException(address, common, e);
            }
        }
        return opened;
    }

    private static boolean isPresent(InetAddress address) {
        try {
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    synchronized List<InetSocketAddress> boundTo() {
        return current.stream().map(Listener::boundTo).toList();
    }

    synchronized List<Listener> current() {
        return List.copyOf(current);
    }

    /// Guard 8: replaces every listener that went deaf, and forgets those without connections.
    synchronized void check() {
        if (closed) {
            return;
        }
        for (int i = 0; i < addresses.size(); i++) {
            if (!current.get(i).isListening()) {
                reopen(i, "stopped listening");
            }
        }
        retired.removeIf(this::hasNothingToServe);
    }

    /// Guard 21: replaces a listener that does not answer, and ends its connections.
    synchronized void replace(Listener hanging, String why) {
        int index = current.indexOf(hanging);
        if (closed || index < 0) {
            return;
        }
        hanging.stopLoop();
        abandonConnectionsOf(hanging);
        reopen(index, why);
    }

    private void reopen(int index, String why) {
        Listener old = current.get(index);
        try {
            current.set(index, openAfter(old, addresses.get(index)));
            if (old.isServing()) {
                retired.add(old);
            } else {
                abandonConnectionsOf(old);
            }
            failed.remove(old);
            plumbing.counters().count(Counter.LISTENER_REOPENED);
            plumbing.events().troubled("The listener on " + old.boundTo() + " " + why + " and was opened again");
        } catch (IOException e) {
            if (failed.add(old)) {
                plumbing.events()
                        .troubled("The listener on " + old.boundTo() + " " + why + " and cannot be opened again yet: "
                                + e.getMessage());
            }
        }
    }

    /// The port of a closed listener is free only after its selector's next round, which is very soon.
    private Listener openAfter(Listener old, InetAddress address) throws IOException {
        old.refuseNew();
        int tries = TRIES_FOR_A_FREED_PORT;
        while (true) {
            try {
                return Listener.open(address, port, plumbing);
            } catch (BindException e) {
                tries--;
                if (tries == 0) {
                    throw e;
                }
                LockSupport.parkNanos(FREED_SOON_NANOS);
            }
        }
    }

    private void abandonConnectionsOf(Listener listener) {
        for (ClientConnection connection : plumbing.registry().all()) {
            if (connection.listener() == listener) {
                connection.abandon(CloseReason.RESTART, "The listener was restarted");
            }
        }
    }

    private boolean hasNothingToServe(Listener listener) {
        boolean serves = plumbing.registry().all().stream().anyMatch(connection -> connection.listener() == listener);
        if (!serves) {
            listener.stopLoop();
        }
        return !serves;
    }

    /// Accepts nobody any more; connections go on.
    synchronized void refuseNew() {
        closed = true;
        current.forEach(Listener::refuseNew);
    }

    /// Ends all threads of the library.
    synchronized void stop() {
        closed = true;
        current.forEach(Listener::stopLoop);
        retired.forEach(Listener::stopLoop);
        retired.clear();
    }
}
