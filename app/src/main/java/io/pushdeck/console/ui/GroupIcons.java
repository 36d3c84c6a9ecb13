package io.pushdeck.console.ui;

import io.pushdeck.server.group.Group;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the icons of groups look like.
public final class GroupIcons {
    private GroupIcons() {}

    /// @param icon  the dot, which is no picture, only of a smart group
    /// @param smart without an icon of its own it gets that of all smart groups
    static FontIcon of(Group.Icon icon, boolean smart) {
        FontIcon made = new FontIcon(pictureOf(icon, smart));
        made.getStyleClass().add("group-icon");
        return made;
    }

    /// The picture of a group's icon.
    ///
    /// @param plain the picture for a group that has only its dot
    public static Feather pictureOf(Group group, Feather plain) {
        return isDot(group) ? plain : pictureOf(group.icon(), group.isSmart());
    }

    /// Whether nothing but its colour tells it from others; a rule does.
    static boolean isDot(Group group) {
        return group.icon() == Group.Icon.DOT && !group.isSmart();
    }

    private static Feather pictureOf(Group.Icon icon, boolean smart) {
        return switch (icon) {
            case DOT -> smart ? Feather.FILTER : Feather.CIRCLE;
            case STAR -> Feather.STAR;
            case HEART -> Feather.HEART;
            case FLAG -> Feather.FLAG;
            case HOME -> Feather.HOME;
            case BRIEFCASE -> Feather.BRIEFCASE;
            case BOOK -> Feather.BOOK;
            case TRUCK -> Feather.TRUCK;
            case PACKAGE -> Feather.PACKAGE;
            case CART -> Feather.SHOPPING_CART;
            case TOOL -> Feather.TOOL;
            case SHIELD -> Feather.SHIELD;
            case MONITOR -> Feather.MONITOR;
            case PHONE -> Feather.SMARTPHONE;
            case PIN -> Feather.MAP_PIN;
            case MOON -> Feather.MOON;
            case COFFEE -> Feather.COFFEE;
        };
    }
}
