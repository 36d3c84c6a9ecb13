package io.pushdeck.console.roles;

import io.pushdeck.console.bridge.Backend;
import io.pushdeck.console.bridge.PushNews;
import io.pushdeck.console.bridge.PushRequest;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.FrozenAudience;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Asks the server for operators, and refuses to viewers what changes something.
public final class GuardedBackend implements Backend {
    private final Backend open;
    private final Roles roles;

    public GuardedBackend(Backend open, Roles roles) {
        this.open = open;
        this.roles = roles;
    }

    @Override
    public void preview(Audience audience, Consumer<FrozenAudience> whenKnown) {
        open.preview(audience, whenKnown);
    }

    @Override
    public void push(PushRequest request, Consumer<PushNews> news) {
        if (roles.isLocked()) {
            news.accept(new PushNews.Refused(new PushNews.Refusal.LookingOnly()));
        } else {
            open.push(request, news);
        }
    }

    @Override
    public void stop(PushId push) {
        if (!roles.refuses()) {
            open.stop(push);
        }
    }

    @Override
    public void edit(GroupEdit edit, Consumer<GroupEditResult> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(new GroupEditResult.Rejected(new GroupEditResult.Reason.NotAllowed()));
        } else {
            open.edit(edit, whenDone);
        }
    }

    @Override
    public void everybody(Consumer<Map<ClientId, String>> whenKnown) {
        open.everybody(whenKnown);
    }

    @Override
    public void rename(ClientId client, String name) {
        if (!roles.refuses()) {
            open.rename(client, name);
        }
    }

    @Override
    public void disconnect(Set<SessionId> sessions) {
        if (!roles.refuses()) {
            open.disconnect(sessions);
        }
    }
}
