package io.pushdeck.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.testing.FakeBackend;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EditHistoryTest {
    private static final Set<ClientId> TWO =
            Set.of(Sample.session(2).client(), Sample.session(5).client());

    private final Mirror mirror = new Mirror();
    private final FakeBackend backend = new FakeBackend(mirror, Sample.snapshot(6, List.of(Sample.WAREHOUSE)));
    private final EditHistory history = new EditHistory(backend);
    private final Set<ClientId> before = mirror.membersOf(Sample.WAREHOUSE.id());

    @Test
    void undoTakesBackAndRedoDoesAgain() {
        history.perform("Add 2", new GroupEdit.Join(Sample.WAREHOUSE.id(), TWO), result -> {});
        Set<ClientId> after = mirror.membersOf(Sample.WAREHOUSE.id());
        assertEquals("Add 2", history.undoLabelProperty().get());
        history.undo(result -> {});
        assertEquals(before, mirror.membersOf(Sample.WAREHOUSE.id()));
        assertEquals("Add 2", history.redoLabelProperty().get());
        history.redo(result -> {});
        assertEquals(after, mirror.membersOf(Sample.WAREHOUSE.id()));
    }

    @Test
    void aDeletedGroupComesBackWithItsMembers() {
        history.perform("Delete", new GroupEdit.Delete(Sample.WAREHOUSE.id()), result -> {});
        assertEquals(List.of(), mirror.groups());
        history.undo(result -> {});
        assertEquals(before, mirror.membersOf(Sample.WAREHOUSE.id()));
    }

    @Test
    void aNewEditForgetsWhatCouldBeDoneAgain() {
        history.perform("One", new GroupEdit.Join(Sample.WAREHOUSE.id(), TWO), result -> {});
        history.undo(result -> {});
        history.perform("Two", new GroupEdit.Join(Sample.WAREHOUSE.id(), TWO), result -> {});
        assertEquals("", history.redoLabelProperty().get());
        assertEquals("Two", history.undoLabelProperty().get());
    }

    @Test
    void anEditThatChangesNothingAnyMoreIsDropped() {
        history.perform("Add", new GroupEdit.Join(Sample.WAREHOUSE.id(), TWO), result -> {});
        backend.edit(new GroupEdit.Delete(Sample.WAREHOUSE.id()), result -> {});
        history.undo(result -> {});
        assertEquals("", history.undoLabelProperty().get());
        assertEquals("", history.redoLabelProperty().get());
    }
}
