package io.pushdeck.console.shell;

import io.pushdeck.console.bridge.Background;
import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.sending.Departure;
import io.pushdeck.console.ui.DialogLayer;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// Asks before anything ends that somebody would notice: the server, and the window with it. Only operators end things.
final class Closing {
    private final Desk desk;
    private final Texts texts;
    private final ServerControl server;
    private final DialogLayer dialogs;
    private final BooleanProperty keepRunning;
    private @Nullable Stage stage;
    private @Nullable Background background;

    Closing(Desk desk, ServerControl server, DialogLayer dialogs) {
        this.desk = desk;
        this.texts = desk.texts();
        this.server = server;
        this.dialogs = dialogs;
        this.keepRunning = desk.preferences().flag(Keys.KEEP_RUNNING, false);
    }

    /// From now on nothing closes this window unasked.
    ///
    /// @param without where it goes if all else goes on
    void guard(Stage window, Background without) {
        stage = window;
        background = without;
        window.setOnCloseRequest(this::onRequest);
    }

    void stopServer() {
        desk.roles().asOperator(() -> askIfNoticed("shell.stop", server::stop));
    }

    void restartServer() {
        desk.roles().asOperator(() -> askIfNoticed("shell.restart", server::restart));
    }

    /// Ends the program, after the questions that are due.
    void quit() {
        dialogs.cancel();
        if (desk.roles().isLocked()) {
            desk.roles().asOperator(this::quit);
        } else if (desk.departures().isAnyWaiting()) {
            askToSend();
        } else if (peopleWouldNotice()) {
            askToQuit();
        } else {
            close();
        }
    }

    // Nothing ends when it only hides, so nothing is asked, and the PIN is not either.
    private void onRequest(WindowEvent request) {
        request.consume();
        if (keepRunning.get()) {
            hide();
        } else {
            quit();
        }
    }

    /// Takes the window away; server and plans go on. What waited to be undone leaves: nobody could undo it any more.
    void hide() {
        Stage window = stage;
        Background without = background;
        if (window != null && without != null) {
            dialogs.cancel();
            desk.departures().sendAll(() -> {});
            without.hide(window);
        }
    }

    void show() {
        if (stage != null && background != null) {
            background.show(stage);
        }
    }

    void end() {
        desk.departures().sendAll(this::close);
    }

    private void close() {
        if (stage != null && background != null) {
            background.end(stage);
        }
    }

    private void askToQuit() {
        int connections = desk.mirror().clients().size();
        Label words = new Label(texts.text("shell.quit.text", connections));
        words.getStyleClass().add("dialog-text");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        Button keep = new Button(texts.text("shell.quit.keep"));
        keep.setId("quit-keep");
        keep.setOnAction(pressed -> hide());
        Label how = new Label(texts.text("shell.quit.how"));
        how.getStyleClass().add("dialog-text");
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        VBox both = new VBox(words, keep, how);
        both.getStyleClass().add("quit-ways");
        dialogs.open(dialogs.card(texts.text("shell.quit.title"), both)
                .action(texts.text("shell.quit.action"), this::close));
    }

    // Asked, since neither is safe to assume: what waits may be a mistake, or may be meant. Time goes on meanwhile, so
    // the answer that needs no button is the one that was given when it was pushed.
    private void askToSend() {
        dialogs.cancel();
        List<Departure> waiting = desk.departures().waiting();
        dialogs.confirm(
                texts.text("sending.quit.title"),
                texts.text(
                        "sending.quit.text", waiting.size(), waiting.getFirst().title()),
                texts.text("sending.quit.action"),
                () -> desk.departures().sendAll(this::close));
    }

    private boolean peopleWouldNotice() {
        return server.statusProperty().get() instanceof ServerStatus.Listening
                && desk.mirror().connectionsProperty().get() > 0;
    }

    private void askIfNoticed(String key, Runnable action) {
        if (peopleWouldNotice()) {
            int connections = desk.mirror().connectionsProperty().get();
            dialogs.confirm(
                    texts.text(key + ".title"),
                    texts.text(key + ".text", connections),
                    texts.text(key + ".action"),
                    action);
        } else {
            action.run();
        }
    }
}
