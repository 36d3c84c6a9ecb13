package io.pushdeck.server.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A WebSocket client without a library, for what a library would not do. Confined to its test.
public final class RawClient implements Closeable {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;
    /// To be added to the opcode of a message that is compressed.
    public static final int COMPRESSED = 0x40;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int LIMIT_MILLIS = 15_000;
    private static final byte[] MASK = {11, 22, 33, 44};

    /// A frame as it came from the server.
    ///
    /// @param opcode with [RawClient#COMPRESSED] if it is
    /// @param latin  its content, a byte a character
    public record Received(int opcode, String latin) {
        public static Received of(int opcode, byte... content) {
            return new Received(opcode, new String(content, StandardCharsets.ISO_8859_1));
        }

        public byte[] content() {
            return latin.getBytes(StandardCharsets.ISO_8859_1);
        }

        public String text() {
            return new String(content(), StandardCharsets.UTF_8);
        }

        /// The content as it was before somebody compressed it.
        public byte[] plain() {
            return (opcode & COMPRESSED) == 0 ? content() : Deflated.inflate(content());
        }

        /// Of a Close frame; 1005 if it has none.
        public int closeCode() {
            return latin.length() < 2 ? 1005 : ByteBuffer.wrap(content()).getShort() & 0xFFFF;
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    /// A TCP connection, nothing sent yet.
    public static RawClient connect(int port) throws IOException {
        return connect(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port, 0);
    }

    /// @param receiveBuffer bytes the operating system keeps for a reader that is slow; 0 = its own choice
    public static RawClient connect(InetAddress address, int port, int receiveBuffer) throws IOException {
        return connect(new Socket(), new InetSocketAddress(address, port), receiveBuffer);
    }

    /// @param from an address of this machine, 127.0.0.0/8 included where the system knows all of it
    public static RawClient connectFrom(String from, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        return connect(socket, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    }

    private static RawClient connect(Socket socket, InetSocketAddress target, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.connect(target, LIMIT_MILLIS);
        return new RawClient(socket);
    }

    /// The same connection, TLS spoken over it: the handshake is done when this returns.
    public RawClient secured(SSLContext trust, String... protocols) throws IOException {
        SSLSocket secure =
                (SSLSocket) trust.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        if (protocols.length > 0) {
            secure.setEnabledProtocols(protocols);
        }
        secure.startHandshake();
        return new RawClient(secure);
    }

    /// Connected over TLS and open.
    public static RawClient openSecured(int port, SSLContext trust) throws IOException {
        return connect(port).secured(trust).opened();
    }

    /// The TLS side, for what only it can do.
    public SSLSocket tls() {
        return (SSLSocket) socket;
    }

    /// Connected and open.
    ///
    /// @param more see [#request]
    public static RawClient open(int port, String... more) throws IOException {
        return connect(port).opened(more);
    }

    /// After a WebSocket handshake.
    ///
    /// @param more see [#request]
    public RawClient opened(String... more) throws IOException {
        String answer = handshake(request("/", more));
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("Not accepted: " + answer);
        }
        return this;
    }

    /// A request head that is accepted, with `more` header lines, each ended by CR LF.
    public static String request(String target, String... more) {
        return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + String.join("", more) + "\r\n";
    }

    /// Sends `request` and reads the head of the answer.
    public String handshake(String request) throws IOException {
        sendRaw(request.getBytes(StandardCharsets.ISO_8859_1));
        return readHead();
    }

    public void sendRaw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    public void sendText(String text) throws IOException {
        sendRaw(frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8)));
    }

    public void sendBinary(byte[] bytes) throws IOException {
        sendRaw(frame(BINARY, true, bytes));
    }

    public void sendFrame(int opcode, boolean last, byte[] content) throws IOException {
        sendRaw(frame(opcode, last, content));
    }

    public void sendClose(int code, String reason) throws IOException {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        sendFrame(
                CLOSE,
                true,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) code)
                        .put(text)
                        .array());
    }

    /// A masked frame.
    public static byte[] frame(int opcode, boolean last, byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(14 + content.length);
        frame.put((byte) ((last ? FINAL : 0) | opcode));
        if (content.length <= 125) {
            frame.put((byte) (MASKED | content.length));
        } else if (content.length <= 0xFFFF) {
            frame.put((byte) (MASKED | 126)).putShort((short) content.length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(content.length);
        }
        frame.put(MASK);
        for (int i = 0; i < content.length; i++) {
            frame.put((byte) (content[i] ^ MASK[i & 3]));
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    /// The next frame from the server.
    ///
    /// @throws EOFException if it closed the socket
    public Received read() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        long length = switch (second) {
            case 126 -> in.readUnsignedShort();
            case 127 -> in.readLong();
            default -> second;
        };
        byte[] content = new byte[Math.toIntExact(length)];
        in.readFully(content);
        return Received.of(first & (COMPRESSED | 0x0F), content);
    }

    /// The next frame that is a Close frame; others are passed over.
    public Received readClose() throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
        Received frame = read();
        while (frame.opcode() != CLOSE) {
            if (System.nanoTime() - end > 0) {
                throw new SocketTimeoutException("Many frames, but no Close frame in time");
            }
            frame = read();
        }
        return frame;
    }

    /// Whether the server ends the stream, in whatever way, before the limit; what comes before is passed over.
    public boolean readsEnd() throws IOException {
        try {
            byte[] some = new byte[8192];
            int count = in.read(some);
            while (count >= 0) {
                count = in.read(some);
            }
            return true;
        } catch (SocketException e) {
            return true;
        }
    }

    /// Everything up to and with the empty line.
    public String readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String text = "";
        while (!text.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The server closed after: " + text);
            }
            head.write(next);
            text = head.toString(StandardCharsets.ISO_8859_1);
        }
        return text;
    }

    /// What follows, until the server ends the stream.
    public String readRest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    public int localPort() {
        return socket.getLocalPort();
    }

    /// Leaves without a word: the server gets a reset.
    public void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
