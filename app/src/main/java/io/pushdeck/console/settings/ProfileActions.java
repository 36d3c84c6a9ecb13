package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.AuditBackend;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.profiles.FolderAnswer;
import io.pushdeck.console.profiles.Opening;
import io.pushdeck.console.profiles.Profile;
import io.pushdeck.console.profiles.ProfileWords;
import io.pushdeck.console.profiles.Profiles;
import io.pushdeck.console.profiles.ProfilesTrouble;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.server.message.AuditEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.kordamp.ikonli.feather.Feather;

/// What the operator does with profiles. Confined to the JavaFX thread.
public final class ProfileActions {
    private final Desk desk;
    private final Texts texts;
    private final Profiles profiles;
    private final AuditBackend audit;
    private final FileDialogs files;
    private final Runnable quit;
    private final ReadOnlyObjectWrapper<Optional<Path>> starting = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Offers to open profiles in the palette.
    ///
    /// @param quit ends this Pushdeck, after the questions that are due
    public ProfileActions(Desk desk, Profiles profiles, AuditBackend audit, FileDialogs files, Runnable quit) {
        this.desk = desk;
        this.texts = desk.texts();
        this.profiles = profiles;
        this.audit = audit;
        this.files = files;
        this.quit = quit;
        desk.commands().offer(Commands.Scope.WINDOW, this::commands);
    }

    Profiles profiles() {
        return profiles;
    }

    /// The folder of the profile that is being started; one at a time.
    ReadOnlyObjectProperty<Optional<Path>> startingProperty() {
        return starting.getReadOnlyProperty();
    }

    private List<Command> commands() {
        List<Command> now = new ArrayList<>();
        for (Profile profile : profiles.listProperty().get().all()) {
            if (!profiles.isHere(profile)) {
                now.add(new Command(
                        texts.text("profile.command.open"), nameOf(profile), Feather.LAYERS, () -> open(profile)));
            }
        }
        now.add(new Command(
                texts.text("profile.section"), texts.text("profile.new.button"), Feather.LAYERS, this::create));
        return now;
    }

    /// In a window of its own, beside this one.
    void open(Profile profile) {
        open(profile, () -> desk.toasts().info(texts.text("profile.opened", nameOf(profile))), () -> {});
    }

    /// Instead of this one.
    void switchTo(Profile profile) {
        open(profile, quit, quit);
    }

    private void open(Profile profile, Runnable whenStarted, Runnable whenShown) {
        if (desk.roles().refuses() || starting.get().isPresent()) {
            return;
        }
        starting.set(Optional.of(profile.folder()));
        audit.note(AuditEntry.OPERATOR, "open profile", nameOf(profile), "");
        profiles.open(profile, opening -> {
            starting.set(Optional.empty());
            switch (opening) {
                case Opening.Shown shown -> whenShown.run();
                case Opening.Started started -> whenStarted.run();
                case Opening.Gone gone ->
                    desk.toasts().error(texts.text("profile.gone", nameOf(profile), profile.folder()));
                case Opening.Failed failed ->
                    desk.toasts().error(texts.text("profile.failed", nameOf(profile), failed.reason()));
            }
        });
    }

    /// Asks for a name and a folder.
    void create() {
        if (desk.roles().refuses()) {
            return;
        }
        ProfileForm form = new ProfileForm(texts, profiles, files);
        desk.dialogs()
                .form(
                        texts.text("profile.new.title"),
                        form,
                        texts.text("profile.new.action"),
                        form.validProperty(),
                        () -> create(form.name(), form.answer()));
    }

    private void create(String name, FolderAnswer answer) {
        // Somebody may have locked while the question was open.
        if (desk.roles().refuses()) {
            return;
        }
        switch (answer) {
            case FolderAnswer.Refused refused -> {}
            case FolderAnswer.Existing existing -> {
                Profile added = Profile.of(name, existing.folder());
                profiles.add(added, unless("add profile", added, () -> offerToOpen(added)));
            }
            case FolderAnswer.Fresh fresh -> {
                Profile made = Profile.of(name, fresh.folder());
                profiles.create(name, fresh, taken(), unless("add profile", made, () -> offerToOpen(made)));
            }
        }
    }

    private void offerToOpen(Profile profile) {
        desk.toasts()
                .withAction(
                        texts.text("profile.new.done", nameOf(profile)),
                        texts.text("profile.open"),
                        () -> open(profile));
    }

    /// How the new window is to look from its first second on; who starts a second one needs no tour.
    private Map<String, String> taken() {
        Preferences own = desk.preferences();
        return Map.of(
                Keys.LANGUAGE, own.text(Keys.LANGUAGE, Keys.SYSTEM).get(),
                Keys.THEME, own.text(Keys.THEME, Keys.SYSTEM).get(),
                Keys.SCALE, own.text(Keys.SCALE, Keys.SYSTEM).get(),
                Keys.CONTRAST, Boolean.toString(own.flag(Keys.CONTRAST, false).get()),
                Keys.TOUR_SEEN, Boolean.toString(own.flag(Keys.TOUR_SEEN, false).get()));
    }

    /// Lists the folder of this Pushdeck, named after itself.
    void addThis() {
        if (desk.roles().refuses()) {
            return;
        }
        Path here = profiles.here();
        Profile added = Profile.of(profiles.listProperty().get().freeName(Profiles.nameOf(here)), here);
        profiles.add(
                added,
                unless(
                        "add profile",
                        added,
                        () -> desk.toasts()
                                .withAction(
                                        texts.text("profile.added", added.name()),
                                        texts.text("profile.undo"),
                                        () -> takeBack(added))));
    }

    private void takeBack(Profile added) {
        if (!desk.roles().refuses()) {
            profiles.forget(added, unless("forget profile", added, () -> {}));
        }
    }

    void rename(Profile profile) {
        if (desk.roles().refuses()) {
            return;
        }
        desk.dialogs()
                .ask(
                        texts.text("profile.rename.title", nameOf(profile)),
                        texts.text("profile.name"),
                        profile.name(),
                        texts.text("profile.rename.action"),
                        typed -> problemOf(texts, profiles, typed, Optional.of(profile.folder())),
                        name -> {
                            if (!desk.roles().refuses()) {
                                profiles.rename(profile, name, unless("rename profile", profile, () -> {}));
                            }
                        });
    }

    /// Why a profile cannot be called so, in the operator's words.
    static Optional<String> problemOf(Texts texts, Profiles profiles, String typed, Optional<Path> folder) {
        return profiles.listProperty()
                .get()
                .problemOf(typed, folder)
                .map(problem -> texts.text("profile.name." + problem.key(), Profile.LONGEST_NAME));
    }

    void forget(Profile profile) {
        if (desk.roles().refuses()) {
            return;
        }
        profiles.forget(
                profile,
                unless(
                        "forget profile",
                        profile,
                        () -> desk.toasts()
                                .withAction(
                                        texts.text("profile.forgotten", nameOf(profile)),
                                        texts.text("profile.undo"),
                                        () -> putBack(profile))));
    }

    private void putBack(Profile profile) {
        if (!desk.roles().refuses()) {
            profiles.add(profile, unless("add profile", profile, () -> {}));
        }
    }

    private Consumer<Optional<ProfilesTrouble>> unless(String what, Profile profile, Runnable then) {
        return trouble -> {
            if (trouble.isPresent()) {
                desk.toasts().error(words(trouble.get()));
            } else {
                audit.note(
                        AuditEntry.OPERATOR,
                        what,
                        nameOf(profile),
                        profile.folder().toString());
                then.run();
            }
        };
    }

    /// What is wrong with the list, and what to do.
    String words(ProfilesTrouble trouble) {
        return texts.text("profile.trouble." + trouble.kind().key(), profiles.file(), trouble.detail());
    }

    String nameOf(Profile profile) {
        return ProfileWords.nameOf(texts, profile);
    }
}
