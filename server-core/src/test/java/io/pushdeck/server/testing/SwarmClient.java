package io.pushdeck.server.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One client of a [Swarm]. Confined to the swarm's thread.
public final class SwarmClient {
    private static final String HEAD_END = "\r\n\r\n";

    private enum Phase {
        CONNECTING,
        HEAD,
        FRAMES,
        /// What comes is passed over.
        DEAF,
        ENDED
    }

    private final Swarm swarm;
    private final Script script;
    private final ServerFrames frames;
    private final Deque<ByteBuffer> outgoing = new ArrayDeque<>();
    private ByteArrayOutputStream head = new ByteArrayOutputStream();
    private int matched;
    private Phase phase = Phase.CONNECTING;
    private boolean endsWhenSent;
    private boolean reset;
    private int readAtMost = Integer.MAX_VALUE;
    private @Nullable SocketChannel opened;
    private @Nullable SelectionKey registered;

    SwarmClient(Swarm swarm, Script script) {
        this.swarm = swarm;
        this.script = script;
        this.frames = new ServerFrames(this::frame);
    }

    void start(Selector selector, Swarm.Arrival arrival) {
        outgoing.add(ByteBuffer.wrap(arrival.request()));
        try {
            SocketChannel channel = SocketChannel.open();
            opened = channel;
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (arrival.receiveBuffer() > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, arrival.receiveBuffer());
            }
            if (arrival.from() != null) {
                channel.bind(new InetSocketAddress(arrival.from(), 0));
            }
            registered = channel.register(selector, SelectionKey.OP_CONNECT, this);
            if (channel.connect(arrival.to())) {
                ready();
            }
        } catch (IOException unreachable) {
            end(Script.End.NOT_CONNECTED);
        }
    }

    /// A masked frame.
    public void send(int opcode, boolean last, byte[] content) {
        sendRaw(RawClient.frame(opcode, last, content));
    }

    public void sendClose(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        ByteBuffer content = ByteBuffer.allocate(2 + text.length);
        send(RawClient.CLOSE, true, content.putShort((short) code).put(text).array());
    }

    public void sendRaw(byte[] bytes) {
        if (phase != Phase.ENDED && !endsWhenSent) {
            outgoing.add(ByteBuffer.wrap(bytes));
            flush();
        }
    }

    /// Ends the sending direction once all was sent; goes on reading.
    public void halfClose() {
        endsWhenSent = true;
        flush();
    }

    /// Reads at most so many bytes at a time.
    public void readAtMost(int bytes) {
        readAtMost = bytes;
    }

    public void pauseReading() {
        interest(SelectionKey.OP_READ, false);
    }

    public void resumeReading() {
        interest(SelectionKey.OP_READ, true);
    }

    /// Closes the socket without a word.
    public void hangUp() {
        end(Script.End.LEFT);
    }

    /// Throws the connection away: the server gets a reset.
    public void reset() {
        try {
            channel().setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException gone) {
            // The server was first.
        }
        end(Script.End.LEFT);
    }

    public boolean isEnded() {
        return phase == Phase.ENDED;
    }

    public Swarm swarm() {
        return swarm;
    }

    void ready() {
        swarm.guarded(this::advance);
    }

    private void advance() {
        SelectionKey key = key();
        if (phase == Phase.CONNECTING) {
            connect();
        }
        if (phase != Phase.ENDED && key.isValid() && key.isReadable()) {
            read();
        }
        if (phase != Phase.ENDED && key.isValid() && key.isWritable()) {
            flush();
        }
    }

    private void connect() {
        try {
            if (channel().finishConnect()) {
                swarm.connected();
                phase = Phase.HEAD;
                key().interestOps(SelectionKey.OP_READ);
                flush();
                script.connected(this);
            }
        } catch (IOException refused) {
            end(Script.End.NOT_CONNECTED);
        }
    }

    private void read() {
        ByteBuffer buffer = swarm.buffer();
        buffer.clear().limit(Math.min(buffer.capacity(), readAtMost));
        int count;
        try {
            count = channel().read(buffer);
        } catch (IOException thrownAway) {
            end(Script.End.RESET);
            return;
        }
        if (count < 0) {
            end(reset ? Script.End.RESET : Script.End.END_OF_STREAM);
            return;
        }
        buffer.flip();
        try {
            take(buffer);
        } catch (ProtocolException wrong) {
            phase = Phase.DEAF;
            throw new AssertionError("The server broke the protocol: " + wrong.getMessage(), wrong);
        }
    }

    private void take(ByteBuffer bytes) throws ProtocolException {
        while (phase == Phase.HEAD && bytes.hasRemaining()) {
            byte next = bytes.get();
            head.write(next);
            matched = next == HEAD_END.charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
            if (matched == HEAD_END.length()) {
                answered(head.toString(StandardCharsets.ISO_8859_1));
            }
        }
        if (phase == Phase.FRAMES) {
            frames.take(bytes);
        }
    }

    private void answered(String answer) {
        head = new ByteArrayOutputStream(0);
        if (answer.startsWith("HTTP/1.1 101 ")) {
            phase = Phase.FRAMES;
            script.opened(this);
        } else {
            phase = Phase.DEAF;
            script.refused(this, answer);
        }
    }

    private void frame(int opcode, ByteBuffer content) {
        if (phase == Phase.FRAMES) {
            script.frame(this, opcode, content);
        }
    }

    private void flush() {
        if (phase == Phase.CONNECTING || phase == Phase.ENDED) {
            return;
        }
        try {
            SocketChannel channel = channel();
            for (ByteBuffer next = outgoing.peek(); next != null; next = outgoing.peek()) {
                channel.write(next);
                if (next.hasRemaining()) {
                    interest(SelectionKey.OP_WRITE, true);
                    return;
                }
                outgoing.remove();
            }
            interest(SelectionKey.OP_WRITE, false);
            if (endsWhenSent) {
                channel.shutdownOutput();
            }
        } catch (IOException gone) {
            // The server was first; what it said before can still be read. The system tells of a reset only once.
            reset = true;
            outgoing.clear();
            interest(SelectionKey.OP_WRITE, false);
        }
    }

    private void interest(int operation, boolean wanted) {
        SelectionKey key = key();
        if (phase != Phase.CONNECTING && key.isValid()) {
            key.interestOps(wanted ? key.interestOps() | operation : key.interestOps() & ~operation);
        }
    }

    private void end(Script.End how) {
        if (phase == Phase.ENDED) {
            return;
        }
        if (phase == Phase.CONNECTING) {
            swarm.connected();
        }
        phase = Phase.ENDED;
        outgoing.clear();
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (IOException gone) {
            // Nothing is left that could be done for it.
        }
        swarm.guarded(() -> script.ended(this, how));
    }

    private SocketChannel channel() {
        if (opened == null) {
            throw new IllegalStateException("Not connected");
        }
        return opened;
    }

    private SelectionKey key() {
        if (registered == null) {
            throw new IllegalStateException("Not connected");
        }
        return registered;
    }

    @Override
    public String toString() {
        SelectionKey key = registered;
        return phase + " " + opened + (key != null && key.isValid() ? " wants " + key.interestOps() : "") + ", "
                + outgoing.size() + " to send";
    }
}
