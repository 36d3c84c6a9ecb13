package io.pushdeck.server;

import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubListener;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.message.Payload;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries events from the hub to a [PushListener] on a thread of its own, so that it may block. Thread-safe.
final class ListenerFeed implements HubListener, AutoCloseable {
    static final int MAX_WAITING = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(ListenerFeed.class);
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(5);

    private final PushListener listener;
    private final BlockingQueue<Runnable> calls = new LinkedBlockingQueue<>();
    private final Thread thread;
    private boolean dropping;
    /// Of the listener's thread.
    private boolean ended;

    ListenerFeed(PushListener listener) {
        this.listener = listener;
        thread = Thread.ofPlatform().name("pushdeck-listener").daemon().start(this::run);
    }

    @Override
    public void snapshot(HubSnapshot snapshot) {
        // Subscribed before anybody can connect.
    }

    @Override
    public void event(long sequence, HubEvent event) {
        switch (event) {
            case HubEvent.SessionOpened opened -> offer(() -> listener.connected(opened.session()));
            case HubEvent.SessionClosed closed -> offer(() -> listener.closed(closed.session(), closed.reason()));
            case HubEvent.MessageReceived received -> offer(() -> message(received));
            case HubEvent.SessionsMeasured notForPrograms -> {}
            case HubEvent.ClientRenamed notForPrograms -> {}
            case HubEvent.GroupEdited notForPrograms -> {}
            case HubEvent.RuleMatched notForPrograms -> {}
            case HubEvent.Pushed notForPrograms -> {}
            case HubEvent.PushAccepted notForPrograms -> {}
            case HubEvent.PushHandedOut notForPrograms -> {}
            case HubEvent.PushUpdated notForPrograms -> {}
            case HubEvent.PushRecalled notForPrograms -> {}
            case HubEvent.Acted notForPrograms -> {}
            case HubEvent.TokensRefused notForPrograms -> {}
            case HubEvent.Troubled notForPrograms -> {}
        }
    }

    private void message(HubEvent.MessageReceived received) {
        switch (received.payload()) {
            case Payload.Text text -> listener.message(received.session(), text.text());
            case Payload.Binary binary -> listener.message(received.session(), binary.bytes());
        }
    }

    /// On the hub thread only.
    private void offer(Runnable call) {
        boolean full = calls.size() >= MAX_WAITING;
        if (full && !dropping) {
            LOG.warn(
                    "The push listener is {} calls behind; it misses what happens until it has caught up", MAX_WAITING);
        }
        dropping = full;
        if (!full) {
            calls.add(call);
        }
    }

    private void run() {
        try {
            while (!ended) {
                call(calls.take());
            }
        } catch (InterruptedException e) {
            LOG.warn("The push listener was interrupted; it hears no more", e);
        }
    }

    private static void call(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error trouble) {
            LOG.error("The push listener failed; it goes on with the next call", trouble);
        }
    }

    /// Waits at most five seconds for the calls that are due.
    @Override
    public void close() {
        calls.add(() -> ended = true);
        try {
            if (Thread.currentThread() != thread && !thread.join(CLOSING_LIMIT)) {
                LOG.warn("The push listener is still busy; the server closes without it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
