package io.pushdeck.console.bench;

import io.pushdeck.server.PushServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The real console on the screen, with the server that it shows. Used by the benchmark's thread.
///
/// @param scene confined to the JavaFX thread
public record OpenConsole(PushServer server, Scene scene) {
    private static final int PATIENCE_SECONDS = 60;

    /// What the JavaFX thread says.
    <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new BenchmarkException("The window does not answer", failure);
        }
    }

    /// @param condition asked on the JavaFX thread
    void await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!ask(condition::getAsBoolean)) {
            if (Durations.millisSince(start) > PATIENCE_SECONDS * 1_000) {
                throw new BenchmarkException("Waited in vain until " + what);
            }
            pause(10);
        }
    }

    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            throw new BenchmarkException("Stopped", stop);
        }
    }

    void open(String page) {
        ask(() -> {
            ((ToggleButton) find("#nav-" + page)).fire();
            return true;
        });
    }

    /// The rest is for the JavaFX thread.
    Node find(String selector) {
        Node found = scene.getRoot().lookup(selector);
        if (found == null) {
            throw new BenchmarkException("There is no " + selector + " in the window");
        }
        return found;
    }

    TableView<?> table(String selector) {
        return (TableView<?>) find(selector);
    }

    ListView<?> list(String selector) {
        return (ListView<?>) find(selector);
    }

    void type(Node node, String character) {
        Event.fireEvent(
                node, new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
    }

    void press(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false));
    }
}
