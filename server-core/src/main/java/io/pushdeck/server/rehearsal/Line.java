package io.pushdeck.server.rehearsal;

import io.pushdeck.server.protocol.ClientFrame;
import io.pushdeck.server.protocol.PeerCodec;
import io.pushdeck.server.protocol.ServerFrame;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection of a simulated client. The JDK calls it, one call at a time; what it says to its owner is said on the
/// thread of the rehearsal, to which all but that is confined.
final class Line implements WebSocket.Listener {
    /// Who is told what happens here; on the thread of the rehearsal.
    interface Owner {
        void opened(Line line);

        void heard(Line line, ServerFrame frame);

        /// Once.
        ///
        /// @param code 1006 if it was cut; the HTTP status if it was refused
        void closed(Line line, int code, String reason);
    }

    private static final int CUT = 1006;

    private final Owner owner;
    private final Executor thread;
    /// Takes what asks for the next message from the socket, and runs it when the client is ready for one.
    private final Consumer<Runnable> appetite;

    private final StringBuilder text = new StringBuilder();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket socket;
    private boolean over;

    Line(Owner owner, Executor thread, Consumer<Runnable> appetite) {
        this.owner = owner;
        this.thread = thread;
        this.appetite = appetite;
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(1);
        thread.execute(() -> {
            socket = opened;
            if (over) {
                opened.abort();
            } else {
                owner.opened(this);
            }
        });
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (!last) {
            from.request(1);
            return null;
        }
        String message = text.toString();
        text.setLength(0);
        thread.execute(() -> {
            if (!over) {
                PeerCodec.decode(message).ifPresent(frame -> owner.heard(this, frame));
                appetite.accept(() -> from.request(1));
            }
        });
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        thread.execute(() -> end(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cut) {
        thread.execute(() -> end(CUT, String.valueOf(cut.getMessage())));
    }

    /// It could not be opened.
    void failed(Throwable cause) {
        Throwable why = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        if (why instanceof WebSocketHandshakeException refused) {
            end(refused.getResponse().statusCode(), "");
        } else {
            end(CUT, String.valueOf(why.getMessage() == null ? why : why.getMessage()));
        }
    }

    private void end(int code, String reason) {
        if (!over) {
            over = true;
            owner.closed(this, code, reason);
        }
    }

    /// After everything that was said before: the JDK takes one text at a time.
    void say(ClientFrame frame) {
        String words = PeerCodec.encode(frame);
        then(open -> open.sendText(words, true));
    }

    /// With a goodbye; its end is told when the server has answered.
    void close() {
        then(open -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    /// As if the network were gone.
    void vanish() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
        end(CUT, "");
    }

    private interface Sending {
        CompletableFuture<WebSocket> to(WebSocket open);
    }

    /// What cannot be sent is of no account: the end of the connection is told anyway.
    private void then(Sending next) {
        WebSocket open = socket;
        if (open != null && !over) {
            sending = sending.handle((done, lost) -> open).thenCompose(next::to);
        }
    }
}
