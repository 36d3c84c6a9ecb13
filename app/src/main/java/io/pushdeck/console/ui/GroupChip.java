package io.pushdeck.console.ui;

import io.pushdeck.server.group.Group;
import java.util.Locale;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// A small rounded label with the name of a group and its icon, in its colour.
public final class GroupChip extends Label {
    private @Nullable Group shown;

    public GroupChip(Group group) {
        show(group);
    }

    /// Another group, in the same chip: in a table that is sorted anew each second that is much quicker than a new one.
    void show(Group group) {
        Group before = shown;
        if (group.equals(before)) {
            return;
        }
        shown = group;
        setText(group.name());
        if (before == null || before.colour() != group.colour()) {
            getStyleClass().setAll("label", "group-chip", styleClassOf(group.colour()));
        }
        if (before == null || before.icon() != group.icon() || before.isSmart() != group.isSmart()) {
            setGraphic(GroupIcons.isDot(group) ? null : GroupIcons.of(group.icon(), group.isSmart()));
        }
    }

    /// The style class that gives any node the colours of a group: `group-blue`, `group-grey`.
    public static String styleClassOf(Group.Colour colour) {
        return "group-" + colour.name().toLowerCase(Locale.ROOT);
    }
}
