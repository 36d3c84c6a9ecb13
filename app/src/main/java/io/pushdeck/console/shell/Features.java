package io.pushdeck.console.shell;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The nodes that the window frames; made by the composition root. Those that are suppliers are made when they are
/// first
/// shown, which the start of the program does not wait for.
///
/// @param profile     what tells this window from those of other profiles; empty where there is nothing to tell
/// @param unread      messages in the inbox that nobody has read yet
/// @param simulated   how many clients play in the rehearsal that is on
/// @param wallboard   made anew each time, of what leaves it and what asks for the whole screen
/// @param groupsPanel beside the pages, above
/// @param compose     beside the pages, below
public record Features(
        ObservableValue<String> profile,
        Node clients,
        Supplier<Node> groups,
        Supplier<Node> people,
        Supplier<Node> inbox,
        ReadOnlyIntegerProperty unread,
        Node activity,
        Supplier<Node> history,
        Supplier<Node> planned,
        Supplier<Node> dashboard,
        Supplier<Node> rehearsal,
        ReadOnlyIntegerProperty simulated,
        Supplier<Node> settings,
        BiFunction<Runnable, Runnable, Node> wallboard,
        Node groupsPanel,
        Node compose) {
    /// What the window is called: the profile first, which is all that a narrow task bar shows.
    ObservableValue<String> title() {
        return profile.map(name -> name.isEmpty() ? "Pushdeck" : name + " – Pushdeck");
    }

    /// Makes those that are not there yet, at each call.
    Node of(Page page) {
        return switch (page) {
            case CLIENTS -> clients;
            case GROUPS -> groups.get();
            case PEOPLE -> people.get();
            case INBOX -> inbox.get();
            case ACTIVITY -> activity;
            case HISTORY -> history.get();
            case PLANNED -> planned.get();
            case DASHBOARD -> dashboard.get();
            case REHEARSAL -> rehearsal.get();
            case SETTINGS -> settings.get();
        };
    }
}
