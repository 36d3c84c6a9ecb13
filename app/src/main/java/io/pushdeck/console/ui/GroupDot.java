package io.pushdeck.console.ui;

import io.pushdeck.server.group.Group;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// What stands for a group: its icon, else a small disc, in its colour.
public final class GroupDot extends StackPane {
    private List<String> theme = List.of();
    private Group.Colour colour;
    private Group.Icon icon;
    private boolean smart;

    public GroupDot(Group group) {
        this(group.colour(), group.icon(), group.isSmart());
    }

    public GroupDot(Group.Colour colour, Group.Icon icon) {
        this(colour, icon, false);
    }

    private GroupDot(Group.Colour colour, Group.Icon icon, boolean smart) {
        this.colour = colour;
        this.icon = icon;
        this.smart = smart;
        draw();
        // A menu is a window of its own and does not inherit the colours of the theme.
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(GroupDot::ownerOf)
                .subscribe(this::followTheme);
    }

    public void show(Group changed) {
        colour = changed.colour();
        icon = changed.icon();
        smart = changed.isSmart();
        draw();
    }

    private void draw() {
        getChildren().clear();
        if (!isDot()) {
            getChildren().add(GroupIcons.of(icon, smart));
        }
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

    private boolean isDot() {
        return icon == Group.Icon.DOT && !smart;
    }

    private void dress() {
        getStyleClass().setAll(isDot() ? "group-dot" : "group-mark", GroupChip.styleClassOf(colour));
        getStyleClass().addAll(theme);
    }
}
