package io.pushdeck.bench.harness;

import io.pushdeck.bench.report.Chart.Scale;
import io.pushdeck.bench.report.Grid;
import io.pushdeck.bench.report.Report;
import io.pushdeck.bench.report.Report.Plate;
import io.pushdeck.bench.report.Requirement;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.protocol.ClientFrame.Receipt;
import io.pushdeck.server.store.Attempt;
import io.pushdeck.server.store.ClientNote;
import io.pushdeck.server.store.LogOutcome;
import io.pushdeck.server.store.NewPush;
import io.pushdeck.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Tracked pushes and the disk: Pushdeck's store alone.
public final class DeliveryMeasurement implements Comparison {
    private static final int PUSHES_BEFORE = 50;
    private static final int PUSHES = 20;
    private static final int RECEIPTS_AT_ONCE = 4_000;

    private static final String STORE = "Pushdeck, store";
    private static final String ACCEPTED = "accepted";
    private static final String ROWS = "all rows on disk";
    private static final String ATTEMPTS = "all attempts on disk";
    private static final String PAGE = "its page is read";
    private static final String BUSY_PAGE = "the same while receipts pour in";

    private final Settings settings;
    private final List<ClientId> crowd = new ArrayList<>();
    private int lastPush;

    public DeliveryMeasurement(Settings settings) {
        this.settings = settings;
        for (int number = 0; number < Collections.max(settings.crowds()); number++) {
            crowd.add(new ClientId("client-" + number));
        }
    }

    @Override
    public Report run() {
        Grid moments = new Grid(
                "A tracked push to %,d people".formatted(crowd.size()),
                "ms",
                List.of(STORE),
                List.of(ACCEPTED, ROWS, ATTEMPTS, PAGE, BUSY_PAGE));
        Grid rate = new Grid("Receipts", "thousands a second", List.of(STORE), List.of("kept"));
        Path folder = freshFolder();
        try (Store store = Store.open(folder, Clock.systemUTC())) {
            Progress progress = new Progress(PUSHES_BEFORE + PUSHES);
            for (int number = 0; number < PUSHES_BEFORE; number++) {
                accept(store);
                progress.step("%,d deliveries there".formatted((number + 1) * crowd.size()));
            }
            for (int number = 0; number < PUSHES; number++) {
                measure(store, moments, rate);
                progress.step("push %d measured".formatted(number + 1));
            }
        }
        return new Report(
                "deliveries",
                "Tracked pushes on disk",
                "The store alone, in a file that has %,d deliveries already. From the word to push until the push is accepted, and until each recipient has a row; then the same for what the fan-out reports of each. The page of a push is its record, its tally and every delivery with its name, once in quiet and once while the receipts of everybody come in, one transaction after another. %d pushes."
                        .formatted(PUSHES_BEFORE * crowd.size(), PUSHES),
                List.of(new Plate(moments, Scale.LINEAR), new Plate(rate, Scale.NONE)),
                List.of(
                        Requirement.value(moments, ACCEPTED, STORE, 50),
                        Requirement.value(moments, ROWS, STORE, 1_000),
                        Requirement.value(moments, PAGE, STORE, 200),
                        Requirement.value(moments, BUSY_PAGE, STORE, 200)));
    }

    private Path freshFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(settings.build()), "store");
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for the store", e);
        }
    }

    private NewPush newPush() {
        lastPush++;
        return new NewPush(
                new PushId("push-" + lastPush),
                Instant.now(),
                new Announcement("Fire drill", "Leave by the west stairs. ".repeat(8)),
                new FrozenAudience(Audience.EVERYONE, crowd, List.of()),
                Optional.empty(),
                Optional.empty());
    }

    private PushRecord accept(Store store) {
        NewPush push = newPush();
        LogOutcome outcome = answer(whenDone -> store.log().accept(push, whenDone));
        settle(store);
        if (outcome instanceof LogOutcome.Logged logged) {
            return logged.push();
        }
        throw new BenchmarkException("Not accepted: " + outcome);
    }

    private void measure(Store store, Grid moments, Grid rate) {
        NewPush push = newPush();
        long start = System.nanoTime();
        LogOutcome outcome = answer(whenDone -> store.log().accept(push, whenDone));
        moments.add(STORE, ACCEPTED, millisSince(start));
        settle(store);
        moments.add(STORE, ROWS, millisSince(start));
        if (!(outcome instanceof LogOutcome.Logged logged)) {
            throw new BenchmarkException("Not accepted: " + outcome);
        }
        start = System.nanoTime();
        Instant now = Instant.now();
        List<Attempt> attempts = crowd.stream()
                .map(client -> new Attempt(logged.push().id(), client, now, false, true, Optional.empty()))
                .toList();
        write(store, attempts);
        moments.add(STORE, ATTEMPTS, millisSince(start));
        moments.add(STORE, PAGE, millisToRead(store, push.id()));
        receipts(store, push.id(), moments, rate);
    }

    private static double millisToRead(Store store, PushId push) {
        long start = System.nanoTime();
        store.archive().find(push);
        store.archive().tallies(Set.of(push));
        store.archive().deliveries(push);
        return millisSince(start);
    }

    private void receipts(Store store, PushId push, Grid moments, Grid rate) {
        Semaphore places = new Semaphore(RECEIPTS_AT_ONCE);
        Receipt receipt = new Receipt(OptionalLong.empty(), Stage.DISPLAYED, List.of(push), "");
        long start = System.nanoTime();
        for (int number = 0; number < crowd.size(); number++) {
            places.acquireUninterruptibly();
            store.log()
                    .keep(
                            List.of(new ClientNote.Said(crowd.get(number), receipt, Instant.now())),
                            news -> places.release(),
                            places::release);
            if (number == crowd.size() / 2) {
                moments.add(STORE, BUSY_PAGE, millisToRead(store, push));
            }
        }
        places.acquireUninterruptibly(RECEIPTS_AT_ONCE);
        rate.add(STORE, "kept", crowd.size() / millisSince(start));
    }

    private static void settle(Store store) {
        write(store, List.of());
    }

    private static void write(Store store, List<Attempt> attempts) {
        answer((Consumer<Optional<String>> whenDone) -> store.log()
                .attempts(attempts, () -> whenDone.accept(Optional.empty()), () -> {
                    throw new BenchmarkException("Not written: " + attempts.size());
                }));
    }

    private static <T> T answer(Consumer<Consumer<T>> asked) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        asked.accept(answer::complete);
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }
}
