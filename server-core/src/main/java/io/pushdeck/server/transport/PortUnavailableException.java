package io.pushdeck.server.transport;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// The port could not be had: somebody else listens there, or it takes rights this process lacks.
public final class PortUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final InetAddress address;
    private final int port;

    public PortUnavailableException(InetAddress address, int port, @Nullable Throwable cause) {
        super(
                "Cannot listen on " + address.getHostAddress() + " port " + port
                        + (cause == null ? "" : ": " + cause.getMessage()) + "; choose another port or end its user",
                cause);
        this.address = address;
        this.port = port;
    }

    public InetAddress address() {
        return address;
    }

    public int port() {
        return port;
    }
}
