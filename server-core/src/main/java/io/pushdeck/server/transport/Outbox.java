package io.pushdeck.server.transport;

import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Backlog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What waits for one client to read, bounded. Thread-safe: one lock guards the queue, the socket's writes and its
/// interest in writing. While it is free, these hold (`StressSoakIT` watches them from outside):
///
/// 1. What the peer gets is a prefix of what was offered, frame by frame, in the order of the offers: pushes, pings,
///    pongs and the Close frame take this one way. Only a frame of which no byte was written may be left out.
/// 2. A frame of which some bytes were written is the first that waits, and stays until the rest is written.
/// 3. The socket is written to directly only while nothing waits; else offers are queued, and one gathering write
///    takes many of them. A single push waits for nothing.
/// 4. Something waits exactly if writing is wanted. Interest changes here only, under the lock, so that no wake-up gets
///    lost to another thread that clears it; [#rearm] is there in case the library's loop does.
/// 5. Nothing follows the last frame, and after an error nothing at all.
/// 6. At most the configured bytes wait, but for a frame that is alone and for the last one.
///
/// When a push finds no room, the [io.pushdeck.server.message.SlowPolicy] of its class may leave out pushes of the same
/// class that wait. While nothing waits, policies mean nothing.
final class Outbox {
    /// How an offer ended.
    enum Offer {
        /// Handed to the operating system whole.
        WRITTEN,
        /// Waits, at least in part.
        QUEUED,
        /// Waits, and older pushes of the same class were left out for it.
        LEFT_OUT_OLDER,
        /// Refused: too many bytes wait already.
        FULL,
        /// Refused: the last frame was offered before.
        FINISHED,
        /// The socket failed; nothing will be written any more.
        BROKEN
    }

    /// The socket as an outbox uses it; called under the outbox's lock.
    interface Wire {
        void writeOne(ByteBuffer frame) throws IOException;

        /// @return bytes written
        long writeAll(ByteBuffer[] frames, int count) throws IOException;

        /// Writes what the wire itself still owes the socket for frames that it has taken.
        ///
        /// @return bytes owed after that
        long drain() throws IOException;

        /// Tells the peer, in the wire's own way, that nothing follows.
        void sayGoodbye();

        /// From now on somebody has to call [#flush()] when the socket takes bytes again, or need not any more.
        void wantWrites(boolean wanted);

        /// Whether that somebody has been told.
        boolean isArmed();
    }

    private static final int GATHERED = 64;

    private final Wire wire;
    private final Supplier<Limits.Outgoing> limits;
    private final LongSupplier nanoTime;
    private final Deque<Waiting> queue = new ArrayDeque<>(0);
    /// These two are what a push to a client that reads everything looks at, beside the socket: an outbox is rarely in
    /// the processor's cache when its turn comes, a queue behind it never.
    private long queuedBytes;

    private long sentMessages;
    /// By the wire, for frames that are not in the queue any more; the last of them is, until nothing is owed.
    private long owedBytes;
    private int leftOut;
    private boolean finished;
    private boolean broken;

    Outbox(Wire wire, Supplier<Limits.Outgoing> limits, LongSupplier nanoTime) {
        this.wire = wire;
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /// Writes `frame` at once if nothing waits, else queues it.
    synchronized Offer offer(Frame frame) {
        return offer(List.of(frame), frame.toBuffer());
    }

    /// Writes all frames of `burst` at once if nothing waits, else queues them. Full means that at least one of them
    /// found no room.
    synchronized Offer offer(Burst burst) {
        Offer result = offer(burst.frames(), burst.bytes());
        switch (result) {
            case WRITTEN, QUEUED, LEFT_OUT_OLDER -> sentMessages += burst.size();
            case FULL, FINISHED, BROKEN -> {}
        }
        return result;
    }

    /// How many frames of bursts were taken so far.
    synchronized long sentMessages() {
        return sentMessages;
    }

    private Offer offer(List<Frame> frames, ByteBuffer joined) {
        if (broken) {
            return Offer.BROKEN;
        }
        if (finished) {
            return Offer.FINISHED;
        }
        if (!isEmpty()) {
            return enqueueFrom(frames, 0);
        }
        try {
            wire.writeOne(joined);
            owedBytes = wire.drain();
        } catch (IOException e) {
            return breakDown();
        }
        if (!joined.hasRemaining() && owedBytes == 0) {
            return Offer.WRITTEN;
        }
        Offer rest = enqueueFrom(frames, joined.position());
        if (queue.isEmpty()) {
            Frame last = frames.getLast();
            enqueue(last, last.length(), nanoTime.getAsLong());
        }
        wire.wantWrites(true);
        return rest;
    }

    /// @param sentBytes how many bytes of all frames together have been written
    private Offer enqueueFrom(List<Frame> frames, int sentBytes) {
        int before = leftOut;
        int sent = sentBytes;
        for (Frame frame : frames) {
            if (sent < frame.length()) {
                long since = makeRoom(frame);
                if (!fits(frame)) {
                    return Offer.FULL;
                }
                enqueue(frame, sent, since);
            }
            sent = Math.max(0, sent - frame.length());
        }
        return leftOut == before ? Offer.QUEUED : Offer.LEFT_OUT_OLDER;
    }

    /// Alone, a frame of any length has room; and one that is half sent, which is the first, must be completed.
    private boolean fits(Frame frame) {
        return queue.isEmpty() || queuedBytes + frame.length() <= limits.get().outboxBytes();
    }

    /// Leaves out what the policy of the frame's class allows.
    ///
    /// @return since when the frame waits, if it is the first then: leaving out the oldest makes no client quicker, so
    /// its
    ///         age passes on to what is first after it
    private long makeRoom(Frame frame) {
        PushClass pushClass = frame.pushClass();
        Waiting oldest = queue.peekFirst();
        if (pushClass == null || oldest == null) {
            return nanoTime.getAsLong();
        }
        switch (limits.get().policy(pushClass)) {
            case DISCONNECT -> {}
            case DROP_OLDEST ->
                leaveOut(pushClass, queuedBytes + frame.length() - limits.get().outboxBytes());
            case KEEP_LATEST -> leaveOut(pushClass, Long.MAX_VALUE);
        }
        Waiting first = queue.peekFirst();
        if (first == null) {
            return oldest.since;
        }
        first.since = oldest.since;
        return nanoTime.getAsLong();
    }

    /// Until enough bytes are free, or none of that class is left.
    private void leaveOut(PushClass pushClass, long bytes) {
        long freed = 0;
        Iterator<Waiting> waiting = queue.iterator();
        while (freed < bytes && waiting.hasNext()) {
            Waiting next = waiting.next();
            if (next.pushClass == pushClass && next.bytes.position() == 0) {
                waiting.remove();
                freed += next.bytes.remaining();
                queuedBytes -= next.bytes.remaining();
                leftOut++;
            }
        }
    }

    /// How many pushes were left out since the last call.
    synchronized int takeLeftOut() {
        int taken = leftOut;
        leftOut = 0;
        return taken;
    }

    /// Queues the last frame, whatever the limits say, and flushes. A second call only flushes.
    ///
    /// @param dropWaiting whether frames of which nothing was sent yet are forgotten
    synchronized Offer finish(Frame last, boolean dropWaiting) {
        if (!finished && !broken) {
            finished = true;
            if (dropWaiting) {
                dropUntouched();
            }
            enqueue(last, 0, nanoTime.getAsLong());
        }
        return flush();
    }

    /// Writes what waits, as far as the socket takes it.
    synchronized Offer flush() {
        if (broken) {
            return Offer.BROKEN;
        }
        try {
            ByteBuffer[] batch = new ByteBuffer[Math.min(GATHERED, queue.size())];
            owedBytes = wire.drain();
            boolean taken = owedBytes == 0;
            while (taken && !queue.isEmpty()) {
                int count = fill(batch);
                queuedBytes -= wire.writeAll(batch, count);
                owedBytes = wire.drain();
                taken = owedBytes == 0 && !batch[count - 1].hasRemaining();
                removeSent();
            }
            wire.wantWrites(!taken);
            return taken ? Offer.WRITTEN : Offer.QUEUED;
        } catch (IOException e) {
            return breakDown();
        }
    }

    /// Sets the interest in writing again if anything waits; see guard 1.
    synchronized boolean rearm() {
        if (isEmpty() || broken || wire.isArmed()) {
            return false;
        }
        wire.wantWrites(true);
        return true;
    }

    /// Forgets everything: the socket is closed.
    synchronized void discard() {
        sayGoodbye();
        breakDown();
    }

    /// Tells the peer that nothing follows, if the wire has a way to say so.
    synchronized void sayGoodbye() {
        if (!broken) {
            wire.sayGoodbye();
        }
    }

    synchronized Backlog backlog(long now) {
        return queue.isEmpty()
                ? Backlog.NONE
                : new Backlog(queuedBytes + owedBytes, limits.get().outboxBytes(), Duration.ofNanos(oldestAge(now)));
    }

    synchronized boolean isEmpty() {
        // No frame is empty, and the last one stays in the queue while the wire owes bytes of it.
        return queuedBytes == 0 && owedBytes == 0;
    }

    /// Whether the last frame is on its way, and with it everything.
    synchronized boolean isDone() {
        return finished && isEmpty();
    }

    /// How long the oldest frame has been waiting, in nanoseconds; 0 if none waits.
    synchronized long oldestAge(long now) {
        Waiting oldest = queue.peekFirst();
        return oldest == null ? 0 : Math.max(0, now - oldest.since);
    }

    private void enqueue(Frame frame, int sent, long since) {
        ByteBuffer bytes = frame.toBuffer().position(sent);
        queue.addLast(new Waiting(bytes, frame.pushClass(), since));
        queuedBytes += bytes.remaining();
    }

    private int fill(ByteBuffer[] batch) {
        int count = 0;
        Iterator<Waiting> waiting = queue.iterator();
        while (count < batch.length && waiting.hasNext()) {
            batch[count++] = waiting.next().bytes;
        }
        return count;
    }

    private void removeSent() {
        Waiting first = queue.peekFirst();
        while (first != null && !first.bytes.hasRemaining() && (owedBytes == 0 || queue.size() > 1)) {
            queue.removeFirst();
            first = queue.peekFirst();
        }
    }

    private void dropUntouched() {
        Waiting first = queue.pollFirst();
        queue.clear();
        queuedBytes = 0;
        if (first != null && first.bytes.position() > 0) {
            queue.addFirst(first);
            queuedBytes = first.bytes.remaining();
        }
    }

    private Offer breakDown() {
        broken = true;
        queue.clear();
        queuedBytes = 0;
        owedBytes = 0;
        wire.wantWrites(false);
        return Offer.BROKEN;
    }

    private static final class Waiting {
        private final ByteBuffer bytes;
        private final @Nullable PushClass pushClass;
        private long since;

        Waiting(ByteBuffer bytes, @Nullable PushClass pushClass, long since) {
            this.bytes = bytes;
            this.pushClass = pushClass;
            this.since = since;
        }
    }
}
