package io.pushdeck.console.membership;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.transfer.CargoWords;
import io.pushdeck.console.transfer.Drop;
import io.pushdeck.console.transfer.DropPreview;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operator's verbs for groups: each asks what it must, makes the edit so that it can be taken back, and says how
/// it ended. Confined to the JavaFX thread.
public final class GroupEditing {
    private static final Logger log = LoggerFactory.getLogger(GroupEditing.class);

    private final Desk desk;
    private final Texts texts;
    private final CargoWords words;
    private final GroupNames names;

    public GroupEditing(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        this.words = new CargoWords(texts, desk.mirror());
        this.names = new GroupNames(texts, desk.mirror());
    }

    public DropPreview previewJoin(Cargo cargo, GroupId target) {
        return words.join(cargo, target);
    }

    public DropPreview previewLeave(Cargo cargo, GroupId group) {
        return words.leave(cargo, group);
    }

    public DropPreview previewCreate(Cargo cargo) {
        return words.create(cargo);
    }

    /// Adds whoever the cargo means; says why if there is nobody to add.
    public void join(Cargo cargo, GroupId target) {
        switch (Drop.join(desk.mirror(), cargo, target)) {
            case Drop.Accepted accepted -> {
                String who = who(((GroupEdit.Join) accepted.edit()).members());
                String group = words.nameOf(target);
                perform(
                        texts.text("groups.edit.join", who, group),
                        accepted.edit(),
                        texts.text("groups.done.join", who, group));
            }
            case Drop.Refused ignored ->
                desk.toasts().info(words.join(cargo, target).words());
        }
    }

    /// Adds people who are meant one by one; does nothing for nobody.
    ///
    /// @param besides what else is to be told of it; may be empty
    public void add(Set<ClientId> people, GroupId target, String besides) {
        if (!people.isEmpty()) {
            String who = who(people);
            String group = words.nameOf(target);
            String done = texts.text("groups.done.join", who, group);
            perform(
                    texts.text("groups.edit.join", who, group),
                    new GroupEdit.Join(target, people),
                    besides.isEmpty() ? done : done + " · " + besides);
        }
    }

    /// Takes whoever the cargo means out of a group; says why if there is nobody to take out.
    public void leave(Cargo cargo, GroupId group) {
        switch (Drop.leave(desk.mirror(), cargo, group)) {
            case Drop.Accepted accepted -> {
                String who = who(((GroupEdit.Leave) accepted.edit()).members());
                String name = words.nameOf(group);
                perform(
                        texts.text("groups.edit.leave", who, name),
                        accepted.edit(),
                        texts.text("groups.done.leave", who, name));
            }
            case Drop.Refused ignored ->
                desk.toasts().info(words.leave(cargo, group).words());
        }
    }

    /// Asks for a name and makes an empty group.
    public void create() {
        if (desk.roles().refuses()) {
            return;
        }
        create(Set.of());
    }

    /// Asks for a name and makes a group of whoever the cargo means.
    public void createWith(Cargo cargo) {
        if (desk.roles().refuses()) {
            return;
        }
        if (words.create(cargo).accepted()) {
            create(desk.mirror().people(cargo.audience()));
        } else {
            desk.toasts().info(words.create(cargo).words());
        }
    }

    private void create(Set<ClientId> members) {
        createOf(members, "");
    }

    /// Asks for a name and makes a group of these people, here or not.
    ///
    /// @param suggested what the name may be
    public void createOf(Set<ClientId> members, String suggested) {
        if (desk.roles().refuses()) {
            return;
        }
        String title = members.isEmpty()
                ? texts.text("groups.create.title")
                : texts.text("groups.create.with", who(members), members.size());
        desk.dialogs()
                .ask(
                        title,
                        texts.text("groups.name.label"),
                        suggested,
                        texts.text("groups.create.action"),
                        typed -> names.problemOf(typed, Optional.empty()),
                        name -> {
                            GroupId id = GroupId.of(UUID.randomUUID());
                            perform(
                                    texts.text("groups.edit.create", name),
                                    new GroupEdit.Create(new Group(id, name, names.nextColour()), members),
                                    texts.text("groups.done.create", name));
                        });
    }

    /// Asks for another name.
    public void rename(GroupId id) {
        if (desk.roles().refuses()) {
            return;
        }
        find(id).ifPresent(group -> desk.dialogs()
                .ask(
                        texts.text("groups.rename.title", group.name()),
                        texts.text("groups.name.label"),
                        group.name(),
                        texts.text("groups.rename.action"),
                        typed -> names.problemOf(typed, Optional.of(id)),
                        name -> {
                            if (!name.equals(group.name())) {
                                perform(
                                        texts.text("groups.edit.rename", group.name(), name),
                                        new GroupEdit.Change(group.withName(name)),
                                        texts.text("groups.done.rename", group.name(), name));
                            }
                        }));
    }

    /// The new colour is seen at once, so only a refusal is told.
    public void recolour(GroupId id, Group.Colour colour) {
        find(id).filter(group -> group.colour() != colour)
                .ifPresent(group -> desk.edits()
                        .perform(
                                texts.text("groups.edit.recolour", group.name()),
                                new GroupEdit.Change(group.withColour(colour)),
                                this::tellIfRejected));
    }

    /// The new icon is seen at once, so only a refusal is told.
    public void changeIcon(GroupId id, Group.Icon icon) {
        find(id).filter(group -> group.icon() != icon)
                .ifPresent(group -> desk.edits()
                        .perform(
                                texts.text("groups.edit.icon", group.name()),
                                new GroupEdit.Change(group.withIcon(icon)),
                                this::tellIfRejected));
    }

    /// The new place is seen at once, so only a refusal is told.
    ///
    /// @param position from 0, among the others
    public void move(GroupId id, int position) {
        find(id).ifPresent(group -> desk.edits()
                .perform(
                        texts.text("groups.edit.move", group.name()),
                        new GroupEdit.Move(id, position),
                        this::tellIfRejected));
    }

    /// Deletes without asking: it can be taken back, members and all.
    public void delete(GroupId id) {
        if (desk.roles().refuses()) {
            return;
        }
        find(id).ifPresent(group -> perform(
                texts.text("groups.edit.delete", group.name()),
                new GroupEdit.Delete(id),
                texts.text("groups.done.delete", group.name())));
    }

    private Optional<Group> find(GroupId id) {
        return desk.mirror().groups().stream()
                .filter(row -> row.id().equals(id))
                .map(GroupRow::groupProperty)
                .map(group -> group.get())
                .findFirst();
    }

    private String who(Set<ClientId> people) {
        return words.apply(Cargo.clients(people));
    }

    /// Makes an edit that was put together elsewhere.
    ///
    /// @param label what it is, for the list of what can be taken back
    /// @param done  what to say when it is made
    public void make(String label, GroupEdit edit, String done) {
        perform(label, edit, done);
    }

    private void perform(String label, GroupEdit edit, String done) {
        desk.edits().perform(label, edit, result -> {
            if (result instanceof GroupEditResult.Applied applied) {
                desk.toasts().withAction(done, texts.text("groups.undo"), () -> takeBack(label, applied.undo()));
            }
            tellIfRejected(result);
        });
    }

    // If something else was changed since, the history's last entry is not the one that this toast speaks of.
    private void takeBack(String label, GroupEdit undo) {
        if (desk.edits().undoLabelProperty().get().equals(label)) {
            desk.edits().undo(this::tellIfRejected);
        } else {
            desk.edits().perform(texts.text("groups.edit.back", label), undo, this::tellIfRejected);
        }
    }

    private void tellIfRejected(GroupEditResult result) {
        if (result instanceof GroupEditResult.Rejected rejected) {
            desk.toasts()
                    .error(
                            switch (rejected.reason()) {
                                case GroupEditResult.Reason.NameTaken taken ->
                                    texts.text("groups.rejected.taken", taken.name());
                                case GroupEditResult.Reason.NoSuchGroup ignored -> texts.text("groups.rejected.gone");
                                case GroupEditResult.Reason.NotAllowed ignored -> texts.text("roles.refused");
                                case GroupEditResult.Reason.TooManyGroups many ->
                                    texts.text("groups.rejected.many", many.limit());
                                case GroupEditResult.Reason.Simulated ignored ->
                                    texts.text("groups.rejected.simulated");
                                case GroupEditResult.Reason.NotStored notStored -> {
                                    log.warn("A change of the groups was not stored: {}", notStored.detail());
                                    yield texts.text("groups.rejected.stored");
                                }
                            });
        }
    }
}
