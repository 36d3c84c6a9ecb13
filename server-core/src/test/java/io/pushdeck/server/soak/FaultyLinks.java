package io.pushdeck.server.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A network between clients and a server, and a bad one: after a random number of bytes, so mostly in the middle of a
/// frame,
/// a link is cut, or seems to live on at one end, or becomes slow first. Thread-safe.
final class FaultyLinks implements AutoCloseable {
    /// What becomes of a link.
    enum Fate {
        /// Both ends are told.
        CUT_DOWNWARD,
        /// The same, counted in bytes of the client.
        CUT_UPWARD,
        /// Only the server is told; the client hears nothing more for a while.
        CLIENT_FORGOTTEN,
        /// Only the client is told; nobody reads what the server still writes for a while.
        SERVER_FORGOTTEN,
        /// A few bytes at a time for a while, then cut.
        SLOW
    }

    private static final int MEAN_BYTES_DOWN = 30_000;
    private static final int MEAN_BYTES_UP = 6_000;
    private static final int SLOW_BYTES = 200;
    private static final int SLOW_PIECES = 300;
    private static final long SLOW_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int LONGEST_SILENCE_MS = 2_000;

    private final int serverPort;
    private final Random random;
    private final ServerSocket door;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    private volatile boolean calm = true;
    private volatile boolean closed;

    FaultyLinks(int serverPort, long seed) {
        this.serverPort = serverPort;
        this.random = new Random(seed);
        try {
            door = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().name("links").start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /// From now on every link has a fate, those that are there, too.
    void rage() {
        calm = false;
    }

    /// From now on links stay.
    void calmDown() {
        calm = true;
    }

    /// How many links met which fate.
    synchronized Map<Fate, Integer> fates() {
        return Map.copyOf(fates);
    }

    private synchronized Fate fulfilled(Fate fate) {
        fates.merge(fate, 1, Integer::sum);
        return fate;
    }

    private synchronized int silence() {
        return random.nextInt(LONGEST_SILENCE_MS);
    }

    private void accept() {
        while (!closed) {
            try {
                Link link = new Link(door.accept());
                links.add(link);
                link.start();
            } catch (IOException gone) {
                // The door is closed, or the server is not there: clients try again.
            }
        }
    }

    private synchronized Fate nextFate() {
        return Fate.values()[random.nextInt(Fate.values().length)];
    }

    private synchronized long bytesUntil(Fate fate) {
        int mean = fate == Fate.CUT_UPWARD ? MEAN_BYTES_UP : MEAN_BYTES_DOWN;
        return (long) (-mean * Math.log(1 - random.nextDouble()));
    }

    @Override
    public void close() throws IOException {
        closed = true;
        door.close();
        links.forEach(Link::cut);
    }

    /// One connection of a client, and the one to the server that belongs to it.
    private final class Link {
        private final Socket client;
        private final Socket server;
        private final Fate fate = nextFate();
        private long bytesLeft = bytesUntil(fate);

        Link(Socket client) throws IOException {
            this.client = client;
            try {
                server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            } catch (IOException unreachable) {
                client.close();
                throw unreachable;
            }
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void start() {
            Thread.ofVirtual().name("up").start(() -> carry(client, server, fate == Fate.CUT_UPWARD));
            Thread.ofVirtual().name("down").start(() -> carry(server, client, fate != Fate.CUT_UPWARD));
        }

        private void carry(Socket from, Socket to, boolean fateful) {
            byte[] buffer = new byte[8_192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (fateful && !calm && count >= bytesLeft) {
                        int passed = (int) bytesLeft;
                        out.write(buffer, 0, passed);
                        meetFate(in, out, Arrays.copyOfRange(buffer, passed, count));
                        return;
                    }
                    out.write(buffer, 0, count);
                    if (!calm) {
                        bytesLeft -= fateful ? count : 0;
                    }
                }
                cut();
            } catch (IOException ended) {
                cut();
            }
        }

        /// @param rest what was read already; a slow link may lose none of it, since TCP never does
        private void meetFate(InputStream in, OutputStream out, byte[] rest) throws IOException {
            switch (fulfilled(fate)) {
                case CUT_DOWNWARD, CUT_UPWARD -> cut();
                case CLIENT_FORGOTTEN -> forget(server);
                case SERVER_FORGOTTEN -> forget(client);
                case SLOW -> {
                    out.write(rest);
                    byte[] piece = new byte[SLOW_BYTES];
                    for (int i = 0; i < SLOW_PIECES; i++) {
                        int count = in.read(piece);
                        out.write(piece, 0, Math.max(0, count));
                        LockSupport.parkNanos(SLOW_PAUSE_NANOS);
                    }
                    cut();
                }
            }
        }

        /// One end is cut at once, the other after a silence.
        private void forget(Socket told) throws IOException {
            reset(told);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(silence()));
            cut();
        }

        void cut() {
            links.remove(this);
            reset(client);
            reset(server);
        }

        private static void reset(Socket socket) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException gone) {
                // It is closed, which is what was wanted.
            }
        }
    }
}
