package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.Backend;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupBook;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.hub.PushReport;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.session.FanOut;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// A server that lives in the mirror: answers before the call returns and tells the mirror what happened.
public final class FakeBackend implements Backend {
    private final Mirror mirror;
    private final GroupBook book = new GroupBook();
    private final Map<SessionId, SessionView> sessions = new LinkedHashMap<>();
    private final List<Push> pushes = new ArrayList<>();
    private final List<GroupEdit> edits = new ArrayList<>();

    /// A push that was asked for.
    public record Push(Announcement announcement, PushClass pushClass, Audience audience) {
        public Push(Announcement announcement, Audience audience) {
            this(announcement, PushClass.ANNOUNCEMENT, audience);
        }
    }

    public FakeBackend(Mirror mirror, HubSnapshot start) {
        this.mirror = mirror;
        book.reset(start.groups(), start.members());
        start.sessions().forEach(session -> sessions.put(session.id(), session));
        mirror.reset(start);
    }

    /// What was pushed so far, in order.
    public List<Push> pushes() {
        return List.copyOf(pushes);
    }

    /// What was edited so far, in order; refused edits are not in it.
    public List<GroupEdit> edits() {
        return List.copyOf(edits);
    }

    /// Lets something happen.
    public void emit(HubEvent... events) {
        mirror.apply(List.of(events));
    }

    public void connect(SessionView session) {
        sessions.put(session.id(), session);
        emit(new HubEvent.SessionOpened(session, Sample.NOW));
    }

    @Override
    public void push(Announcement announcement, PushClass pushClass, Audience audience, Consumer<PushResult> whenDone) {
        pushes.add(new Push(announcement, pushClass, audience));
        Reach reach = mirror.reach(audience);
        if (reach.people() == 0) {
            whenDone.accept(new PushResult.Rejected(new PushResult.Reason.NobodyAddressed()));
            return;
        }
        PushReport report =
                new PushReport(announcement.toPlain(), audience, reach, new FanOut.Tally(reach.online(), 0, 0, 0));
        emit(new HubEvent.Pushed(report, Sample.NOW));
        whenDone.accept(new PushResult.Pushed(report));
    }

    @Override
    public void edit(GroupEdit edit, Consumer<GroupEditResult> whenDone) {
        GroupEditResult result = decide(edit);
        if (result instanceof GroupEditResult.Applied applied) {
            edits.add(applied.effective());
            book.apply(applied.effective());
            emit(new HubEvent.GroupEdited(applied.effective(), Sample.NOW));
        }
        whenDone.accept(result);
    }

    private GroupEditResult decide(GroupEdit edit) {
        if (edit instanceof GroupEdit.Create create) {
            return isTaken(create.created())
                    ? rejected(new GroupEditResult.Reason.NameTaken(
                            create.created().name()))
                    : new GroupEditResult.Applied(edit, new GroupEdit.Delete(edit.group()));
        }
        Group group = book.find(edit.group());
        if (group == null) {
            return rejected(new GroupEditResult.Reason.NoSuchGroup(edit.group()));
        }
        Set<ClientId> members = book.membersOf(edit.group());
        return switch (edit) {
            case GroupEdit.Create create -> throw new IllegalStateException("handled above: " + create);
            case GroupEdit.Change change ->
                isTaken(change.changed())
                        ? rejected(new GroupEditResult.Reason.NameTaken(
                                change.changed().name()))
                        : new GroupEditResult.Applied(edit, new GroupEdit.Change(group));
            case GroupEdit.Delete delete -> new GroupEditResult.Applied(delete, new GroupEdit.Create(group, members));
            case GroupEdit.Join join -> {
                Set<ClientId> joining = new HashSet<>(join.members());
                joining.removeAll(members);
                yield new GroupEditResult.Applied(
                        new GroupEdit.Join(group.id(), joining), new GroupEdit.Leave(group.id(), joining));
            }
            case GroupEdit.Leave leave -> {
                Set<ClientId> leaving = new HashSet<>(leave.members());
                leaving.retainAll(members);
                yield new GroupEditResult.Applied(
                        new GroupEdit.Leave(group.id(), leaving), new GroupEdit.Join(group.id(), leaving));
            }
        };
    }

    private boolean isTaken(Group wanted) {
        return book.groups().stream()
                .anyMatch(
                        other -> !other.id().equals(wanted.id()) && other.name().equalsIgnoreCase(wanted.name()));
    }

    private static GroupEditResult rejected(GroupEditResult.Reason reason) {
        return new GroupEditResult.Rejected(reason);
    }

    @Override
    public void rename(ClientId client, String name) {
        emit(new HubEvent.ClientRenamed(client, name, Sample.NOW));
    }

    @Override
    public void disconnect(Set<SessionId> closing) {
        CloseReason reason = new CloseReason(CloseReason.DISCONNECTED, "", CloseReason.Origin.SERVER);
        List<HubEvent> closed = new ArrayList<>();
        for (SessionId id : closing) {
            SessionView session = sessions.remove(id);
            if (session != null) {
                closed.add(new HubEvent.SessionClosed(session, reason, Sample.NOW));
            }
        }
        mirror.apply(closed);
    }
}
