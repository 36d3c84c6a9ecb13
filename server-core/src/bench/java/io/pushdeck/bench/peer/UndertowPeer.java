package io.pushdeck.bench.peer;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xnio.Options;

/// Undertow as its chat example uses it: a push is sent to each open channel in turn.
final class UndertowPeer implements Peer {
    private final Set<WebSocketChannel> channels = ConcurrentHashMap.newKeySet();
    private final Undertow server = Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setSocketOption(Options.TCP_NODELAY, true)
            .setHandler(Handlers.websocket((exchange, channel) -> opened(channel)))
            .build();

    private void opened(WebSocketChannel channel) {
        channels.add(channel);
        channel.addCloseTask(channels::remove);
        channel.getReceiveSetter().set(new AbstractReceiveListener() {});
        channel.resumeReceives();
    }

    @Override
    public int listen() {
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    @Override
    public void push(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        for (WebSocketChannel channel : channels) {
            WebSockets.sendText(bytes.duplicate(), channel, null);
        }
    }

    @Override
    public int connected() {
        return channels.size();
    }

    @Override
    public void close() {
        server.stop();
    }
}
