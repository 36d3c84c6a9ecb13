package io.pushdeck.server.store;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.people.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who comes and goes, on its way to the disk: while one lot is being written the next one gathers, so that thousands
/// who come at once are a few transactions. Thread-safe; never blocks. Nobody waits for it: what the disk does not take
/// is lost and said in the log.
public final class VisitLog implements AutoCloseable {
    /// While the disk is busy so many gather at most; then the newest are lost.
    static final int MOST_WAITING = 100_000;

    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(5);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(VisitLog.class);

    private final StoreWriter writer;
    private final int most;
    private List<Entry> waiting = new ArrayList<>();
    private boolean writing;
    private Instant lastSign = Instant.MIN;
    private long lost;

    private interface Entry {
        void write(Connection connection) throws SQLException;
    }

    VisitLog(StoreWriter writer, int most) {
        this.writer = writer;
        this.most = most;
    }

    /// @param visit as it begins
    public void opened(SessionId session, Visit visit) {
        add(connection -> VisitTable.open(connection, session, visit));
    }

    /// @param opened when that session came
    public void closed(SessionId session, Instant opened, Instant at, CloseReason reason) {
        add(connection -> VisitTable.close(connection, session, opened, at, reason));
    }

    /// The server lives, and so do the connections that have not ended. Written now and then, however often it is said:
    /// after a crash that is when they ended.
    public void alive(Instant at) {
        synchronized (this) {
            if (at.isBefore(lastSign.equals(Instant.MIN) ? at : lastSign.plus(SIGN_OF_LIFE))) {
                return;
            }
            lastSign = at;
        }
        add(connection -> VisitTable.alive(connection, at));
    }

    private void add(Entry entry) {
        synchronized (this) {
            if (waiting.size() >= MOST_WAITING) {
                lost++;
                return;
            }
            waiting.add(entry);
            if (writing) {
                return;
            }
            writing = true;
        }
        write();
    }

    private void write() {
        List<Entry> lot;
        synchronized (this) {
            if (waiting.isEmpty()) {
                writing = false;
                notifyAll();
                return;
            }
            lot = waiting;
            waiting = new ArrayList<>();
        }
        writer.submit(connection -> new StoreOutcome.Stored<>(write(connection, lot)), outcome -> {
            if (outcome instanceof StoreOutcome.Refused<Integer> refused) {
                refused(lot.size(), PushLog.detailOf(refused.reason()));
            } else {
                write();
            }
        });
    }

    /// @return how many
    private int write(Connection connection, List<Entry> lot) throws SQLException {
        for (Entry entry : lot) {
            entry.write(connection);
        }
        VisitTable.cap(connection, most, 2 * lot.size());
        return lot.size();
    }

    /// What has gathered meanwhile waits for the next to come: a disk that takes nothing is not asked at once again.
    private synchronized void refused(int entries, String detail) {
        lost += entries;
        writing = false;
        notifyAll();
        LOG.warn("{} connections that came or went by now are not in the history: {}", lost, detail);
    }

    /// Waits until what was said so far is on disk, a few seconds at most: of what is not, the next start knows only
    /// when
    /// the server was alive last.
    @Override
    public synchronized void close() {
        long deadline = System.nanoTime() + CLOSING_LIMIT.toNanos();
        try {
            for (long left = deadline - System.nanoTime(); writing && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
