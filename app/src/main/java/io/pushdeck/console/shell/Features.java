package io.pushdeck.console.shell;

import javafx.scene.Node;

/// The nodes that the window frames; made by the composition root.
///
/// @param groupsPanel beside the pages, above
/// @param compose     beside the pages, below
public record Features(Node clients, Node groups, Node activity, Node settings, Node groupsPanel, Node compose) {
    Node of(Page page) {
        return switch (page) {
            case CLIENTS -> clients;
            case GROUPS -> groups;
            case ACTIVITY -> activity;
            case SETTINGS -> settings;
        };
    }
}
