package io.pushdeck.console.testing;

import io.pushdeck.console.profiles.Neighbours;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Other Pushdecks that start at once, or not at all.
public final class FakeNeighbours implements Neighbours {
    private final Set<Path> running = new HashSet<>();
    private final List<String> calls = new ArrayList<>();
    private String failure = "";

    /// Lets one run with that folder.
    public void run(Path folder) {
        running.add(folder);
    }

    /// From now on none starts; an empty text ends that.
    public void fail(String why) {
        failure = why;
    }

    /// `start b`, `show b`: the last name of each folder, oldest first.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public boolean isRunning(Path folder) {
        return running.contains(folder);
    }

    @Override
    public boolean show(Path folder) {
        if (running.contains(folder)) {
            calls.add("show " + folder.getFileName());
        }
        return running.contains(folder);
    }

    @Override
    public Optional<String> start(Path folder) {
        calls.add("start " + folder.getFileName());
        if (failure.isEmpty()) {
            running.add(folder);
            return Optional.empty();
        }
        return Optional.of(failure);
    }
}
