package io.pushdeck.console.bridge;

import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.hub.RulePreview;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.FrozenAudience;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What the console asks of the server. Called on the JavaFX thread; never blocks it; every answer comes back on it.
public interface Backend {
    /// Whom an audience means at this moment.
    void preview(Audience audience, Consumer<FrozenAudience> whenKnown);

    /// @param news told in order; see [PushNews]
    void push(PushRequest request, Consumer<PushNews> news);

    /// Nobody else gets this push; those who had no turn yet never will. Its news go on to the end.
    void stop(PushId push);

    /// One change of the groups. Features use [EditHistory], which can take it back.
    void edit(GroupEdit edit, Consumer<GroupEditResult> whenDone);

    /// Whom a rule means at this moment.
    void matching(Rule rule, Consumer<RulePreview> whenKnown);

    /// Everyone who is known, connected or not, and what each is called; no guests. Empty if that cannot be read.
    void everybody(Consumer<Map<ClientId, String>> whenKnown);

    /// @param name 1 to 60 characters
    void rename(ClientId client, String name);

    void disconnect(Set<SessionId> sessions);
}
