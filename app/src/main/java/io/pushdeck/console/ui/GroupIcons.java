package io.pushdeck.console.ui;

import io.pushdeck.server.group.Group;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the icons of groups look like.
public final class GroupIcons {
    private GroupIcons() {}

    /// @param icon not the dot, which is no picture
    static FontIcon of(Group.Icon icon) {
        FontIcon made = new FontIcon(pictureOf(icon));
        made.getStyleClass().add("group-icon");
        return made;
    }

    /// The picture of a group's icon.
    ///
    /// @param plain the picture for a group that has only its dot
    public static Feather pictureOf(Group group, Feather plain) {
        return group.icon() == Group.Icon.DOT ? plain : pictureOf(group.icon());
    }

    private static Feather pictureOf(Group.Icon icon) {
        return switch (icon) {
            case DOT -> Feather.CIRCLE;
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
