package io.pushdeck.console.roles;

import io.pushdeck.console.bridge.RehearsalBackend;
import io.pushdeck.server.rehearsal.Behaviour;
import io.pushdeck.server.rehearsal.Mix;
import io.pushdeck.server.rehearsal.RehearsalStatus;
import io.pushdeck.server.rehearsal.StartResult;
import java.util.Map;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// Rehearsals: viewers watch them.
public final class GuardedRehearsal implements RehearsalBackend {
    private final RehearsalBackend open;
    private final Roles roles;

    public GuardedRehearsal(RehearsalBackend open, Roles roles) {
        this.open = open;
        this.roles = roles;
    }

    @Override
    public void start(Mix mix, Map<Behaviour, String> names, Consumer<StartResult> whenDone) {
        if (!roles.refuses()) {
            open.start(mix, names, whenDone);
        }
    }

    @Override
    public void end() {
        if (!roles.refuses()) {
            open.end();
        }
    }

    @Override
    public Subscription watch(Consumer<RehearsalStatus> onChanged) {
        return open.watch(onChanged);
    }
}
