package io.pushdeck.bench.peer;

import java.io.IOException;

/// One WebSocket server of the comparison, in a process of its own. Called by the thread that reads the commands.
interface Peer extends AutoCloseable {
    /// Binds to a free port of 127.0.0.1 and accepts clients from then on.
    ///
    /// @return the port
    int listen() throws IOException, InterruptedException;

    /// Pushes one text to all who are connected, as a program would that knows of no other push.
    void push(String text) throws IOException;

    /// Open connections, as the server itself knows them.
    int connected();

    @Override
    void close() throws IOException;
}
