package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.Backend;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.PushNews;
import io.pushdeck.console.bridge.PushOutcome;
import io.pushdeck.console.bridge.PushRequest;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupBook;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.hub.PushReport;
import io.pushdeck.server.hub.RulePreview;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.session.FanOut;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A server that lives in the mirror: answers before the call returns and tells the mirror what happened.
public final class FakeBackend implements Backend {
    private final Mirror mirror;
    private final GroupBook book = new GroupBook();
    private final Map<SessionId, SessionView> sessions = new LinkedHashMap<>();
    private final List<Push> pushes = new ArrayList<>();
    private final List<PushRequest> requests = new ArrayList<>();
    private final Map<PushId, Underway> underway = new LinkedHashMap<>();
    private final List<GroupEdit> edits = new ArrayList<>();
    private final Map<ClientId, String> remembered = new LinkedHashMap<>();
    private final Set<ClientId> known = new LinkedHashSet<>();
    private final Deque<Runnable> unaccepted = new ArrayDeque<>();
    private PushNews.@Nullable Refusal refusal;
    private boolean acceptLate;
    private boolean slowly;
    private boolean refuseEdit;

    private static final class Underway {
        final FrozenAudience audience;
        final Consumer<PushNews> news;
        int tried;

        Underway(FrozenAudience audience, Consumer<PushNews> news) {
            this.audience = audience;
            this.news = news;
        }
    }

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
        known.addAll(start.names().keySet());
        mirror.reset(start);
    }

    /// What was pushed so far, in order.
    public List<Push> pushes() {
        return List.copyOf(pushes);
    }

    /// All that was said about each of [#pushes].
    public List<PushRequest> requests() {
        return List.copyOf(requests);
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
        match();
    }

    private void match() {
        mirror.apply(FakeRules.match(book, sessions.values()));
    }

    @Override
    public void preview(Audience audience, Consumer<FrozenAudience> whenKnown) {
        whenKnown.accept(freeze(audience));
    }

    private FrozenAudience freeze(Audience audience) {
        Set<ClientId> meant = new LinkedHashSet<>(mirror.people(audience));
        if (audience.everyone() && audience.away()) {
            meant.addAll(known);
            meant.removeAll(audience.excluded());
        }
        List<ClientId> online = meant.stream().filter(mirror::isOnline).toList();
        return new FrozenAudience(
                audience,
                online,
                meant.stream().filter(client -> !mirror.isOnline(client)).toList());
    }

    @Override
    public void push(PushRequest request, Consumer<PushNews> news) {
        pushes.add(new Push(request.announcement(), request.pushClass(), request.audience()));
        requests.add(request);
        PushId push = new PushId("p" + pushes.size());
        if (acceptLate) {
            unaccepted.add(() -> decide(push, request, news));
        } else {
            decide(push, request, news);
        }
    }

    private void decide(PushId push, PushRequest request, Consumer<PushNews> news) {
        FrozenAudience audience = freeze(request.audience());
        if (refusal != null || audience.reach().people() == 0) {
            news.accept(new PushNews.Refused(refusal == null ? new PushNews.Refusal.NobodyAddressed() : refusal));
            return;
        }
        if (request.pushClass() == PushClass.ANNOUNCEMENT) {
            underway.put(push, new Underway(audience, news));
            emit(new HubEvent.PushAccepted(record(push, request, audience), audience, Sample.NOW));
            news.accept(new PushNews.Accepted(push, audience));
            if (!slowly) {
                finish(push, audience.online().size());
            }
        } else {
            sent(request, audience, news);
        }
    }

    private PushRecord record(PushId push, PushRequest request, FrozenAudience audience) {
        return new PushRecord(
                push,
                pushes.size(),
                Sample.NOW,
                1,
                request.announcement(),
                request.audience(),
                audience.reach().people(),
                Optional.empty(),
                Optional.empty());
    }

    /// From now on every push is refused.
    public void refuse(PushNews.Refusal reason) {
        refusal = reason;
    }

    /// The next edit of the groups is not stored.
    public void refuseNextEdit() {
        refuseEdit = true;
    }

    /// From now on pushes wait for [#accept].
    public void acceptLate() {
        acceptLate = true;
    }

    /// Decides about the oldest push that waits for it.
    public void accept() {
        unaccepted.removeFirst().run();
    }

    /// From now on announcements go no further than being accepted, until they are told to [#advance] and [#finish].
    public void spreadSlowly() {
        slowly = true;
    }

    /// So many of those online have had their turn: so many get it if it is stopped now.
    public void advance(PushId push, int tried) {
        of(push).tried = tried;
    }

    /// So many of those online get it, and the rest is stopped.
    public void finish(PushId push, int written) {
        Underway of = of(push);
        underway.remove(push);
        Reach reach = of.audience.reach();
        int stopped = reach.online() - written;
        emit(new HubEvent.PushHandedOut(push, written, 0, 0, 0, stopped, Sample.NOW));
        of.news.accept(new PushNews.Ended(new PushOutcome(written, 0, 0, 0, 0, stopped, reach.offline())));
    }

    private Underway of(PushId push) {
        return Objects.requireNonNull(underway.get(push), push::value);
    }

    private void sent(PushRequest request, FrozenAudience audience, Consumer<PushNews> news) {
        Reach reach = audience.reach();
        emit(new HubEvent.Pushed(
                new PushReport(
                        request.announcement().toPlain(),
                        request.audience(),
                        reach,
                        new FanOut.Tally(reach.online(), 0, 0, 0)),
                Sample.NOW));
        news.accept(new PushNews.Ended(new PushOutcome(reach.online(), 0, 0, 0, 0, 0, reach.offline())));
    }

    @Override
    public void stop(PushId push) {
        finish(push, of(push).tried);
    }

    @Override
    public void edit(GroupEdit edit, Consumer<GroupEditResult> whenDone) {
        Optional<GroupEditResult.Reason> refusal =
                refuseEdit ? Optional.of(new GroupEditResult.Reason.NotStored("refused by the test")) : refusalOf(edit);
        refuseEdit = false;
        if (refusal.isPresent()) {
            whenDone.accept(new GroupEditResult.Rejected(refusal.get()));
            return;
        }
        GroupEditResult.Applied applied = switch (edit) {
            case GroupEdit.OfGroup one -> {
                GroupBook.Effect effect = apply(one);
                yield new GroupEditResult.Applied(effect.effective(), effect.undo());
            }
            case GroupEdit.Together several -> {
                List<GroupEdit.OfGroup> effective = new ArrayList<>();
                List<GroupEdit.OfGroup> undo = new ArrayList<>();
                for (GroupEdit.OfGroup one : several.edits()) {
                    GroupBook.Effect effect = apply(one);
                    effective.add(effect.effective());
                    undo.addFirst(effect.undo());
                }
                yield new GroupEditResult.Applied(new GroupEdit.Together(effective), new GroupEdit.Together(undo));
            }
        };
        edits.add(applied.effective());
        whenDone.accept(applied);
    }

    private GroupBook.Effect apply(GroupEdit.OfGroup edit) {
        GroupBook.Effect effect = book.effectOf(edit);
        if (effect.effective() instanceof GroupEdit.Change change
                && !change.changed().isSmart()) {
            empty(change.group());
        }
        book.apply(effect.effective());
        emit(new HubEvent.GroupEdited(effect.effective(), Sample.NOW));
        match();
        return effect;
    }

    /// A list in place of a rule begins with nobody.
    private void empty(GroupId group) {
        if (mirror.isSmart(group)) {
            Set<ClientId> members = book.membersOf(group);
            book.match(group, Set.of(), members);
            emit(new HubEvent.RuleMatched(group, Set.of(), members, Map.of(), Sample.NOW));
        }
    }

    private Optional<GroupEditResult.Reason> refusalOf(GroupEdit edit) {
        return switch (edit) {
            case GroupEdit.Create create -> nameTaken(create.created());
            case GroupEdit.Change change -> nameTaken(change.changed()).or(() -> gone(change));
            case GroupEdit.OfGroup other -> gone(other);
            case GroupEdit.Together several ->
                several.edits().stream().flatMap(one -> refusalOf(one).stream()).findFirst();
        };
    }

    private Optional<GroupEditResult.Reason> gone(GroupEdit.OfGroup edit) {
        return book.find(edit.group()) == null
                ? Optional.of(new GroupEditResult.Reason.NoSuchGroup(edit.group()))
                : Optional.empty();
    }

    private Optional<GroupEditResult.Reason> nameTaken(Group wanted) {
        return isTaken(wanted) ? Optional.of(new GroupEditResult.Reason.NameTaken(wanted.name())) : Optional.empty();
    }

    private boolean isTaken(Group wanted) {
        return book.groups().stream()
                .anyMatch(
                        other -> !other.id().equals(wanted.id()) && other.name().equalsIgnoreCase(wanted.name()));
    }

    /// Somebody who was here once and is in no group.
    public void remember(ClientId client, String name) {
        remembered.put(client, name);
    }

    @Override
    public void everybody(Consumer<Map<ClientId, String>> whenKnown) {
        Map<ClientId, String> everybody = new LinkedHashMap<>(remembered);
        known.forEach(client -> everybody.put(client, mirror.nameOf(client)));
        whenKnown.accept(everybody);
    }

    @Override
    public void rename(ClientId client, String name) {
        sessions.replaceAll((id, session) -> session.client().equals(client) ? session.withName(name) : session);
        emit(new HubEvent.ClientRenamed(client, name, Sample.NOW));
        match();
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
        match();
    }

    @Override
    public void matching(Rule rule, Consumer<RulePreview> whenKnown) {
        whenKnown.accept(FakeRules.preview(rule, sessions.values()));
    }
}
