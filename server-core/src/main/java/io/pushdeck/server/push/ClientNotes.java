package io.pushdeck.server.push;

import io.pushdeck.server.store.ClientNote;
import io.pushdeck.server.store.PushLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What clients say, on its way to the disk: while one lot is being written the next one gathers, so that thousands who
/// speak at once are a few transactions, and never fill the store's queue. Thread-safe.
final class ClientNotes {
    private final PushLog log;
    private final Consumer<ClientNote.Said> news;
    private List<ClientNote> waiting = new ArrayList<>();
    private boolean writing;

    /// @param news what was not known yet; called on the store's thread: it only enqueues
    ClientNotes(PushLog log, Consumer<ClientNote.Said> news) {
        this.log = log;
        this.news = news;
    }

    void add(ClientNote note) {
        synchronized (this) {
            waiting.add(note);
            if (writing) {
                return;
            }
            writing = true;
        }
        write();
    }

    private void write() {
        List<ClientNote> lot;
        synchronized (this) {
            if (waiting.isEmpty()) {
                writing = false;
                return;
            }
            lot = waiting;
            waiting = new ArrayList<>();
        }
        log.keep(lot, told -> {
            told.forEach(news);
            write();
        });
    }
}
