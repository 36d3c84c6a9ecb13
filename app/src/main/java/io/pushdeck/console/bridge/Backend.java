package io.pushdeck.console.bridge;

import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushClass;
import java.util.Set;
import java.util.function.Consumer;

/// What the console asks of the server. Called on the JavaFX thread; never blocks it; every answer comes back on it.
public interface Backend {
    /// @param pushClass [PushClass#ANNOUNCEMENT], or [PushClass#LIVE] if only the newest counts
    void push(Announcement announcement, PushClass pushClass, Audience audience, Consumer<PushResult> whenDone);

    /// One change of the groups. Features use [EditHistory], which can take it back.
    void edit(GroupEdit edit, Consumer<GroupEditResult> whenDone);

    /// @param name 1 to 60 characters
    void rename(ClientId client, String name);

    void disconnect(Set<SessionId> sessions);
}
