package io.pushdeck.console.compose;

import io.pushdeck.console.bridge.Backend;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.PushReport;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.session.FanOut;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Ends every push as it was told, or only when it is asked to.
final class StubbornBackend implements Backend {
    private final Backend rest;
    private final @Nullable PushResult always;
    private Runnable pending = () -> {};
    private int asked;

    StubbornBackend(Backend rest, @Nullable PushResult always) {
        this.rest = rest;
        this.always = always;
    }

    int asked() {
        return asked;
    }

    /// Lets the waiting push succeed.
    void answer() {
        pending.run();
    }

    @Override
    public void push(Announcement announcement, PushClass pushClass, Audience audience, Consumer<PushResult> whenDone) {
        asked++;
        if (always != null) {
            whenDone.accept(always);
            return;
        }
        PushReport report =
                new PushReport(announcement.toPlain(), audience, new Reach(1, 0), new FanOut.Tally(1, 0, 0, 0));
        pending = () -> whenDone.accept(new PushResult.Pushed(report));
    }

    @Override
    public void edit(GroupEdit edit, Consumer<GroupEditResult> whenDone) {
        rest.edit(edit, whenDone);
    }

    @Override
    public void rename(ClientId client, String name) {
        rest.rename(client, name);
    }

    @Override
    public void disconnect(Set<SessionId> sessions) {
        rest.disconnect(sessions);
    }
}
