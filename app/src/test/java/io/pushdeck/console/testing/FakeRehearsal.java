package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.RehearsalBackend;
import io.pushdeck.server.rehearsal.Behaviour;
import io.pushdeck.server.rehearsal.Mix;
import io.pushdeck.server.rehearsal.RehearsalStatus;
import io.pushdeck.server.rehearsal.StartResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// Rehearsals that nobody plays: a test says how they go. It answers before the call returns; what is asked of it is
/// noted.
public final class FakeRehearsal implements RehearsalBackend {
    private final List<Consumer<RehearsalStatus>> watchers = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private StartResult next = StartResult.STARTED;

    /// What was asked, in order: `start 40 Steady`, `end`.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /// How the starts from now on end.
    public void answer(StartResult result) {
        next = result;
    }

    /// Tells whoever watches.
    public void tell(RehearsalStatus status) {
        List.copyOf(watchers).forEach(watcher -> watcher.accept(status));
    }

    @Override
    public void start(Mix mix, Map<Behaviour, String> names, Consumer<StartResult> whenDone) {
        calls.add("start " + mix.total() + " " + names.get(Behaviour.STEADY));
        whenDone.accept(next);
    }

    @Override
    public void end() {
        calls.add("end");
    }

    @Override
    public Subscription watch(Consumer<RehearsalStatus> onChanged) {
        watchers.add(onChanged);
        return () -> watchers.remove(onChanged);
    }
}
