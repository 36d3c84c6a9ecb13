package io.pushdeck.server.admin;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.Group.Colour;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.hub.Hub;
import io.pushdeck.server.hub.RulePreview;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.store.Store;
import io.pushdeck.server.store.StoreOutcome;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Changes of groups. Thread-safe. Each is on disk, and applied by the hub, when its future completes; the edits of one
/// thread take effect in the order of the calls.
public final class Groups {
    private final Store store;
    private final Hub hub;
    private final Answers answers;
    private final Supplier<GroupId> newIds;

    public Groups(Store store, Hub hub, Answers answers, Supplier<GroupId> newIds) {
        this.store = store;
        this.hub = hub;
        this.answers = answers;
        this.newIds = newIds;
    }

    /// @throws IllegalArgumentException if the name is no name for a [Group]
    public CompletableFuture<GroupEditResult> create(String name, Colour colour) {
        return apply(new GroupEdit.Create(new Group(newIds.get(), name, colour), Set.of()));
    }

    /// @throws IllegalArgumentException if the name is no name for a [Group]
    public CompletableFuture<GroupEditResult> rename(GroupId group, String name) {
        String checkedName = new Group(group, name, Colour.BLUE).name();
        return edit(whenStored -> store.change(group, old -> old.withName(checkedName), whenStored));
    }

    public CompletableFuture<GroupEditResult> recolour(GroupId group, Colour colour) {
        return edit(whenStored -> store.change(group, old -> old.withColour(colour), whenStored));
    }

    public CompletableFuture<GroupEditResult> delete(GroupId group) {
        return apply(new GroupEdit.Delete(group));
    }

    /// A guest joins for as long as it is connected.
    public CompletableFuture<GroupEditResult> join(GroupId group, Set<ClientId> clients) {
        return apply(new GroupEdit.Join(group, clients));
    }

    public CompletableFuture<GroupEditResult> leave(GroupId group, Set<ClientId> clients) {
        return apply(new GroupEdit.Leave(group, clients));
    }

    /// A smart group: its members are whoever meets the rule, as long as they do.
    ///
    /// @throws IllegalArgumentException if the name is no name for a [Group]
    public CompletableFuture<GroupEditResult> create(String name, Colour colour, Rule rule) {
        Membership membership = new Membership.ByRule(rule);
        return apply(new GroupEdit.Create(new Group(newIds.get(), name, colour, Group.Icon.DOT, membership), Set.of()));
    }

    /// Whom a rule would mean now.
    public CompletableFuture<RulePreview> preview(Rule rule) {
        return hub.preview(rule);
    }

    /// Any edit; for instance the undo of another.
    public CompletableFuture<GroupEditResult> apply(GroupEdit edit) {
        return edit(whenStored -> store.apply(edit, whenStored));
    }

    private CompletableFuture<GroupEditResult> edit(Consumer<Consumer<StoreOutcome<GroupEdit>>> inStore) {
        CompletableFuture<GroupEditResult> answer = new CompletableFuture<>();
        inStore.accept(outcome -> {
            switch (outcome) {
                case StoreOutcome.Stored<GroupEdit> stored -> hub.apply(stored.value(), answer);
                case StoreOutcome.Refused<GroupEdit> refused ->
                    answers.give(answer, new GroupEditResult.Rejected(refused.reason()));
            }
        });
        return answer;
    }
}
