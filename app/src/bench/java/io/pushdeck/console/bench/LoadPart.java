package io.pushdeck.console.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

/// The window while thousands come, go and talk: frames, searches, memory. The operator spends a quarter of the time
/// with each of four views.
public final class LoadPart {
    private static final int CHANGES = 200;
    private static final int MESSAGES = 600;
    private static final int SIGNS = 1_400;
    private static final long WARM_UP_MILLIS = 20_000;
    private static final long BETWEEN_SEARCHES_MILLIS = 4_000;
    private static final long BETWEEN_KEYS_MILLIS = 60;
    private static final long MEGABYTE = 1L << 20;

    private final Settings settings;
    private final OpenConsole console;
    private final CrowdHandle crowd;
    private final Random random = new Random(1);
    private final Durations frames = new Durations();
    private final Durations answers = new Durations();
    private final Durations searches = new Durations();
    private final List<List<String>> lines = new ArrayList<>();
    private final List<Double> heaps = new ArrayList<>();

    /// @param crowd everyone is there
    LoadPart(Settings settings, OpenConsole console, CrowdHandle crowd) {
        this.settings = settings;
        this.console = console;
        this.crowd = crowd;
    }

    Section run() {
        EventCount count = new EventCount();
        var counting = console.server().subscribe(count);
        crowd.live(CHANGES, MESSAGES, SIGNS);
        warmUp();
        EventCount.Total before = count.total();
        long start = System.nanoTime();
        heap();
        stint("clients, in order of connecting, 20 chosen", this::showClients, true);
        stint("clients, sorted by when they were last seen", this::sortBySeen, true);
        stint("a group, with its members", this::showGroups, false);
        stint("the activity feed", () -> console.open("activity"), false);
        EventCount.Total told = count.total().since(before);
        double seconds = Durations.millisSince(start) / 1_000;
        counting.close();
        crowd.rest();
        return section(told, seconds);
    }

    private void warmUp() {
        showClients();
        for (int number = 0; number < 3; number++) {
            search();
        }
        sortBySeen();
        OpenConsole.pause(WARM_UP_MILLIS / 4);
        showGroups();
        OpenConsole.pause(WARM_UP_MILLIS / 4);
        console.open("activity");
        OpenConsole.pause(WARM_UP_MILLIS / 2);
    }

    private void stint(String view, Runnable show, boolean searching) {
        show.run();
        OpenConsole.pause(1_000);
        FrameWatch watch = FrameWatch.start(console);
        long start = System.nanoTime();
        long millis = settings.load().toMillis() / 4;
        while (Durations.millisSince(start) < millis) {
            OpenConsole.pause(Math.min(BETWEEN_SEARCHES_MILLIS, millis));
            if (searching) {
                searches.add(search());
            }
        }
        watch.stop(console);
        frames.addAll(watch.frames());
        answers.addAll(watch.answers());
        lines.add(FrameTable.line(view, watch));
        heap();
    }

    private void showClients() {
        console.open("clients");
        console.ask(() -> {
            TableView<?> table = console.table("#clients-table");
            table.getSortOrder().clear();
            table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().selectRange(0, 20);
            return true;
        });
    }

    private void sortBySeen() {
        console.open("clients");
        console.ask(() -> {
            sort(console.table("#clients-table"));
            return true;
        });
    }

    private static <T> void sort(TableView<T> table) {
        for (TableColumn<T, ?> column : table.getColumns()) {
            if ("clients-column-seen".equals(column.getId())) {
                column.setSortType(TableColumn.SortType.DESCENDING);
                table.getSortOrder().add(column);
            }
        }
    }

    private void showGroups() {
        console.open("groups");
        console.ask(() -> {
            console.list("#groups-page-list").getSelectionModel().select(0);
            return true;
        });
    }

    /// From the last key to the rows: a name, typed at the speed of a hand, of which there are about ten.
    private double search() {
        TextField field = console.ask(() -> (TextField) console.find("#clients-search"));
        String text = "till-0%03d".formatted(random.nextInt(1_000));
        for (int place = 0; place < text.length() - 1; place++) {
            String key = text.substring(place, place + 1);
            console.ask(() -> {
                console.type(field, key);
                return true;
            });
            OpenConsole.pause(BETWEEN_KEYS_MILLIS);
        }
        // What the keys before have found must not be taken for the answer to the last.
        int before =
                console.ask(() -> console.table("#clients-table").getItems().size());
        CompletableFuture<Long> found = new CompletableFuture<>();
        long asked = console.ask(() -> {
            whenNarrower(console.table("#clients-table").getItems(), Math.min(before, 50), found);
            long now = System.nanoTime();
            console.type(field, text.substring(text.length() - 1));
            return now;
        });
        double millis = (found.orTimeout(10, TimeUnit.SECONDS).join() - asked) / 1e6;
        OpenConsole.pause(1_000);
        console.ask(() -> {
            field.clear();
            return true;
        });
        console.await(
                "everyone is shown again",
                () -> console.table("#clients-table").getItems().size() > settings.clients() / 2);
        return millis;
    }

    private static <T> void whenNarrower(ObservableList<T> rows, int most, CompletableFuture<Long> found) {
        rows.addListener(new ListChangeListener<T>() {
            @Override
            public void onChanged(Change<? extends T> change) {
                if (rows.size() < most) {
                    found.complete(System.nanoTime());
                    rows.removeListener(this);
                }
            }
        });
    }

    private void heap() {
        System.gc();
        OpenConsole.pause(500);
        System.gc();
        heaps.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) MEGABYTE);
    }

    private Section section(EventCount.Total told, double seconds) {
        double grown = heaps.getLast() - heaps.get(1);
        return new Section(Settings.Part.LOAD, "Under load")
                .say(
                        ("%,d clients. A second: %,.0f changes of rows, %,.0f connects, %,.0f disconnects, %,.0f lines of activity, as the server told"
                                        + " the console; for %d s, after %d s that are not counted.")
                                .formatted(
                                        settings.clients(),
                                        told.rows() / seconds,
                                        told.connects() / seconds,
                                        told.disconnects() / seconds,
                                        told.lines() / seconds,
                                        settings.load().toSeconds(),
                                        WARM_UP_MILLIS / 1_000))
                .say(FrameTable.EXPLANATION)
                .table(FrameTable.HEAD, lines)
                .say(
                        ("Search: the last key of a name that about ten of them have, until these are the rows of the table; %d searches, every %d s in"
                                        + " the first two views. Median %s ms, longest %s ms.")
                                .formatted(
                                        searches.count(),
                                        BETWEEN_SEARCHES_MILLIS / 1_000,
                                        Durations.number(searches.median()),
                                        Durations.number(searches.most())))
                .say("Heap after a collection, before the first view and after each: "
                        + String.join(
                                ", ", heaps.stream().map(Durations::number).toList())
                        + " MB.")
                .target("Frame under load, p99", frames.quantile(0.99), " ms", 33)
                .target("Longest frame under load", frames.most(), " ms", FrameWatch.FREEZE_MILLIS)
                .target("Longest wait for an answer under load", answers.most(), " ms", FrameWatch.FREEZE_MILLIS)
                .target("Search among %,d rows, p99".formatted(settings.clients()), searches.quantile(0.99), " ms", 50)
                .target("Growth of the heap, from the first view to the last", Math.max(0, grown), " MB", 10);
    }
}
