package io.pushdeck.server.store;

import io.pushdeck.server.group.GroupEditResult.Reason;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Spread;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.protocol.AnnouncementText;
import io.pushdeck.server.protocol.ClientFrame.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was pushed, and what became of it: the writing side. Thread-safe.
///
/// Everything is written in the order of the calls. Callbacks come in that order on the store's thread, after the
/// commit, and only enqueue.
public final class PushLog {
    private static final Logger LOG = LoggerFactory.getLogger(PushLog.class);
    private static final String OPERATOR = "operator";
    private static final String PUSHDECK = "pushdeck";

    private final StoreWriter writer;
    private final LongSupplier openedAt;
    private final LongAdder strayReceipts = new LongAdder();

    /// @param openedAt the end of the log when the store was opened; a guest is nobody from before
    PushLog(StoreWriter writer, LongSupplier openedAt) {
        this.writer = writer;
        this.openedAt = openedAt;
    }

    /// Keeps a push and the frozen list of its recipients. A row for each of them follows before anything else is
    /// written, so whatever is said of the push later finds its row.
    ///
    /// @param whenDone with [LogOutcome.Logged], [LogOutcome.NotStored], or, of the run of a plan, [LogOutcome.NotDue]
    public void accept(NewPush push, Consumer<LogOutcome> whenDone) {
        Recipients recipients = Recipients.of(push.audience());
        String announcement = AnnouncementText.write(push.announcement());
        writer.submit(
                connection -> {
                    if (push.turn().isPresent()
                            && !PlanTable.take(connection, push.turn().get())) {
                        return new StoreOutcome.Stored<>(Optional.<PushRecord>empty());
                    }
                    long number = PushTable.insert(connection, push, announcement, recipients);
                    Optional<ClientId> alone = push.audience().chosen().onlyClient();
                    if (alone.isPresent()) {
                        MessageTable.answered(connection, alone.get(), number, push.at());
                    }
                    AuditTable.add(
                            connection,
                            push.at(),
                            push.turn().isPresent() ? PUSHDECK : OPERATOR,
                            "push",
                            push.id(),
                            recipients.people().size() + " people");
                    return new StoreOutcome.Stored<>(Optional.of(recordOf(push, number, recipients)));
                },
                outcome -> {
                    switch (outcome) {
                        case StoreOutcome.Stored<Optional<PushRecord>> stored ->
                            whenDone.accept(begin(push, stored.value(), recipients));
                        case StoreOutcome.Refused<Optional<PushRecord>> refused ->
                            whenDone.accept(new LogOutcome.NotStored(detailOf(refused.reason())));
                    }
                });
    }

    /// @param accepted empty if the run of its plan was not to be taken
    private LogOutcome begin(NewPush push, Optional<PushRecord> accepted, Recipients recipients) {
        accepted.ifPresent(record -> Fill.begin(writer, record.number(), recipients));
        return accepted.<LogOutcome>map(record -> new LogOutcome.Logged(record, record.number()))
                .orElseGet(() -> new LogOutcome.NotDue(push.turn().orElseThrow().plan()));
    }

    private static PushRecord recordOf(NewPush push, long number, Recipients recipients) {
        return new PushRecord(
                push.id(),
                number,
                push.at(),
                1,
                push.announcement(),
                push.audience().chosen(),
                recipients.people().size(),
                Optional.empty(),
                push.replaces(),
                push.turn().map(Turn::plan),
                push.repeats(),
                push.spread());
    }

    /// Changes what a push says.
    ///
    /// @param whenDone with [LogOutcome.Logged] and the offset of the update, or why not
    public void update(PushId id, Announcement announcement, Instant at, Consumer<LogOutcome> whenDone) {
        change(
                id,
                (connection, push) -> {
                    long offset = PushTable.update(connection, push, announcement, at);
                    AuditTable.add(connection, at, OPERATOR, "update", id, "version " + (push.version() + 1));
                    return offset;
                },
                whenDone);
    }

    /// Takes a push back. Whoever has not received it yet never will.
    ///
    /// @param whenDone with [LogOutcome.Logged] and the offset of the recall, or why not
    public void recall(PushId id, Instant at, Consumer<LogOutcome> whenDone) {
        change(
                id,
                (connection, push) -> {
                    long offset = PushTable.recall(connection, push, at);
                    AuditTable.add(connection, at, OPERATOR, "recall", id, "");
                    return offset;
                },
                whenDone);
    }

    /// Makes a push louder, once, unless it is settled: recalled, over, or confirmed by everybody it can still reach.
    ///
    /// @param how what it says from now on, from what it says at that moment; on the store's thread
    public void escalate(PushId id, UnaryOperator<Announcement> how, Instant at, Consumer<LogOutcome> whenDone) {
        writer.submit(
                connection -> new StoreOutcome.Stored<>(escalate(connection, id, how, at)),
                outcome -> tell(outcome, whenDone));
    }

    private LogOutcome escalate(Connection connection, PushId id, UnaryOperator<Announcement> how, Instant at)
            throws SQLException {
        Optional<PushRecord> found = PushTable.find(connection, id);
        if (found.isEmpty()) {
            return new LogOutcome.NoSuchPush(id);
        }
        PushRecord push = found.get();
        Sql.update(connection, "UPDATE pushes SET escalate_at = NULL WHERE number = ?", push.number());
        if (push.recalledAt().isPresent()) {
            return new LogOutcome.AlreadyRecalled(id);
        }
        long unconfirmed = Sql.number(
                connection,
                "SELECT count(*) FROM deliveries WHERE push_number = ?1 AND acted_at IS NULL"
                        + " AND failure IS NOT 'STOPPED' AND (client_id NOT GLOB 'guest-*' OR push_number > ?2)",
                push.number(),
                openedAt.getAsLong());
        if (unconfirmed == 0 || push.announcement().hasExpired(at)) {
            return new LogOutcome.NothingLeft(id);
        }
        long offset = PushTable.update(connection, push, how.apply(push.announcement()), at);
        AuditTable.add(connection, at, PUSHDECK, "escalate", id, unconfirmed + " had not confirmed");
        return logged(connection, id, offset);
    }

    /// Ends a push in the middle: whoever was not reached yet never will be.
    ///
    /// @param whenDone with how many those are; not called if it could not be stored
    public void stop(PushId id, Instant at, Consumer<Integer> whenDone) {
        writeQuietly(
                connection -> {
                    int stopped = DeliveryTable.stop(connection, id);
                    SpreadBook.end(connection, id);
                    AuditTable.add(connection, at, OPERATOR, "stop", id, stopped + " people not reached");
                    return stopped;
                },
                whenDone);
    }

    /// Keeps what came of handing pushes to people.
    ///
    /// @param whenNot instead, if it could not be stored
    public void attempts(List<Attempt> attempts, Runnable whenDone, Runnable whenNot) {
        List<Attempt> copy = List.copyOf(attempts);
        writer.submit(
                connection -> {
                    DeliveryTable.attempt(connection, copy);
                    return new StoreOutcome.Stored<>("");
                },
                outcome -> {
                    if (outcome instanceof StoreOutcome.Refused<String> refused) {
                        LOG.warn(
                                "What came of {} deliveries was not stored: {}",
                                copy.size(),
                                detailOf(refused.reason()));
                        whenNot.run();
                    } else {
                        whenDone.run();
                    }
                });
    }

    /// Keeps what clients said and were told, all in one go: after a push to thousands they all speak at once. What
    /// they
    /// say of pushes that are unknown, or were not for them, is counted and no more.
    ///
    /// @param whenDone  with what was new of each of those, pushes already known left out
    /// @param whenNot   instead, if it could not be stored
    public void keep(List<ClientNote> notes, Consumer<List<ClientNote.Said>> whenDone, Runnable whenNot) {
        List<ClientNote> copy = List.copyOf(notes);
        writer.submit(
                connection -> {
                    List<ClientNote.Said> news = new ArrayList<>();
                    for (ClientNote note : copy) {
                        switch (note) {
                            case ClientNote.Said said ->
                                receive(connection, said).ifPresent(news::add);
                            case ClientNote.Told told -> tell(connection, told);
                        }
                    }
                    return new StoreOutcome.Stored<>(news);
                },
                outcome -> {
                    switch (outcome) {
                        case StoreOutcome.Stored<List<ClientNote.Said>> stored -> whenDone.accept(stored.value());
                        case StoreOutcome.Refused<List<ClientNote.Said>> refused -> {
                            LOG.warn(
                                    "What {} clients said was not stored: {}", copy.size(), detailOf(refused.reason()));
                            whenNot.run();
                        }
                    }
                });
    }

    private Optional<ClientNote.Said> receive(Connection connection, ClientNote.Said said) throws SQLException {
        List<PushId> changed = new ArrayList<>();
        for (PushId push : said.receipt().pushes()) {
            switch (DeliveryTable.receive(connection, said.client(), push, said.receipt(), said.at())) {
                case NEW -> {
                    changed.add(push);
                    keepClick(connection, said, push);
                }
                case NOT_ADDRESSED -> strayReceipts.increment();
                case KNOWN -> {
                    // The first time stays.
                }
            }
        }
        Receipt news = new Receipt(
                said.receipt().id(),
                said.receipt().stage(),
                changed,
                said.receipt().action());
        return changed.isEmpty() ? Optional.empty() : Optional.of(new ClientNote.Said(said.client(), news, said.at()));
    }

    /// A button that a push gave to answer with is part of the conversation.
    private static void keepClick(Connection connection, ClientNote.Said said, PushId push) throws SQLException {
        String action = said.receipt().action();
        if (said.receipt().stage() == Stage.ACTED
                && !action.equals(Action.ACKNOWLEDGE)
                && !action.equals(Action.LINK)) {
            Optional<String> button = PushTable.find(connection, push).stream()
                    .flatMap(found -> found.announcement().actions().stream())
                    .filter(offered -> offered.id().equals(action))
                    .map(Action::label)
                    .findFirst();
            if (button.isPresent()) {
                NewMessage click = new NewMessage(said.client(), "", said.at(), button, 0, Optional.of(push));
                MessageTable.add(connection, click, MessageTable.Caps.USUAL);
            }
        }
    }

    private static void tell(Connection connection, ClientNote.Told told) throws SQLException {
        Sql.update(connection, """
                UPDATE deliveries SET told = 1
                WHERE client_id = ? AND push_number > ? AND push_number <= ? AND told = 0 AND received_at IS NULL
                """, told.client(), told.after(), told.upTo());
    }

    /// How often a client spoke of a push that is unknown or was not for it, since the store was opened.
    public long strayReceipts() {
        return strayReceipts.sum();
    }

    /// Keeps when people were there. Guests are left out: their ids end with their connections.
    public void seen(List<Seen> people) {
        List<Seen> lasting =
                people.stream().filter(seen -> !seen.client().isGuest()).toList();
        if (!lasting.isEmpty()) {
            writeQuietly(connection -> IdentityTable.see(connection, lasting), rows -> LOG.debug("{} seen", rows));
        }
    }

    /// Deletes the pushes that were accepted before then, with all that became of them, a little at a time. A client
    /// that
    /// comes back with a position before such a push is told of a gap.
    ///
    /// @param whenDone with how many those were
    public void forgetBefore(Instant before, Consumer<Integer> whenDone) {
        forget(before, 0, whenDone);
    }

    private void forget(Instant before, int already, Consumer<Integer> whenDone) {
        writer.submit(connection -> new StoreOutcome.Stored<>(Retention.forget(connection, before)), outcome -> {
            switch (outcome) {
                case StoreOutcome.Stored<Retention.Slice> stored -> {
                    int pushes = already + stored.value().pushes();
                    if (stored.value().more()) {
                        forget(before, pushes, whenDone);
                    } else {
                        whenDone.accept(pushes);
                    }
                }
                case StoreOutcome.Refused<Retention.Slice> refused -> {
                    LOG.warn("Not all old pushes were deleted: {}", detailOf(refused.reason()));
                    whenDone.accept(already);
                }
            }
        });
    }

    private interface Edit {
        /// @return the offset of the new entry
        long write(Connection connection, PushRecord push) throws SQLException;
    }

    private void change(PushId id, Edit edit, Consumer<LogOutcome> whenDone) {
        writer.submit(
                connection -> {
                    Optional<PushRecord> push = PushTable.find(connection, id);
                    if (push.isEmpty()) {
                        return new StoreOutcome.Stored<LogOutcome>(new LogOutcome.NoSuchPush(id));
                    }
                    if (push.get().recalledAt().isPresent()) {
                        return new StoreOutcome.Stored<LogOutcome>(new LogOutcome.AlreadyRecalled(id));
                    }
                    return new StoreOutcome.Stored<>(logged(connection, id, edit.write(connection, push.get())));
                },
                outcome -> tell(outcome, whenDone));
    }

    static LogOutcome logged(Connection connection, PushId id, long offset) throws SQLException {
        PushRecord push = PushTable.find(connection, id).orElseThrow();
        boolean spreading = push.spread().flatMap(Spread::next).isPresent();
        return new LogOutcome.Logged(
                push, offset, spreading ? Set.copyOf(SpreadBook.waiting(connection, push)) : Set.of());
    }

    static void tell(StoreOutcome<LogOutcome> outcome, Consumer<LogOutcome> whenDone) {
        whenDone.accept(
                switch (outcome) {
                    case StoreOutcome.Stored<LogOutcome> stored -> stored.value();
                    case StoreOutcome.Refused<LogOutcome> refused ->
                        new LogOutcome.NotStored(detailOf(refused.reason()));
                });
    }

    static String detailOf(Reason reason) {
        return reason instanceof Reason.NotStored notStored ? notStored.detail() : reason.toString();
    }

    private interface Writing<T> {
        T write(Connection connection) throws SQLException;
    }

    /// For what nobody waits for: trouble is logged.
    private <T> void writeQuietly(Writing<T> writing, Consumer<T> whenDone) {
        writer.submit(connection -> new StoreOutcome.Stored<>(writing.write(connection)), outcome -> {
            switch (outcome) {
                case StoreOutcome.Stored<T> stored -> whenDone.accept(stored.value());
                case StoreOutcome.Refused<T> refused ->
                    LOG.warn("What became of pushes was not stored: {}", detailOf(refused.reason()));
            }
        });
    }
}
