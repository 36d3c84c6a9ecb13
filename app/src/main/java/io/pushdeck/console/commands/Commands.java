package io.pushdeck.console.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Collects what can be done from the features that do it, so that none of them knows who asks. Confined to the JavaFX
/// thread.
public final class Commands {
    private final List<Supplier<List<Command>>> sources = new ArrayList<>();

    /// @param source asked each time anew: only for what is possible at that moment
    public void offer(Supplier<List<Command>> source) {
        sources.add(source);
    }

    /// Everything that is possible now, in the order in which the features were made.
    public List<Command> now() {
        return sources.stream().flatMap(source -> source.get().stream()).toList();
    }
}
