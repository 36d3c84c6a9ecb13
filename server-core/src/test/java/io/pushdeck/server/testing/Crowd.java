package io.pushdeck.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Thousands of plain clients on one thread: each connects, answers pings, counts the messages it is sent, and leaves
/// with a Close frame. For short server messages (up to 125 bytes). Used by one thread.
public final class Crowd implements AutoCloseable {
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int CLOSE = 0x8;
    private static final int LONGEST = 125;
    /// What a browser sends besides: servers shall not only be kind to the terse.
    private static final String BROWSER = "Pragma: no-cache\r\nCache-Control: no-cache\r\n"
            + "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/156.0.0.0 Safari/537.36\r\nOrigin: http://localhost:8081\r\n"
            + "Accept-Encoding: gzip, deflate, br, zstd\r\nAccept-Language: en-GB,en;q=0.9,zh;q=0.8\r\n";

    private final Selector selector;
    private final List<Member> members = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong messages = new AtomicLong();
    private final Thread thread;
    private volatile boolean ended;

    private Crowd(Selector selector) {
        this.selector = selector;
        this.thread = Thread.ofPlatform().daemon().name("crowd").unstarted(this::run);
    }

    /// Connects `size` clients to a server on the loopback, named `prefix-0` and so on.
    public static Crowd connect(int port, int size, String prefix) {
        try {
            Crowd crowd = new Crowd(Selector.open());
            crowd.thread.start();
            try {
                for (int index = 0; index < size; index++) {
                    crowd.join(port, prefix + "-" + index);
                }
            } catch (IOException failure) {
                crowd.close();
                throw failure;
            }
            return crowd;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// How many have shaken hands and are still there.
    public int open() {
        return open.get();
    }

    /// Text and binary messages that all of them together have received.
    public long messages() {
        return messages.get();
    }

    /// Everyone says goodbye; the server closes.
    public void leave() {
        byte[] normal = {0x03, (byte) 0xE8};
        members.forEach(member -> member.send(CLOSE, normal, normal.length));
    }

    @Override
    public void close() throws IOException {
        ended = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        for (Member member : members) {
            member.channel.close();
        }
        selector.close();
    }

    private void join(int port, String name) throws IOException {
        // Blocking here: each connect is answered before the next, so no listen queue overflows.
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET /?client=" + name + "&name=" + name + " HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + BROWSER + "\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        Member member = new Member(channel);
        members.add(member);
        selector.wakeup();
        channel.register(selector, SelectionKey.OP_READ, member);
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
        try {
            while (!ended) {
                // Bounded, so that a registration that waits for the selector gets its turn.
                selector.select(10);
                for (SelectionKey key : selector.selectedKeys()) {
                    read((Member) key.attachment(), buffer);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read(Member member, ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (!member.receive(buffer)) {
            member.channel.close();
            if (member.upgraded) {
                open.decrementAndGet();
            }
            return;
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            member.take(buffer.get());
        }
    }

    /// One client's place in the byte stream.
    private final class Member {
        private final SocketChannel channel;
        private final byte[] payload = new byte[LONGEST];
        private boolean upgraded;
        private int matched;
        private int opcode = -1;
        private int remaining = -1;
        private int length;

        Member(SocketChannel channel) {
            this.channel = channel;
        }

        /// Whether there may be more.
        boolean receive(ByteBuffer into) {
            try {
                return channel.read(into) >= 0;
            } catch (IOException reset) {
                return false;
            }
        }

        /// With a mask of zeros, which changes nothing.
        void send(int code, byte[] payload, int count) {
            ByteBuffer frame = ByteBuffer.allocate(6 + count);
            frame.put((byte) (0x80 | code)).put((byte) (0x80 | count)).putInt(0);
            frame.put(payload, 0, count).flip();
            try {
                while (frame.hasRemaining()) {
                    channel.write(frame);
                }
            } catch (IOException gone) {
                // The server closed first; the reading end of this client notices.
            }
        }

        void take(byte next) {
            if (!upgraded) {
                matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
                if (matched == 4) {
                    upgraded = true;
                    open.incrementAndGet();
                }
            } else if (opcode < 0) {
                opcode = next & 0x0F;
            } else if (remaining < 0) {
                length = next & 0x7F;
                remaining = length;
                endIfWhole();
            } else {
                payload[length - remaining] = next;
                remaining--;
                endIfWhole();
            }
        }

        private void endIfWhole() {
            if (remaining == 0) {
                if (opcode == 1 || opcode == 2) {
                    messages.incrementAndGet();
                } else if (opcode == PING) {
                    send(PONG, payload, length);
                }
                opcode = -1;
                remaining = -1;
            }
        }
    }
}
