package io.pushdeck.console.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.testing.FakeFiles;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.console.ui.Toasts;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports of many rows. The thread of the test stands for that of JavaFX.
class ExportsTest {
    private static final int ROWS = 10_000;

    @TempDir
    private Path folder;

    private final PushRecord push = SampleHistory.push(7, SampleHistory.drill(), Audience.EVERYONE, ROWS, Sample.NOW);
    private final List<Delivery> deliveries = SampleHistory.deliveries(ROWS, Sample.NOW);
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Thread> workers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Runnable> fxThread = new LinkedBlockingQueue<>();
    private final List<String> said = new ArrayList<>();
    private final FakeFiles dialogs = new FakeFiles();
    private final Exports exports =
            new Exports(new Texts(), new SaidToasts(), dialogs, new TextFiles(this::work, fxThread::add));

    private final class SaidToasts implements Toasts {
        @Override
        public void info(String text) {
            said.add(text);
        }

        @Override
        public void withAction(String text, String action, Runnable onAction) {
            said.add(text + " [" + action + "]");
        }

        @Override
        public void error(String text) {
            said.add("! " + text);
        }
    }

    /// Notes who reads them.
    private final class WatchedRows extends AbstractList<Delivery> {
        @Override
        public Delivery get(int index) {
            readers.add(Thread.currentThread());
            return deliveries.get(index);
        }

        @Override
        public int size() {
            return deliveries.size();
        }
    }

    private void work(Runnable task) {
        workers.add(Thread.startVirtualThread(task));
    }

    private void finish() {
        Runnable last = Await.next(fxThread, "the end of the export");
        assertEquals(List.of(), said, "told on the thread that wrote");
        last.run();
        assertEquals(Set.of(Await.next(workers, "who wrote")), readers, "the rows were read by");
    }

    @Test
    void theTextIsMadeAndWrittenElsewhereAndThenItIsTold() throws IOException {
        Path file = folder.resolve("out.csv");
        dialogs.answerNext(file);
        exports.csv(push, new WatchedRows());
        finish();
        assertEquals(List.of("Written to " + file), said);
        assertEquals(RecipientExport.csv(deliveries), Files.readString(file));
    }

    @Test
    void soIsJson() throws IOException {
        Path file = folder.resolve("out.json");
        dialogs.answerNext(file);
        exports.json(push, new WatchedRows());
        finish();
        assertEquals(List.of("Written to " + file), said);
        assertEquals(RecipientExport.json(push, deliveries), Files.readString(file));
    }

    @Test
    void aFailureIsToldTheSameWay() {
        Path file = folder.resolve("no-such-folder").resolve("out.csv");
        dialogs.answerNext(file);
        exports.csv(push, new WatchedRows());
        finish();
        assertEquals(
                List.of("! " + file + " could not be written: there is no such file or folder; choose another"), said);
    }
}
