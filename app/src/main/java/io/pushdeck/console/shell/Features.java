package io.pushdeck.console.shell;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.Node;

/// The nodes that the window frames; made by the composition root.
///
/// @param unread      messages in the activity that nobody has seen yet
/// @param groupsPanel beside the pages, above
/// @param compose     beside the pages, below
public record Features(
        Node clients,
        Node groups,
        Node people,
        Node activity,
        ReadOnlyIntegerProperty unread,
        Node history,
        Node dashboard,
        Node settings,
        Node groupsPanel,
        Node compose) {
    Node of(Page page) {
        return switch (page) {
            case CLIENTS -> clients;
            case GROUPS -> groups;
            case PEOPLE -> people;
            case ACTIVITY -> activity;
            case HISTORY -> history;
            case DASHBOARD -> dashboard;
            case SETTINGS -> settings;
        };
    }
}
