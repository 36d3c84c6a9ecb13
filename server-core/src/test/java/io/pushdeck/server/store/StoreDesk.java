package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Failure;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import io.pushdeck.server.protocol.ClientFrame.Receipt;
import io.pushdeck.server.testing.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A store with a clock that stands, and short words for what is done with it. Each waits until it is on disk.
final class StoreDesk implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private final Path folder;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private volatile Instant now = START;
    private Store store;
    private int lastPush;

    StoreDesk(Path folder) {
        this.folder = folder;
        store = Store.open(folder, clock);
    }

    Store store() {
        return store;
    }

    PushLog log() {
        return store.log();
    }

    PushArchive archive() {
        return store.archive();
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void reopen() {
        store.close();
        store = Store.open(folder, clock);
    }

    /// @param pages that may be added; a negative number for any
    void room(int pages) {
        next((Consumer<StoreOutcome<String>> whenDone) -> store.writer()
                .submitAlone(
                        connection -> {
                            long used = Database.number(connection, "PRAGMA page_count");
                            Database.execute(
                                    connection,
                                    "PRAGMA max_page_count = " + (pages < 0 ? 1_000_000_000 : used + pages));
                            return new StoreOutcome.Stored<>("");
                        },
                        whenDone));
    }

    static ClientId client(String id) {
        return new ClientId(id);
    }

    static FrozenAudience people(List<String> online, List<String> offline) {
        return new FrozenAudience(
                Audience.EVERYONE.withAway(true),
                online.stream().map(ClientId::new).toList(),
                offline.stream().map(ClientId::new).toList());
    }

    NewPush newPush(Announcement announcement, FrozenAudience audience) {
        lastPush++;
        return new NewPush(
                new PushId("push-" + lastPush), now, announcement, audience, Optional.empty(), Optional.empty());
    }

    /// To people who are all connected.
    PushRecord push(Announcement announcement, String... online) {
        return push(newPush(announcement, people(Arrays.asList(online), List.of())));
    }

    PushRecord push(String title, String... online) {
        return push(new Announcement(title, ""), online);
    }

    PushRecord push(NewPush push) {
        LogOutcome outcome = accept(push);
        if (outcome instanceof LogOutcome.Logged logged) {
            settle();
            return logged.push();
        }
        throw new AssertionError(outcome);
    }

    LogOutcome accept(NewPush push) {
        return next(whenDone -> log().accept(push, whenDone));
    }

    LogOutcome update(PushId push, Announcement announcement) {
        return next(whenDone -> log().update(push, announcement, now, whenDone));
    }

    LogOutcome recall(PushId push) {
        return next(whenDone -> log().recall(push, now, whenDone));
    }

    int stop(PushId push) {
        return next(whenDone -> log().stop(push, now, whenDone));
    }

    Set<PushId> receipt(String client, Stage stage, PushId push) {
        return receipt(client, stage, push, "");
    }

    Set<PushId> receipt(String client, Stage stage, PushId push, String action) {
        Receipt receipt = new Receipt(OptionalLong.empty(), stage, List.of(push), action);
        List<ClientNote.Said> news = next(whenDone ->
                log().keep(List.of(new ClientNote.Said(new ClientId(client), receipt, now)), whenDone, () -> {}));
        return news.stream().flatMap(said -> said.receipt().pushes().stream()).collect(Collectors.toSet());
    }

    void written(PushRecord push, boolean plain, String... clients) {
        attempts(push, plain, true, Optional.empty(), clients);
    }

    void failed(PushRecord push, boolean plain, Failure failure, String... clients) {
        attempts(push, plain, false, Optional.of(failure), clients);
    }

    private void attempts(
            PushRecord push, boolean plain, boolean written, Optional<Failure> failure, String... clients) {
        List<Attempt> attempts = Arrays.stream(clients)
                .map(client -> new Attempt(push.id(), new ClientId(client), now, plain, written, failure))
                .toList();
        next((Consumer<String> whenDone) ->
                log().attempts(attempts, () -> whenDone.accept("written"), () -> whenDone.accept("not")));
    }

    Tally tally(PushId push) {
        return archive().tallies(Set.of(push)).getOrDefault(push, Tally.NONE);
    }

    /// Waits until everything that was asked for, and what follows it, is on disk.
    void settle() {
        next((Consumer<String> whenDone) ->
                log().attempts(List.of(), () -> whenDone.accept("written"), () -> whenDone.accept("not")));
    }

    static <T> T next(Consumer<Consumer<T>> asked) {
        BlockingQueue<T> answers = new LinkedBlockingQueue<>();
        asked.accept(answers::add);
        return Await.next(answers, "an answer of the store");
    }

    @Override
    public void close() {
        store.close();
    }
}
