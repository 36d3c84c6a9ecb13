package io.pushdeck.console.bridge;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Reach;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One group in the console. Confined to the JavaFX thread.
public final class GroupRow {
    private final ReadOnlyObjectWrapper<Group> group;
    private final ReadOnlyObjectWrapper<Reach> reach = new ReadOnlyObjectWrapper<>(Reach.NOBODY);

    GroupRow(Group group) {
        this.group = new ReadOnlyObjectWrapper<>(group);
    }

    public GroupId id() {
        return group.get().id();
    }

    /// Name and colour as they are now.
    public ReadOnlyObjectProperty<Group> groupProperty() {
        return group.getReadOnlyProperty();
    }

    /// Members online and offline.
    public ReadOnlyObjectProperty<Reach> reachProperty() {
        return reach.getReadOnlyProperty();
    }

    void change(Group changed) {
        group.set(changed);
    }

    void count(Reach counted) {
        reach.set(counted);
    }
}
