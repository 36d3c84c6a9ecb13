package io.pushdeck.console.ui;

import io.pushdeck.server.group.Group;
import java.util.Locale;
import javafx.scene.control.Label;

/// A small rounded label with the name of a group and its icon, in its colour.
public final class GroupChip extends Label {
    public GroupChip(Group group) {
        super(group.name());
        getStyleClass().addAll("group-chip", styleClassOf(group.colour()));
        if (!GroupIcons.isDot(group)) {
            setGraphic(GroupIcons.of(group.icon(), group.isSmart()));
        }
    }

    /// The style class that gives any node the colours of a group: `group-blue`, `group-grey`.
    public static String styleClassOf(Group.Colour colour) {
        return "group-" + colour.name().toLowerCase(Locale.ROOT);
    }
}
