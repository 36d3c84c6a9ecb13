package io.pushdeck.console.shell;

import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.sending.Departure;
import io.pushdeck.console.ui.DialogLayer;
import java.util.List;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// Asks before anything ends that somebody would notice: the server, and the window with it. Only operators end things.
final class Closing {
    private final Desk desk;
    private final Texts texts;
    private final ServerControl server;
    private final DialogLayer dialogs;
    private @Nullable Stage stage;

    Closing(Desk desk, ServerControl server, DialogLayer dialogs) {
        this.desk = desk;
        this.texts = desk.texts();
        this.server = server;
        this.dialogs = dialogs;
    }

    /// From now on nothing closes this window unasked.
    void guard(Stage window) {
        stage = window;
        window.setOnCloseRequest(this::onRequest);
    }

    void stopServer() {
        desk.roles().asOperator(() -> askIfNoticed("shell.stop", server::stop));
    }

    void restartServer() {
        desk.roles().asOperator(() -> askIfNoticed("shell.restart", server::restart));
    }

    /// As if the window was closed.
    void quit() {
        Stage window = stage;
        if (window != null) {
            window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
        }
    }

    private void onRequest(WindowEvent request) {
        if (desk.roles().isLocked()) {
            request.consume();
            dialogs.cancel();
            desk.roles().asOperator(this::quit);
        } else if (desk.departures().isAnyWaiting()) {
            request.consume();
            askToSend();
        } else if (peopleWouldNotice()) {
            request.consume();
            dialogs.cancel();
            askIfNoticed("shell.quit", this::close);
        }
    }

    private void close() {
        if (stage != null) {
            stage.close();
        }
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
