package io.pushdeck.console.history;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Tally;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One push in the list. It stays the same object while what it shows changes.
final class HistoryRow {
    private final ReadOnlyObjectWrapper<PushRecord> push;
    private final ReadOnlyObjectWrapper<Tally> tally = new ReadOnlyObjectWrapper<>(Tally.NONE);

    HistoryRow(PushRecord push) {
        this.push = new ReadOnlyObjectWrapper<>(push);
    }

    PushId id() {
        return push.get().id();
    }

    PushRecord push() {
        return push.get();
    }

    ReadOnlyObjectProperty<PushRecord> pushProperty() {
        return push.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Tally> tallyProperty() {
        return tally.getReadOnlyProperty();
    }

    void change(PushRecord changed) {
        push.set(changed);
    }

    void count(Tally counted) {
        tally.set(counted);
    }
}
