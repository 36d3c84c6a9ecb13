package io.pushdeck.server.transport;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.CloseReason.Origin;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.Traffic;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client from accept to close: the only owner of its state, whatever the library believes. Thread-safe.
///
/// `closed` is reported once, since one caller only reaches the last phase. The socket itself is closed by the sweep
/// only, through [#end()].
final class ClientConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);
    /// For the peer's answer to our Close frame, or for the end of its stream after an error.
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
    /// For a client that does not read, or does not speak: there is little hope for an answer.
    private static final Duration SHORT_LIMIT = Duration.ofSeconds(1);

    private final Plumbing plumbing;
    private final Listener listener;
    private final InetSocketAddress peer;
    private final ClientChannel channel;
    private final Outbox outbox;
    private final Object state = new Object();
    private final Reports reports;
    private final Meter meter;
    private final long acceptedAt;
    private volatile Phase phase = Phase.HANDSHAKE;
    private volatile boolean deaf;
    private volatile boolean endWhenFlushed;
    private volatile long deadline;
    /// These two are the sweep's own.
    private long answerBy;

    private long pingedAt;
    /// Written before the connection is open, and never again.
    private boolean takesCompressed;
    private @Nullable SessionId id;
    private @Nullable Handshake handshake;
    private @Nullable CloseReason ending;

    ClientConnection(Plumbing plumbing, Listener listener, SocketChannel socket, SelectionKey key) {
        this.plumbing = plumbing;
        this.listener = listener;
        this.peer = (InetSocketAddress) socket.socket().getRemoteSocketAddress();
        this.channel = new ClientChannel(socket, key, this, plumbing);
        this.outbox = new Outbox(channel.wire(), () -> plumbing.limits().outgoing(), plumbing::nanoTime);
        this.reports = new Reports(plumbing.events());
        this.acceptedAt = plumbing.nanoTime();
        this.meter = new Meter(acceptedAt, plumbing.clock());
        this.pingedAt = acceptedAt;
    }

    @Override
    public SessionId id() {
        return Objects.requireNonNull(id, "not open yet");
    }

    @Override
    public Handshake handshake() {
        return Objects.requireNonNull(handshake, "not open yet");
    }

    @Override
    public Traffic traffic() {
        return meter.traffic(outbox.sentMessages(), outbox.backlog(plumbing.nanoTime()));
    }

    @Override
    public void close(int code, String reason) {
        leave(
                new CloseReason(code, reason, Origin.SERVER),
                Farewell.ORDERLY,
                plumbing.limits().times().drain(),
                null);
    }

    /// Whether messages pass in both directions.
    @Override
    public boolean isOpen() {
        return phase == Phase.OPEN;
    }

    boolean isInHandshake() {
        return phase == Phase.HANDSHAKE;
    }

    /// Whether what the peer sends is still to be read as frames.
    boolean listens() {
        return !deaf && (phase == Phase.OPEN || phase == Phase.CLOSING);
    }

    Listener listener() {
        return listener;
    }

    ClientChannel channel() {
        return channel;
    }

    InetSocketAddress peer() {
        return peer;
    }

    // What the fan-out thread does.

    /// Whether the peer agreed to read compressed messages.
    boolean takesCompressed() {
        return takesCompressed;
    }

    /// Sends messages; see [Outbox#offer(Burst)].
    Outbox.Offer deliver(Burst burst) {
        Outbox.Offer offer = phase == Phase.OPEN ? outbox.offer(burst) : Outbox.Offer.FINISHED;
        switch (offer) {
            case LEFT_OUT_OLDER -> countLeftOut();
            case FULL -> leaveAsFull();
            case BROKEN -> plumbing.registry().doom(this);
            case WRITTEN, QUEUED, FINISHED -> {}
        }
        return offer;
    }

    private void countLeftOut() {
        int count = outbox.takeLeftOut();
        meter.dropped(count);
        plumbing.counters().count(Counter.DROPPED_MESSAGE, count);
    }

    // What the decoder reports.

    void onHeard() {
        meter.heard(plumbing.nanoTime(), plumbing.clock());
    }

    /// To be called before [#onOpened].
    void onAgreedToCompress() {
        takesCompressed = true;
    }

    /// Sends something that is no message: the answer to the handshake, a ping or a pong.
    void send(Frame frame) {
        switch (outbox.offer(frame)) {
            case FULL -> leaveAsFull();
            case BROKEN -> plumbing.registry().doom(this);
            case WRITTEN, QUEUED, LEFT_OUT_OLDER, FINISHED -> {}
        }
    }

    void onOpened(Handshake accepted) {
        reports.opened(() -> enterOpen(accepted), this);
    }

    private boolean enterOpen(Handshake accepted) {
        synchronized (state) {
            if (phase != Phase.HANDSHAKE) {
                return false;
            }
            id = plumbing.nextSession();
            handshake = accepted;
            phase = Phase.OPEN;
            return true;
        }
    }

    void onReceived(Payload payload) {
        reports.received(this::countReceived, id(), payload);
    }

    private boolean countReceived() {
        if (!isOpen()) {
            return false;
        }
        meter.received();
        plumbing.counters().count(Counter.MESSAGE_IN);
        return true;
    }

    void onPeerClose(int code, String reason) {
        synchronized (state) {
            if (phase == Phase.OPEN) {
                phase = Phase.CLOSING;
                ending = new CloseReason(code, reason, Origin.CLIENT);
                // It may still read what waits for it, and our answer after that.
                deadline =
                        plumbing.nanoTime() + plumbing.limits().times().drain().toNanos();
            }
            endWhenFlushed = true;
        }
        afterWriting(outbox.finish(Frame.close(code, ""), false));
    }

    void onPeerGone() {
        plumbing.registry().doom(this);
    }

    /// The peer broke the protocol or a limit of it.
    void onViolation(Counter counter, int code, String what) {
        if (!leave(new CloseReason(code, what, Origin.SERVER), Farewell.DEAF, ANSWER_LIMIT, counter)) {
            // It is leaving already, and where its next frame begins is not known any more.
            deaf = true;
        }
    }

    /// Something of ours failed while this client was served.
    void onFailure(Throwable failure) {
        LOG.error("Serving connection {} of {} failed", id, peer, failure);
        leave(new CloseReason(1011, "Internal error", Origin.SERVER), Farewell.DEAF, ANSWER_LIMIT, null);
        if (phase == Phase.HANDSHAKE) {
            plumbing.registry().doom(this);
        }
    }

    /// Answers a request that becomes no connection.
    void refuse(HttpAnswer answer) {
        answer(answer, ANSWER_LIMIT);
    }

    /// The same for one that says nothing, or whose request we do not want to see.
    void turnAway(HttpAnswer answer) {
        answer(answer, SHORT_LIMIT);
    }

    private void answer(HttpAnswer answer, Duration limit) {
        synchronized (state) {
            if (phase != Phase.HANDSHAKE) {
                return;
            }
            phase = Phase.CLOSING;
            deaf = true;
            deadline = plumbing.nanoTime() + limit.toNanos();
        }
        plumbing.counters().countIfAny(answer.counter());
        afterWriting(outbox.finish(Frame.raw(answer.toBytes()), false));
    }

    /// Whether this buffer of the decoder, counted from 1, says that the stream has ended.
    boolean isEnd(long number) {
        return channel.isEnd(number);
    }

    // What the selector and the sweep do.

    /// Writes what waits; called when the socket takes bytes again.
    void flush() {
        afterWriting(outbox.flush());
    }

    /// Guard 1: sets the interest in writing if it got lost.
    boolean rearmIfLost() {
        return outbox.rearm();
    }

    /// Applies every limit of time.
    void check(long now) {
        if (phase == Phase.ENDED) {
            return;
        }
        if (!channel.isOpen()) {
            plumbing.counters().count(Counter.SWEPT);
            plumbing.registry().doom(this);
        } else if (channel.isOrphaned()) {
            abandon(CloseReason.RESTART, "The listener was restarted");
        } else {
            switch (phase) {
                case HANDSHAKE -> checkHandshake(now);
                case OPEN -> checkLife(now);
                case CLOSING -> checkFarewell(now);
                case ENDED -> {}
            }
        }
    }

    private void checkHandshake(long now) {
        Duration limit = plumbing.limits().connections().handshakeTimeout();
        if (now - acceptedAt > limit.toNanos()) {
            turnAway(HttpAnswer.late(limit));
        }
    }

    private void checkLife(long now) {
        if (outbox.oldestAge(now) > plumbing.limits().outgoing().outboxAge().toNanos()) {
            leaveAsSlow("What waits may be at most "
                    + Wording.seconds(plumbing.limits().outgoing().outboxAge()) + " old");
            return;
        }
        long lost = plumbing.limits().times().connectionLostTimeout().toNanos();
        if (now - meter.heardAt() > lost) {
            CloseReason reason = new CloseReason(CloseReason.TIMED_OUT, "No sign of life", Origin.SERVER);
            leave(reason, Farewell.HASTY, SHORT_LIMIT, Counter.SILENT);
        } else if (now - Math.max(meter.heardAt(), pingedAt) > lost / 2) {
            pingedAt = now;
            send(Frame.EMPTY_PING);
        }
    }

    private void checkFarewell(long now) {
        if (answerBy == 0 && outbox.isEmpty()) {
            answerBy = now + ANSWER_LIMIT.toNanos();
        }
        if (now > deadline || (answerBy != 0 && now > answerBy)) {
            plumbing.registry().doom(this);
        }
    }

    /// Says goodbye as [#close] does. What is not open yet ends at once, and cannot open in between: nobody would say
    /// goodbye to it.
    void leaveAtShutdown(int code, String reason) {
        synchronized (state) {
            if (phase == Phase.HANDSHAKE) {
                phase = Phase.CLOSING;
                plumbing.registry().doom(this);
            }
        }
        close(code, reason);
    }

    /// Says goodbye at once because the listener is gone: nobody can read an answer.
    void abandon(int code, String reason) {
        leave(new CloseReason(code, reason, Origin.SERVER), Farewell.HASTY, SHORT_LIMIT, null);
        shutdownOutput();
        plumbing.registry().doom(this);
    }

    /// Closes the socket and reports the end, once; called on the sweep, or at shutdown.
    void end() {
        synchronized (state) {
            if (phase == Phase.ENDED) {
                return;
            }
            phase = Phase.ENDED;
        }
        outbox.discard();
        channel.close();
        plumbing.registry().remove(this);
        SessionId session = id;
        if (session != null) {
            CloseReason reason = ending;
            reports.closed(
                    session, reason != null ? reason : new CloseReason(CloseReason.ABNORMAL, "", Origin.NETWORK));
        }
    }

    private void leaveAsFull() {
        leaveAsSlow("At most " + plumbing.limits().outgoing().outboxBytes() + " bytes may wait");
    }

    private void leaveAsSlow(String why) {
        CloseReason reason = new CloseReason(CloseReason.SLOW_CLIENT, why, Origin.SERVER);
        leave(reason, Farewell.HASTY, SHORT_LIMIT, Counter.SLOW);
    }

    /// @param counter of the limit that was exceeded; counted only if this is what ends the connection
    /// @return false if it was ending already
    private boolean leave(CloseReason reason, Farewell farewell, Duration limit, @Nullable Counter counter) {
        synchronized (state) {
            if (phase != Phase.OPEN) {
                return false;
            }
            plumbing.counters().countIfAny(counter);
            phase = Phase.CLOSING;
            ending = reason;
            deaf = farewell == Farewell.DEAF;
            deadline = plumbing.nanoTime() + limit.toNanos();
        }
        Frame goodbye = Frame.close(reason.code(), reason.text());
        afterWriting(outbox.finish(goodbye, farewell == Farewell.HASTY));
        return true;
    }

    private void afterWriting(Outbox.Offer result) {
        if (result == Outbox.Offer.BROKEN) {
            plumbing.registry().doom(this);
        } else if (phase == Phase.CLOSING && outbox.isDone()) {
            // Not "nothing waits": between the phase and the last frame another thread may have flushed.
            if (endWhenFlushed) {
                plumbing.registry().doom(this);
            } else if (deaf) {
                shutdownOutput();
            }
        }
    }

    private void shutdownOutput() {
        outbox.sayGoodbye();
        channel.shutdownOutput();
    }
}
