package io.pushdeck.console.people;

import io.pushdeck.console.bridge.PeopleBackend;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.membership.GroupEditing;
import io.pushdeck.console.membership.GroupMenus;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Ban;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.kordamp.ikonli.feather.Feather;

/// What the operator can do with people, one or many: the same for mouse, menu and keyboard. An action on nobody does
/// nothing. What is written can be taken back.
final class PersonActions {
    private final Desk desk;
    private final Texts texts;
    private final PeopleModel model;
    private final PeopleBackend backend;
    private final Clock clock;
    private final GroupMenus menus;
    private final GroupEditing editing;

    PersonActions(Desk desk, PeopleModel model, PeopleBackend backend, Clock clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.backend = backend;
        this.clock = clock;
        this.editing = new GroupEditing(desk);
        this.menus = new GroupMenus(desk, editing);
    }

    static Cargo cargo(List<PersonRow> rows) {
        return Cargo.clients(rows.stream().map(PersonRow::client).collect(Collectors.toSet()));
    }

    /// These are for operators alone.
    void govern(Node... nodes) {
        desk.roles().governs(nodes);
    }

    void push(List<PersonRow> rows) {
        if (desk.roles().refuses()) {
            return;
        }
        if (!rows.isEmpty()) {
            desk.navigator().go(new Destination.Compose(cargo(rows).audience(), ""));
        }
    }

    void pickGroup(Node anchor, List<PersonRow> rows) {
        if (desk.roles().refuses()) {
            return;
        }
        if (!rows.isEmpty()) {
            menus.pickToAdd(anchor, cargo(rows));
        }
    }

    void pickGroupToLeave(Node anchor, List<PersonRow> rows) {
        if (desk.roles().refuses()) {
            return;
        }
        if (!rows.isEmpty()) {
            menus.pickToRemove(anchor, cargo(rows));
        }
    }

    /// One at a time; nothing lasts of a guest.
    static boolean canAnnotate(List<PersonRow> rows) {
        return rows.size() == 1 && !rows.getFirst().client().isGuest();
    }

    /// Asks for other names.
    void alias(List<PersonRow> rows) {
        if (desk.roles().refuses()) {
            return;
        }
        if (!canAnnotate(rows)) {
            return;
        }
        PersonRow row = rows.getFirst();
        desk.dialogs()
                .ask(
                        texts.text("people.alias.title", row.name()),
                        texts.text("people.alias.label"),
                        row.annotation().alias(),
                        texts.text("people.alias.action"),
                        typed -> typed.length() > Annotation.LONGEST_ALIAS
                                ? Optional.of(texts.text("people.alias.long", Annotation.LONGEST_ALIAS, typed.length()))
                                : Optional.empty(),
                        alias -> annotate(row, row.annotation().withAlias(alias), "people.alias.done"));
    }

    /// Writes a note or an alias, if it is another one.
    ///
    /// @param doneKey of the words that say so
    void annotate(PersonRow row, Annotation after, String doneKey) {
        Annotation before = row.annotation();
        if (before.equals(after)) {
            return;
        }
        model.annotate(row.client(), after, trouble -> {
            if (trouble.isPresent()) {
                desk.toasts().error(texts.text("people.failed", trouble.get()));
            } else {
                desk.toasts()
                        .withAction(
                                texts.text(doneKey, row.name()),
                                texts.text("people.undo"),
                                () -> model.annotate(row.client(), before, this::tellIfNot));
            }
        });
    }

    private void tellIfNot(Optional<String> trouble) {
        trouble.ifPresent(words -> desk.toasts().error(texts.text("people.failed", words)));
    }

    /// Asks for how long and why.
    void ban(List<PersonRow> rows) {
        if (desk.roles().refuses()) {
            return;
        }
        if (rows.isEmpty()) {
            return;
        }
        BanForm form = new BanForm(texts, clock, desk.mirror(), rows);
        String who = nameOf(rows);
        desk.dialogs()
                .form(
                        texts.text("people.ban.title", who),
                        form,
                        texts.text("people.ban.action", rows.size()),
                        form.validProperty(),
                        () -> ban(who, form.bans()));
    }

    private void ban(String who, List<Ban> bans) {
        Map<String, Ban> before = model.bans().stream().collect(Collectors.toMap(Ban::key, ban -> ban));
        each(
                bans,
                backend::ban,
                () -> desk.toasts()
                        .withAction(
                                texts.text("people.ban.done", who),
                                texts.text("people.undo"),
                                () -> each(bans, (ban, done) -> takeBack(ban, before, done), () -> {})));
    }

    private void takeBack(Ban ban, Map<String, Ban> before, Consumer<Optional<String>> done) {
        Ban earlier = before.get(ban.key());
        if (earlier == null) {
            backend.lift(ban.key(), done);
        } else {
            backend.ban(earlier, done);
        }
    }

    /// Lets them come in again.
    void lift(List<PersonRow> rows) {
        if (desk.roles().refuses()) {
            return;
        }
        liftBans(rows.stream()
                .map(row -> model.banOf(row.client()))
                .flatMap(Optional::stream)
                .toList());
    }

    void liftBans(List<Ban> bans) {
        if (!bans.isEmpty()) {
            String who =
                    bans.size() == 1 ? BanWords.whom(texts, bans.getFirst()) : texts.text("people.count", bans.size());
            each(
                    bans,
                    (ban, done) -> backend.lift(ban.key(), done),
                    () -> desk.toasts()
                            .withAction(
                                    texts.text("people.lift.done", who),
                                    texts.text("people.undo"),
                                    () -> each(bans, backend::ban, () -> {})));
        }
    }

    /// One after the other; what could not be stored is told once, and then there is no more.
    private void each(List<Ban> bans, BiConsumer<Ban, Consumer<Optional<String>>> how, Runnable whenAll) {
        if (bans.isEmpty()) {
            model.look();
            whenAll.run();
            return;
        }
        how.accept(bans.getFirst(), trouble -> {
            if (trouble.isPresent()) {
                model.look();
                tellIfNot(trouble);
            } else {
                each(bans.subList(1, bans.size()), how, whenAll);
            }
        });
    }

    boolean isAnyBanned(List<PersonRow> rows) {
        return rows.stream().anyMatch(row -> model.banOf(row.client()).isPresent());
    }

    private String nameOf(List<PersonRow> rows) {
        return rows.size() == 1 ? rows.getFirst().name() : texts.text("people.count", rows.size());
    }

    /// What is possible with these.
    ///
    /// @param anchor where a list of groups opens
    /// @param note   opens the note of the one that is chosen
    List<Command> commands(List<PersonRow> rows, Node anchor, Runnable details, Runnable note) {
        if (rows.isEmpty()) {
            return List.of();
        }
        String who = nameOf(rows);
        List<Command> all = new ArrayList<>();
        all.add(new Command(who, texts.text("people.menu.push"), Feather.SEND, "P", () -> push(rows)));
        all.add(new Command(
                who, texts.text("groups.menu.add"), Feather.FOLDER_PLUS, "G", () -> pickGroup(anchor, rows)));
        all.add(new Command(
                who,
                texts.text("groups.menu.remove"),
                Feather.FOLDER_MINUS,
                "Shift+G",
                () -> pickGroupToLeave(anchor, rows)));
        if (rows.size() == 1) {
            all.add(new Command(who, texts.text("people.menu.details"), Feather.INFO, key(KeyCode.ENTER), details));
        }
        if (canAnnotate(rows)) {
            all.add(new Command(who, texts.text("people.menu.note"), Feather.FILE_TEXT, "N", note));
            all.add(new Command(who, texts.text("people.menu.alias"), Feather.AT_SIGN, "A", () -> alias(rows)));
        }
        all.add(new Command(who, texts.text("people.menu.ban"), Feather.SLASH, key(KeyCode.DELETE), () -> ban(rows)));
        if (isAnyBanned(rows)) {
            all.add(new Command(who, texts.text("people.menu.lift"), Feather.UNLOCK, "L", () -> lift(rows)));
        }
        return all;
    }

    private static String key(KeyCode code) {
        return new KeyCodeCombination(code).getDisplayText();
    }

    ContextMenu menu(List<PersonRow> rows, Runnable details, Runnable note) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().add(item("push", Feather.SEND, KeyCode.P, () -> push(rows)));
        if (rows.size() == 1) {
            menu.getItems().add(item("details", Feather.INFO, KeyCode.ENTER, details));
        }
        menu.getItems().addAll(menus.add(cargo(rows)), menus.remove(cargo(rows)));
        if (canAnnotate(rows)) {
            menu.getItems().add(new SeparatorMenuItem());
            menu.getItems().add(item("note", Feather.FILE_TEXT, KeyCode.N, note));
            menu.getItems().add(item("alias", Feather.AT_SIGN, KeyCode.A, () -> alias(rows)));
        }
        menu.getItems().add(new SeparatorMenuItem());
        if (isAnyBanned(rows)) {
            menu.getItems().add(item("lift", Feather.UNLOCK, KeyCode.L, () -> lift(rows)));
        }
        MenuItem ban = item("ban", Feather.SLASH, KeyCode.DELETE, () -> ban(rows));
        ban.getStyleClass().add("danger-item");
        menu.getItems().add(ban);
        desk.roles().governs(menu.getItems().filtered(item -> !"people-menu-details".equals(item.getId())));
        return menu;
    }

    private MenuItem item(String key, Feather icon, KeyCode code, Runnable run) {
        MenuItem item = new MenuItem(texts.text("people.menu." + key), Icons.of(icon));
        item.setId("people-menu-" + key);
        item.setAccelerator(new KeyCodeCombination(code));
        item.setOnAction(chosen -> run.run());
        return item;
    }
}
