package io.pushdeck.server.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks every listener through its real port whether it is well: accept, selector, decoder and socket all have a part
/// in
/// the answer. Two misses in a row, and the listener is replaced.
final class Watchdog implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final byte[] QUESTION =
            "GET /healthz HTTP/1.1\r\nHost: watchdog\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MISSES = 2;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    private final Listeners listeners;
    private final Duration interval;
    private final int answerMillis;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<Listener, Integer> misses = new HashMap<>();
    private final Thread thread;

    Watchdog(Listeners listeners, Duration interval) {
        this.listeners = listeners;
        this.interval = interval;
        this.answerMillis = (int) Math.min(interval.toMillis(), LONGEST_ANSWER.toMillis());
        this.thread = Threads.of("watchdog", this);
    }

    void start() {
        thread.start();
    }

    void stop(Duration limit) {
        stopped.countDown();
        if (Thread.currentThread() != thread) {
            Threads.join(thread, limit);
        }
    }

    @Override
    public void run() {
        try {
            while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                misses.keySet().retainAll(listeners.current());
                listeners.current().forEach(this::check);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether these are the bytes of a watchdog: it asks without TLS, so that many handshakes cannot be mistaken for a
    /// listener that hangs.
    static boolean isQuestion(ByteBuffer bytes) {
        return bytes.equals(ByteBuffer.wrap(QUESTION));
    }

    private void check(Listener listener) {
        if (answers(listener.boundTo())) {
            misses.remove(listener);
        } else if (misses.merge(listener, 1, Integer::sum) >= MISSES) {
            misses.remove(listener);
            listeners.replace(listener, "did not answer");
        }
    }

    private boolean answers(InetSocketAddress bound) {
        InetSocketAddress target = bound.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), bound.getPort())
                : bound;
        try (Socket socket = new Socket()) {
            socket.connect(target, answerMillis);
            socket.setSoTimeout(answerMillis);
            socket.getOutputStream().write(QUESTION);
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            LOG.debug("No answer from {}", bound, e);
            return false;
        }
    }
}
