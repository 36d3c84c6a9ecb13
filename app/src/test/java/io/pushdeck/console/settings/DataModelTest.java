package io.pushdeck.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.bridge.ArchiveAnswer;
import io.pushdeck.console.bridge.ArchiveFacts;
import io.pushdeck.console.bridge.Network;
import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.FakeHistory;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.message.ArchiveProblem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.Test;

class DataModelTest {
    private static final Path FILE = Path.of("/backup.pushdeck");
    private static final ArchiveFacts FACTS = new ArchiveFacts(48_000, 12, Optional.of(Sample.NOW));

    private final FakeHistory history = new FakeHistory();
    private final FakeGate gate = new FakeGate();
    private final ServerControl server = new ServerControl(
            gate,
            new Network(),
            Clock.fixed(Sample.NOW, ZoneOffset.UTC),
            ListenConfig.DEFAULT,
            Runnable::run,
            Runnable::run);
    private final SimpleIntegerProperty remembered = new SimpleIntegerProperty(30);
    private final DataModel model = new DataModel(history, server, remembered);

    @Test
    void whatIsChosenIsToldToTheServerAndRemembered() {
        model.keptDaysProperty().set(90);
        assertEquals(List.of("keep 90"), history.calls());
        assertEquals(90, remembered.get());
    }

    @Test
    void theFactsAreReadWhenSomebodyLooksAndFollowed() {
        history.fill(FACTS);
        assertEquals(Optional.empty(), model.factsProperty().get());
        model.watchedProperty().set(true);
        assertEquals(Optional.of(FACTS), model.factsProperty().get());
        history.fill(ArchiveFacts.NOTHING);
        history.tell(Set.of());
        assertEquals(Optional.of(ArchiveFacts.NOTHING), model.factsProperty().get());
    }

    @Test
    void aBackupSaysWhatIsInIt() {
        history.fill(FACTS);
        history.hold();
        model.backUp(FILE);
        assertEquals(new DataModel.Work.BackingUp(FILE), model.workProperty().get());
        history.release();
        assertEquals(
                new DataModel.Work.BackedUp(FILE, FACTS), model.workProperty().get());
    }

    @Test
    void aRestoreStopsTheServerFirstAndStartsItAfterwards() {
        server.start();
        history.hold();
        model.restore(FILE);
        assertEquals(List.of("shut 1012", "open 8080 8081", "shut 1001"), gate.calls());
        assertEquals("restore " + FILE, history.calls().getLast());
        history.release();
        assertEquals("open 8080 8081", gate.calls().getLast());
        assertEquals(
                new DataModel.Work.Restored(FILE, ArchiveFacts.NOTHING),
                model.workProperty().get());
    }

    @Test
    void aServerThatWasStoppedStaysStopped() {
        model.restore(FILE);
        assertEquals(List.of(), gate.calls());
    }

    @Test
    void aRefusedRestoreStartsTheServerAgainToo() {
        server.start();
        ArchiveAnswer.Failed failed = new ArchiveAnswer.Failed(ArchiveProblem.NOT_A_BACKUP, "");
        history.answerNext(failed);
        model.restore(FILE);
        assertEquals(
                new DataModel.Work.RestoreFailed(FILE, failed),
                model.workProperty().get());
        assertEquals("open 8080 8081", gate.calls().getLast());
    }
}
