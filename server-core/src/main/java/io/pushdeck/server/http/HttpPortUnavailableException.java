package io.pushdeck.server.http;

import java.net.InetSocketAddress;

/// The address for the receiver page cannot be listened on: another program has the port, or this machine does not
/// have the address. Let the operator choose another one; nothing was started.
public final class HttpPortUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final InetSocketAddress address;

    HttpPortUnavailableException(InetSocketAddress address, Throwable cause) {
        super(
                "The receiver page cannot be served on " + address.getAddress().getHostAddress() + " port "
                        + address.getPort() + " (" + cause.getMessage()
                        + "); choose another port, or stop the program that has this one",
                cause);
        this.address = address;
    }

    /// What was asked for.
    public InetSocketAddress address() {
        return address;
    }
}
