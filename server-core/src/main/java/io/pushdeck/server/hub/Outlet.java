package io.pushdeck.server.hub;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.protocol.FrameCodec;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Dispatch;
import io.pushdeck.server.session.FanOut;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The way out to clients, which is there while the server listens. Everything takes it, so that a client gets frames
/// in the order in which the hub sent them. Confined to the hub thread.
final class Outlet {
    private @Nullable FanOut fanOut;
    private int maxPayloadBytes;

    /// @param newFanOut null once the server no longer listens
    void open(@Nullable FanOut newFanOut, int newMaxPayloadBytes) {
        fanOut = newFanOut;
        maxPayloadBytes = newMaxPayloadBytes;
    }

    /// Null while the server does not listen.
    @Nullable
    FanOut fanOut() {
        return fanOut;
    }

    boolean isOpen() {
        return fanOut != null;
    }

    int maxPayloadBytes() {
        return maxPayloadBytes;
    }

    /// Sends a frame that no client is spared; one that reads too slowly for it is closed.
    void send(ServerFrame frame, List<Connection> to) {
        send(frame, to, done -> {});
    }

    void send(ServerFrame frame, Connection to) {
        send(frame, List.of(to), done -> {});
    }

    /// @param whenDone on the fan-out thread, or at once if the server does not listen
    void send(ServerFrame frame, List<Connection> to, Consumer<Dispatch> whenDone) {
        send(Dispatch.whole(Payload.text(FrameCodec.encode(frame)), to, whenDone));
    }

    void send(Dispatch dispatch) {
        FanOut open = fanOut;
        if (open == null || dispatch.to().isEmpty()) {
            dispatch.abandon();
        } else {
            open.deliver(dispatch);
        }
    }

    /// Says goodbye in a frame, then closes.
    void part(Connection connection, ServerFrame.Bye bye, int code) {
        send(bye, List.of(connection), done -> connection.close(code, bye.reason()));
    }
}
