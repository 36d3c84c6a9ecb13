package io.pushdeck.server.hub;

import io.pushdeck.server.hub.DeliveryLog.Page;
import io.pushdeck.server.hub.DeliveryLog.Pages;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.session.Backlog;
import io.pushdeck.server.session.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/// Brings connections that came back to where the log is. What is pushed meanwhile waits in the log, not in memory: the
/// next page brings it, and the page that reaches what was published last makes the connection live. Confined to the
/// hub
/// thread.
final class Replays {
    static final int UNREADABLE_CODE = 1011;
    static final ServerFrame.Bye UNREADABLE =
            new ServerFrame.Bye(OptionalInt.of(5), "What was missed cannot be read at the moment");

    private final Roster roster;
    private final Outlet outlet;
    private final Publisher publisher;
    private final Executor hubThread;
    /// Those who have yet to read what they were sent; what comes next for each.
    private final Map<SessionId, Pages> waiting = new LinkedHashMap<>();

    Replays(Roster roster, Outlet outlet, Publisher publisher, Executor hubThread) {
        this.roster = roster;
        this.outlet = outlet;
        this.publisher = publisher;
        this.hubThread = hubThread;
    }

    void begin(Roster.Entry entry, Pages pages) {
        pages.next(entry.connection()::isOpen, page -> hubThread.execute(() -> read(entry, page)));
    }

    private void read(Roster.Entry entry, Optional<Page> read) {
        if (!isThere(entry)) {
            return;
        }
        if (read.isEmpty()) {
            outlet.part(entry.connection(), UNREADABLE, UNREADABLE_CODE);
            return;
        }
        Page page = read.get();
        boolean live = page.atEnd() && page.upTo() >= publisher.published();
        if (live) {
            entry.goLive(page.upTo());
        }
        if (page.frames().isEmpty()) {
            next(entry, page.rest(), live);
            return;
        }
        List<Connection> to = List.of(entry.connection());
        List<ServerFrame> frames = page.frames();
        frames.subList(0, frames.size() - 1).forEach(frame -> outlet.send(frame, to));
        // The last one stands for all: they leave one after the other.
        outlet.send(
                frames.getLast(),
                to,
                done -> hubThread.execute(() -> {
                    publisher.replayed(entry, frames, done.outcome(0));
                    next(entry, page.rest(), live);
                }));
    }

    private void next(Roster.Entry entry, Pages rest, boolean live) {
        if (!live && isThere(entry)) {
            waiting.put(entry.view().id(), rest);
            goOnIfRead(entry);
        }
    }

    private void goOnIfRead(Roster.Entry entry) {
        Backlog backlog = entry.connection().traffic().backlog();
        if (backlog.bytes() <= backlog.limitBytes() / 4) {
            Pages rest = waiting.remove(entry.view().id());
            if (rest != null) {
                begin(entry, rest);
            }
        }
    }

    private boolean isThere(Roster.Entry entry) {
        return roster.find(entry.view().id()) == entry;
    }

    /// Goes on with those who have read meanwhile.
    void measure() {
        for (SessionId session : List.copyOf(waiting.keySet())) {
            Roster.Entry entry = roster.find(session);
            if (entry == null) {
                waiting.remove(session);
            } else {
                goOnIfRead(entry);
            }
        }
    }
}
