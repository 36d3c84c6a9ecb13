package io.pushdeck.console.bench.crowd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One client of a [Crowd], and confined to its thread. It answers pings, and confirms a push only when told to.
final class Member {
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final String HEAD_END = "\r\n\r\n";
    private static final Pattern TYPE = Pattern.compile("\"type\":\"([a-z]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final byte[] NOTHING = {};
    private static final byte[] NORMAL = {0x03, (byte) 0xE8};

    private final Crowd crowd;
    private final int number;
    private final Deque<ByteBuffer> outgoing = new ArrayDeque<>();
    private byte[] rest = NOTHING;
    private boolean upgraded;
    private boolean welcome;
    private boolean leaving;
    private @Nullable String push;
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;

    Member(Crowd crowd, int number) {
        this.crowd = crowd;
        this.number = number;
    }

    int number() {
        return number;
    }

    boolean hasPush() {
        return push != null;
    }

    void forgetPush() {
        push = null;
    }

    void start(Selector selector, InetSocketAddress server) throws IOException {
        SocketChannel opened = SocketChannel.open();
        opened.configureBlocking(false);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel = opened;
        key = opened.register(selector, SelectionKey.OP_CONNECT, this);
        opened.connect(server);
    }

    void say(String words) {
        frame("{\"type\":\"message\",\"text\":\"" + words + "\"}");
    }

    void signOfLife() {
        frame("{\"type\":\"pong\"}");
    }

    void confirm(String stage) {
        if (push != null) {
            frame("{\"type\":\"receipt\",\"stage\":\"" + stage + "\",\"pushes\":[\"" + push + "\"]}");
        }
    }

    void leave() {
        leaving = true;
        send(CLOSE, NORMAL);
    }

    void ready() {
        SelectionKey registered = key;
        SocketChannel opened = channel;
        if (registered == null || opened == null) {
            return;
        }
        try {
            if (registered.isConnectable() && opened.finishConnect()) {
                registered.interestOps(SelectionKey.OP_READ);
                outgoing.add(ByteBuffer.wrap(request(opened).getBytes(StandardCharsets.US_ASCII)));
            }
            if (registered.isReadable()) {
                read(opened);
            }
            flush();
        } catch (IOException cut) {
            end();
        }
    }

    private static String request(SocketChannel opened) throws IOException {
        int port = ((InetSocketAddress) opened.getRemoteAddress()).getPort();
        return "GET / HTTP/1.1\r\nHost: localhost:" + port + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: pushdeck.v1\r\nOrigin: http://localhost:8081\r\n"
                + "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
                + "Chrome/156.0.0.0 Safari/537.36\r\nAccept-Language: en-GB,en;q=0.9,zh;q=0.8\r\n\r\n";
    }

    private void read(SocketChannel opened) throws IOException {
        ByteBuffer buffer = crowd.buffer();
        buffer.clear().put(rest);
        if (opened.read(buffer) < 0) {
            end();
            return;
        }
        buffer.flip();
        if (!upgraded) {
            shakeHands(buffer);
        }
        while (upgraded && takeFrame(buffer)) {
            buffer.mark();
        }
        rest = buffer.hasRemaining() ? new byte[buffer.remaining()] : NOTHING;
        buffer.get(rest);
    }

    private void shakeHands(ByteBuffer buffer) throws IOException {
        String text = StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
        int end = text.indexOf(HEAD_END);
        if (end >= 0) {
            if (!text.startsWith("HTTP/1.1 101 ")) {
                throw new IOException("Refused: " + text.lines().findFirst().orElse(""));
            }
            buffer.position(buffer.position() + end + HEAD_END.length());
            upgraded = true;
            String name = "%05d".formatted(number);
            frame("{\"type\":\"hello\",\"client\":\"till-" + name + "\",\"name\":\"Till " + name + "\","
                    + "\"page\":\"https://shop.example/till\",\"language\":\"en\"}");
        }
    }

    /// Whether there was a whole one; if not, the buffer stands where it stood.
    private boolean takeFrame(ByteBuffer buffer) throws IOException {
        int start = buffer.position();
        if (buffer.remaining() < 2) {
            return false;
        }
        int opcode = buffer.get() & 0x0F;
        int length = buffer.get() & 0x7F;
        if (length > 125 && buffer.remaining() < Long.BYTES) {
            buffer.position(start);
            return false;
        }
        if (length == 126) {
            length = buffer.getShort() & 0xFFFF;
        } else if (length == 127) {
            length = (int) buffer.getLong();
        }
        if (buffer.remaining() < length) {
            buffer.position(start);
            return false;
        }
        byte[] content = new byte[length];
        buffer.get(content);
        onFrame(opcode, content);
        return true;
    }

    private void onFrame(int opcode, byte[] content) throws IOException {
        switch (opcode) {
            case TEXT -> onText(new String(content, StandardCharsets.UTF_8));
            case PING -> send(PONG, content);
            case CLOSE -> {
                if (!leaving) {
                    throw new IOException("Closed by the server");
                }
            }
            default -> {}
        }
    }

    private void onText(String text) {
        Matcher type = TYPE.matcher(text);
        switch (type.find() ? type.group(1) : "") {
            case "welcome" -> {
                welcome = true;
                crowd.welcome(this);
            }
            case "ping" -> signOfLife();
            case "push" -> {
                Matcher id = ID.matcher(text);
                push = id.find() ? id.group(1) : null;
            }
            default -> {}
        }
    }

    private void frame(String text) {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// With a mask of zeros, which changes nothing.
    private void send(int opcode, byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(8 + content.length);
        frame.put((byte) (0x80 | opcode));
        if (content.length <= 125) {
            frame.put((byte) (0x80 | content.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) content.length);
        }
        outgoing.add(frame.putInt(0).put(content).flip());
        try {
            flush();
        } catch (IOException cut) {
            end();
        }
    }

    private void flush() throws IOException {
        SocketChannel opened = channel;
        SelectionKey registered = key;
        if (opened == null || registered == null || !opened.isConnected() || !registered.isValid()) {
            return;
        }
        while (!outgoing.isEmpty()) {
            opened.write(outgoing.getFirst());
            if (outgoing.getFirst().hasRemaining()) {
                registered.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
            outgoing.removeFirst();
        }
        registered.interestOps(SelectionKey.OP_READ);
    }

    private void end() {
        SocketChannel opened = channel;
        if (opened == null) {
            return;
        }
        channel = null;
        try {
            opened.close();
        } catch (IOException gone) {
            // Nothing is left that could be done for it.
        }
        crowd.gone(this, welcome);
    }
}
