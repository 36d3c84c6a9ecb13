package io.pushdeck.console.bridge;

import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Every change of the groups goes through here, so that it can be taken back and done again. The server says what
/// takes an edit back; this only keeps the order. Confined to the JavaFX thread.
public final class EditHistory {
    private static final int LIMIT = 200;

    private final Backend backend;
    private final Deque<Entry> undoable = new ArrayDeque<>();
    private final Deque<Entry> redoable = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoLabel = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoLabel = new ReadOnlyStringWrapper("");

    private record Entry(String label, GroupEdit edit) {}

    public EditHistory(Backend backend) {
        this.backend = backend;
    }

    /// What undo would take back, for a menu or a tooltip; empty when there is nothing.
    public ReadOnlyStringProperty undoLabelProperty() {
        return undoLabel.getReadOnlyProperty();
    }

    /// What redo would do again; empty when there is nothing.
    public ReadOnlyStringProperty redoLabelProperty() {
        return redoLabel.getReadOnlyProperty();
    }

    /// Makes an edit and remembers how to take it back.
    ///
    /// @param label    what it is, in the operator's words: "Add 12 clients to Ops"
    /// @param whenDone told how it ended
    public void perform(String label, GroupEdit edit, Consumer<GroupEditResult> whenDone) {
        backend.edit(edit, result -> {
            if (result instanceof GroupEditResult.Applied applied) {
                push(undoable, new Entry(label, applied.undo()));
                redoable.clear();
                refresh();
            }
            whenDone.accept(result);
        });
    }

    /// Takes the last edit back; does nothing if there is none.
    public void undo(Consumer<GroupEditResult> whenDone) {
        move(undoable, redoable, whenDone);
    }

    /// Does again what was taken back last; does nothing if there is none.
    public void redo(Consumer<GroupEditResult> whenDone) {
        move(redoable, undoable, whenDone);
    }

    private void move(Deque<Entry> from, Deque<Entry> to, Consumer<GroupEditResult> whenDone) {
        Entry entry = from.pollLast();
        if (entry == null) {
            return;
        }
        backend.edit(entry.edit(), result -> {
            // An entry that can no longer be applied (its group is gone) is dropped: keeping it would block the rest.
            if (result instanceof GroupEditResult.Applied applied) {
                push(to, new Entry(entry.label(), applied.undo()));
            }
            refresh();
            whenDone.accept(result);
        });
        refresh();
    }

    private static void push(Deque<Entry> stack, Entry entry) {
        stack.addLast(entry);
        if (stack.size() > LIMIT) {
            stack.removeFirst();
        }
    }

    private void refresh() {
        undoLabel.set(undoable.isEmpty() ? "" : undoable.getLast().label());
        redoLabel.set(redoable.isEmpty() ? "" : redoable.getLast().label());
    }
}
