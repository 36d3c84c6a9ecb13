package io.pushdeck.console.bench;

import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.input.KeyCode;

/// The page of a tracked push to everyone: opened, and watched while their receipts come in.
public final class PushPart {
    private static final int PUSHES = 5;
    private static final int PATIENCE_SECONDS = 60;

    private final Settings settings;
    private final OpenConsole console;
    private final CrowdHandle crowd;
    private final Durations rowsSet = new Durations();
    private final Durations laidOut = new Durations();
    private final Durations frames = new Durations();
    private final Durations answers = new Durations();
    private final Durations seconds = new Durations();
    private final List<List<String>> lines = new ArrayList<>();
    private int pushes;

    /// @param crowd everyone is there, and at rest
    PushPart(Settings settings, OpenConsole console, CrowdHandle crowd) {
        this.settings = settings;
        this.console = console;
        this.crowd = crowd;
    }

    Section run() {
        console.open("history");
        one("not counted", new Durations(), new Durations(), false);
        for (int number = 1; number <= PUSHES; number++) {
            one("push " + number, rowsSet, laidOut, true);
        }
        return new Section(Settings.Part.PUSH, "The page of a push")
                .say(
                        ("A tracked push to %,d people who are there. From Enter on its line of the history until the table has a row for each of them:"
                                        + " median %s ms, longest %s ms; until the page with them is laid out: median %s ms, longest %s ms. %d pushes, after"
                                        + " one that is not counted.")
                                .formatted(
                                        settings.clients(),
                                        Durations.number(rowsSet.median()),
                                        Durations.number(rowsSet.most()),
                                        Durations.number(laidOut.median()),
                                        Durations.number(laidOut.most()),
                                        PUSHES))
                .say(
                        ("Then everyone confirms it three times, received, displayed and read, as fast as the server takes it: %,d receipts in %s s at"
                                        + " the median. The page is open and follows.")
                                .formatted(3 * settings.clients(), Durations.number(seconds.median())))
                .table(FrameTable.HEAD, lines)
                .target(
                        "Page of a push to %,d people is filled, longest".formatted(settings.clients()),
                        laidOut.most(),
                        " ms",
                        200)
                .target("Frame while receipts pour in, p99", frames.quantile(0.99), " ms", 33)
                .target("Longest frame while receipts pour in", frames.most(), " ms", FrameWatch.FREEZE_MILLIS)
                .target("Longest wait for an answer meanwhile", answers.most(), " ms", FrameWatch.FREEZE_MILLIS);
    }

    private void one(String name, Durations untilRows, Durations untilLayout, boolean counted) {
        PushId push = push();
        awaitLine();
        open(untilRows, untilLayout);
        OpenConsole.pause(1_000);
        FrameWatch watch = FrameWatch.start(console);
        long start = System.nanoTime();
        crowd.confirm();
        await(push, tally -> tally.reached(Stage.READ));
        double took = Durations.millisSince(start) / 1_000;
        // The page is told of a change a moment later.
        OpenConsole.pause(1_000);
        watch.stop(console);
        if (counted) {
            seconds.add(took);
            frames.addAll(watch.frames());
            answers.addAll(watch.answers());
            lines.add(FrameTable.line(name, watch));
        }
        console.ask(() -> {
            console.press(console.find("#push-page"), KeyCode.ESCAPE);
            return true;
        });
    }

    private PushId push() {
        crowd.forget();
        PushResult result = console.server()
                .pushes()
                .push(new Announcement("Fire drill", "Leave by the west stairs. ".repeat(8)), Audience.EVERYONE)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        if (!(result instanceof PushResult.Accepted accepted)) {
            throw new BenchmarkException("Not accepted: " + result);
        }
        PushId push = accepted.push().id();
        await(push, tally -> tally.at(Stage.WRITTEN));
        long start = System.nanoTime();
        while (crowd.reached() < settings.clients()) {
            if (Durations.millisSince(start) > PATIENCE_SECONDS * 1_000) {
                throw new BenchmarkException("It reached only " + crowd.reached());
            }
            OpenConsole.pause(50);
        }
        return push;
    }

    private void await(PushId push, ToIntFunction<Tally> part) {
        long start = System.nanoTime();
        while (true) {
            Tally tally = console.server()
                    .history()
                    .tallies(Set.of(push))
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join()
                    .getOrDefault(push, Tally.NONE);
            if (part.applyAsInt(tally) == settings.clients()) {
                return;
            }
            if (Durations.millisSince(start) > PATIENCE_SECONDS * 1_000) {
                throw new BenchmarkException("It stays like this: " + tally);
            }
            OpenConsole.pause(50);
        }
    }

    private void awaitLine() {
        int expected = ++pushes;
        console.await(
                "the history has " + expected + " lines",
                () -> console.list("#history-list").getItems().size() == expected);
        OpenConsole.pause(1_000);
    }

    private void open(Durations untilRows, Durations untilLayout) {
        CompletableFuture<Long> filled = new CompletableFuture<>();
        CompletableFuture<Long> shown = new CompletableFuture<>();
        long chosen = console.ask(() -> {
            console.list("#history-list").getSelectionModel().select(0);
            whenFilled(console.table("#push-recipients").getItems(), filled);
            long now = System.nanoTime();
            console.press(console.list("#history-list"), KeyCode.ENTER);
            return now;
        });
        filled.thenAccept(at -> onceLaidOut(shown))
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        untilRows.add((filled.join() - chosen) / 1e6);
        untilLayout.add((shown.orTimeout(10, TimeUnit.SECONDS).join() - chosen) / 1e6);
    }

    private <T> void whenFilled(ObservableList<T> rows, CompletableFuture<Long> filled) {
        rows.addListener(new ListChangeListener<T>() {
            @Override
            public void onChanged(Change<? extends T> change) {
                if (rows.size() == settings.clients()) {
                    rows.removeListener(this);
                    filled.complete(System.nanoTime());
                }
            }
        });
    }

    private void onceLaidOut(CompletableFuture<Long> shown) {
        console.scene().addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                console.scene().removePostLayoutPulseListener(this);
                shown.complete(System.nanoTime());
            }
        });
    }
}
