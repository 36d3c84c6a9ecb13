package io.pushdeck.console.groups;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.membership.GroupEditing;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The operator's verbs for smart groups: each can be taken back. Confined to the JavaFX thread.
final class RuleEditing {
    private final Desk desk;
    private final Texts texts;
    private final GroupEditing editing;

    RuleEditing(Desk desk, GroupEditing editing) {
        this.desk = desk;
        this.texts = desk.texts();
        this.editing = editing;
    }

    /// Asks for a name and a rule.
    void create() {
        if (desk.roles().refuses()) {
            return;
        }
        RuleForm form =
                new RuleForm(desk, Optional.empty()).naming(typed -> editing.nameProblem(typed, Optional.empty()));
        desk.dialogs()
                .form(
                        texts.text("groups.rule.create.title"),
                        form,
                        texts.text("groups.create.action"),
                        form.validProperty(),
                        () -> form.rule().ifPresent(rule -> {
                            Group group = editing.draft(form.name()).withMembership(new Membership.ByRule(rule));
                            editing.make(
                                    texts.text("groups.edit.create", group.name()),
                                    new GroupEdit.Create(group, Set.of()),
                                    texts.text("groups.done.create", group.name()));
                        }));
    }

    /// Asks for another rule.
    void edit(GroupId id) {
        if (desk.roles().refuses()) {
            return;
        }
        find(id).ifPresent(group -> {
            Optional<Rule> present = group.membership() instanceof Membership.ByRule byRule
                    ? Optional.of(byRule.rule())
                    : Optional.empty();
            RuleForm form = new RuleForm(desk, present);
            desk.dialogs()
                    .form(
                            texts.text("groups.rule.edit.title", group.name()),
                            form,
                            texts.text("groups.rule.edit.action"),
                            form.validProperty(),
                            () -> form.rule().ifPresent(rule -> change(id, rule)));
        });
    }

    /// What it is called by now, and looks like, stays.
    private void change(GroupId id, Rule rule) {
        find(id).filter(group -> !group.membership().equals(new Membership.ByRule(rule)))
                .ifPresent(group -> editing.make(
                        texts.text("groups.edit.rule", group.name()),
                        new GroupEdit.Change(group.withMembership(new Membership.ByRule(rule))),
                        texts.text("groups.done.rule", group.name())));
    }

    /// Those who meet the rule now stay, whatever they do.
    void turnIntoList(GroupId id) {
        if (desk.roles().refuses()) {
            return;
        }
        find(id).filter(Group::isSmart).ifPresent(group -> {
            Set<ClientId> members = desk.mirror().membersOf(id);
            List<GroupEdit.OfGroup> edits = new ArrayList<>();
            edits.add(new GroupEdit.Change(group.withMembership(Membership.LISTED)));
            if (!members.isEmpty()) {
                edits.add(new GroupEdit.Join(id, members));
            }
            editing.make(
                    texts.text("groups.edit.to-list", group.name()),
                    new GroupEdit.Together(edits),
                    texts.text("groups.done.to-list", group.name(), members.size()));
        });
    }

    private Optional<Group> find(GroupId id) {
        return desk.mirror().groups().stream()
                .map(row -> row.groupProperty().get())
                .filter(group -> group.id().equals(id))
                .findFirst();
    }
}
