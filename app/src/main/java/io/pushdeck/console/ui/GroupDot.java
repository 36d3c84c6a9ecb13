package io.pushdeck.console.ui;

import io.pushdeck.server.group.Group;
import javafx.scene.layout.Region;

/// A small disc in the colour of a group.
public final class GroupDot extends Region {
    public GroupDot(Group.Colour colour) {
        setColour(colour);
    }

    public void setColour(Group.Colour colour) {
        getStyleClass().setAll("group-dot", GroupChip.styleClassOf(colour));
    }
}
