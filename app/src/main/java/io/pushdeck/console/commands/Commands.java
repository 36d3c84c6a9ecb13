package io.pushdeck.console.commands;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Collects what can be done from the features that do it, so that none of them knows who asks. Confined to the JavaFX
/// thread.
public final class Commands {
    /// What a command is about, the nearest to the operator's mind first.
    public enum Scope {
        /// What is chosen or open at the moment.
        CHOSEN,
        /// What lies on the desk whatever page is shown: the push being written, groups, the feed.
        DESK,
        /// The window and the server.
        WINDOW,
        /// Everybody who is there: many.
        PEOPLE
    }

    private final Map<Scope, List<Supplier<List<Command>>>> sources = new EnumMap<>(Scope.class);

    /// @param source asked each time anew: only for what is possible at that moment
    public void offer(Scope scope, Supplier<List<Command>> source) {
        sources.computeIfAbsent(scope, key -> new ArrayList<>()).add(source);
    }

    /// Everything that is possible now, in the order of the scopes.
    public List<Command> now() {
        return sources.values().stream()
                .flatMap(List::stream)
                .flatMap(source -> source.get().stream())
                .toList();
    }
}
