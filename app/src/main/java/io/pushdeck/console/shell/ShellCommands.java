package io.pushdeck.console.shell;

import io.pushdeck.console.bridge.EditHistory;
import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.roles.Roles;
import io.pushdeck.console.sharing.Sharing;
import io.pushdeck.server.message.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import org.kordamp.ikonli.feather.Feather;

/// What the window itself can do: lead to its pages, guide the server, change its looks.
final class ShellCommands {
    private static final List<String> THEMES = List.of(Keys.SYSTEM, "light", "dark");
    private static final List<String> LANGUAGES = List.of(Keys.SYSTEM, "en", "zh");

    private final Desk desk;
    private final Texts texts;
    private final Sharing sharing;
    private final Moves moves;

    /// What the window does when it is asked to; each asks the operator first where that is due.
    interface Moves {
        void open(Page page);

        void undo();

        void redo();

        void showShortcuts();

        void showTour();

        void stopServer();

        void restartServer();

        void showWallboard();

        void quit();
    }

    ShellCommands(Desk desk, Sharing sharing, Moves moves) {
        this.desk = desk;
        this.texts = desk.texts();
        this.sharing = sharing;
        this.moves = moves;
    }

    List<Command> now() {
        List<Command> now = new ArrayList<>();
        pushes(now);
        edits(now);
        server(now);
        places(now);
        looks(now);
        lock(now);
        now.add(window(
                "command.wallboard", Feather.MONITOR, Shortcuts.WALLBOARD.getDisplayText(), moves::showWallboard));
        now.add(window("keys.help", Feather.HELP_CIRCLE, Shortcuts.HELP.getDisplayText(), moves::showShortcuts));
        now.add(window("command.tour", Feather.COMPASS, "", moves::showTour));
        now.add(window("command.quit", Feather.LOG_OUT, "", moves::quit));
        return now;
    }

    /// What viewers can do.
    List<Command> looking() {
        List<Command> now = new ArrayList<>();
        lock(now);
        now.add(window(
                "command.wallboard", Feather.MONITOR, Shortcuts.WALLBOARD.getDisplayText(), moves::showWallboard));
        places(now);
        now.add(window("keys.help", Feather.HELP_CIRCLE, Shortcuts.HELP.getDisplayText(), moves::showShortcuts));
        now.add(window("command.quit", Feather.LOG_OUT, "", moves::quit));
        return now;
    }

    private void lock(List<Command> now) {
        Roles roles = desk.roles();
        if (roles.isLocked()) {
            now.add(new Command(
                    "Pushdeck", texts.text("roles.unlock.action"), Feather.UNLOCK, () -> roles.asOperator(() -> {})));
        } else {
            now.add(new Command(
                    "Pushdeck",
                    texts.text("roles.lock"),
                    Feather.LOCK,
                    Shortcuts.LOCK.getDisplayText(),
                    roles::askToLock));
        }
    }

    private void pushes(List<Command> now) {
        String push = texts.text("compose.title");
        now.add(new Command(
                push,
                texts.text("shell.keys.compose"),
                Feather.EDIT_3,
                Shortcuts.COMPOSE.getDisplayText(),
                () -> compose(Audience.NOBODY)));
        now.add(new Command(
                push, texts.text("shell.command.everyone"), Feather.SEND, () -> compose(Audience.EVERYONE)));
    }

    private void compose(Audience audience) {
        desk.navigator().go(new Destination.Compose(audience, ""));
    }

    private void edits(List<Command> now) {
        EditHistory edits = desk.edits();
        String undo = edits.undoLabelProperty().get();
        if (!undo.isEmpty()) {
            now.add(new Command(
                    texts.text("shell.command.undo"),
                    undo,
                    Feather.ROTATE_CCW,
                    Shortcuts.UNDO.getDisplayText(),
                    moves::undo));
        }
        String redo = edits.redoLabelProperty().get();
        if (!redo.isEmpty()) {
            now.add(new Command(
                    texts.text("shell.command.redo"),
                    redo,
                    Feather.ROTATE_CW,
                    Shortcuts.REDO.getDisplayText(),
                    moves::redo));
        }
    }

    private void server(List<Command> now) {
        ServerControl server = sharing.server();
        if (server.statusProperty().get() instanceof ServerStatus.Listening) {
            now.add(ofServer("sharing.open", Feather.EXTERNAL_LINK, sharing::openReceiver));
            now.add(ofServer("sharing.phone", Feather.SMARTPHONE, sharing::showJoin));
            boolean shared = server.configProperty().get().shared();
            now.add(ofServer(
                    shared ? "shell.command.unshare" : "shell.server.share",
                    Feather.SHARE_2,
                    () -> sharing.share(!shared)));
            now.add(ofServer("shell.server.restart", Feather.REFRESH_CW, moves::restartServer));
            now.add(ofServer("shell.server.stop", Feather.SQUARE, moves::stopServer));
        } else if (!(server.statusProperty().get() instanceof ServerStatus.Changing)) {
            now.add(ofServer("shell.server.start", Feather.PLAY, server::start));
        }
    }

    private Command ofServer(String key, Feather icon, Runnable run) {
        return new Command(texts.text("shell.command.server"), texts.text(key), icon, run);
    }

    private void places(List<Command> now) {
        for (Page page : Page.values()) {
            now.add(new Command(
                    texts.text("shell.command.go"),
                    texts.text("shell.nav." + page.key()),
                    page.icon(),
                    Shortcuts.page(page).getDisplayText(),
                    () -> moves.open(page)));
        }
        for (SettingsPart part : SettingsPart.values()) {
            now.add(new Command(
                    texts.text("shell.nav.settings"),
                    texts.text("settings.part." + part.key()),
                    Feather.SETTINGS,
                    () -> desk.navigator().go(new Destination.Settings(part))));
        }
    }

    private void looks(List<Command> now) {
        choices(
                now,
                "settings.theme",
                THEMES,
                Feather.DROPLET,
                desk.preferences().text(Keys.THEME, Keys.SYSTEM));
        choices(
                now,
                "settings.language",
                LANGUAGES,
                Feather.GLOBE,
                desk.preferences().text(Keys.LANGUAGE, Keys.SYSTEM));
    }

    private void choices(List<Command> now, String key, List<String> values, Feather icon, StringProperty chosen) {
        Consumer<String> choose = chosen::set;
        for (String value : values) {
            if (!value.equals(chosen.get())) {
                now.add(new Command(
                        texts.text(key + ".title"), texts.text(key + "." + value), icon, () -> choose.accept(value)));
            }
        }
    }

    private Command window(String key, Feather icon, String keys, Runnable run) {
        return new Command("Pushdeck", texts.text("shell." + key), icon, keys, run);
    }
}
