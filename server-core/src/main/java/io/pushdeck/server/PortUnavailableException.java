package io.pushdeck.server;

/// The server cannot listen: another program has the port, or it may not be used. The server stays usable, not
/// listening; choose another port, or end the program that has this one.
public final class PortUnavailableException extends RuntimeException {
    private final Side side;
    private final int port;

    public PortUnavailableException(Side side, int port, Throwable cause) {
        super(cause.getMessage(), cause);
        this.side = side;
        this.port = port;
    }

    /// Which of the two ports it is.
    public Side side() {
        return side;
    }

    public int port() {
        return port;
    }

    /// What a port is for.
    public enum Side {
        WEB_SOCKET,
        HTTP
    }
}
