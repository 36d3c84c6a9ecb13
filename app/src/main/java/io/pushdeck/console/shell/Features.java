package io.pushdeck.console.shell;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.Node;

/// The nodes that the window frames; made by the composition root.
///
/// @param unread      messages in the inbox that nobody has read yet
/// @param groupsPanel beside the pages, above
/// @param compose     beside the pages, below
public record Features(
        Node clients,
        Node groups,
        Node inbox,
        ReadOnlyIntegerProperty unread,
        Node activity,
        Node history,
        Node dashboard,
        Node settings,
        Node groupsPanel,
        Node compose) {
    Node of(Page page) {
        return switch (page) {
            case CLIENTS -> clients;
            case GROUPS -> groups;
            case INBOX -> inbox;
            case ACTIVITY -> activity;
            case HISTORY -> history;
            case DASHBOARD -> dashboard;
            case SETTINGS -> settings;
        };
    }
}
