package io.pushdeck.console.ui;

import io.pushdeck.server.group.Group;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// A small disc in the colour of a group.
public final class GroupDot extends Region {
    private List<String> theme = List.of();
    private Group.Colour colour;

    public GroupDot(Group.Colour colour) {
        this.colour = colour;
        dress();
        // A menu is a window of its own and does not inherit the colours of the theme.
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(GroupDot::ownerOf)
                .subscribe(this::followTheme);
    }

    public void setColour(Group.Colour changed) {
        colour = changed;
        dress();
    }

    private static @Nullable ObservableValue<Window> ownerOf(Window window) {
        return window instanceof PopupWindow popup ? popup.ownerWindowProperty() : null;
    }

    private void followTheme(@Nullable Window owner) {
        Window window = owner;
        while (window instanceof PopupWindow popup) {
            window = popup.getOwnerWindow();
        }
        if (window != null && window.getScene() != null) {
            theme = window.getScene().getRoot().getStyleClass().stream()
                    .filter(styleClass -> styleClass.startsWith("theme-"))
                    .toList();
            dress();
        }
    }

    private void dress() {
        getStyleClass().setAll("group-dot", GroupChip.styleClassOf(colour));
        getStyleClass().addAll(theme);
    }
}
