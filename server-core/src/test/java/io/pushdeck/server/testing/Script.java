package io.pushdeck.server.testing;

import java.nio.ByteBuffer;

/// What one client of a [Swarm] does. Every call comes on the swarm's thread; nothing here waits.
public interface Script {
    /// How a client's connection ended, as the client saw it.
    enum End {
        /// The server ended its stream.
        END_OF_STREAM,
        /// The server, or the system, threw the connection away.
        RESET,
        /// Nobody answered.
        NOT_CONNECTED,
        /// The client went away by itself.
        LEFT
    }

    /// The request is on its way.
    default void connected(SwarmClient me) {}

    /// The server answered with a head that does not open a connection; its body is passed over.
    ///
    /// @param head with its empty line
    default void refused(SwarmClient me, String head) {}

    /// Open: frames may be sent.
    void opened(SwarmClient me);

    /// One frame came whole.
    ///
    /// @param content only during this call
    void frame(SwarmClient me, int opcode, ByteBuffer content);

    /// Once, and the last call.
    void ended(SwarmClient me, End how);
}
