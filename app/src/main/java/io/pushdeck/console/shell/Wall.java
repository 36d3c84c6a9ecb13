package io.pushdeck.console.shell;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.ui.DialogLayer;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The wall-board in the place of everything else in the window: while it is up nothing beneath it is reached, neither
/// by mouse nor by key.
final class Wall {
    private final Desk desk;
    private final StackPane root;
    private final Node frame;
    private final DialogLayer dialogs;
    private final BiFunction<Runnable, Runnable, Node> made;
    private @Nullable Node board;

    /// @param frame hidden while the board is up
    /// @param made  makes the board, of what leaves it and what asks for the whole screen
    Wall(Desk desk, StackPane root, Node frame, DialogLayer dialogs, BiFunction<Runnable, Runnable, Node> made) {
        this.desk = desk;
        this.root = root;
        this.frame = frame;
        this.dialogs = dialogs;
        this.made = made;
    }

    boolean isUp() {
        return board != null;
    }

    /// Locks too, if there is a PIN.
    void putUp() {
        if (board != null) {
            return;
        }
        dialogs.cancelAll();
        desk.roles().lock().lock();
        Node up = made.apply(this::leave, this::turn);
        board = up;
        frame.setVisible(false);
        root.getChildren().add(root.getChildren().indexOf(frame) + 1, up);
        up.requestFocus();
    }

    private void leave() {
        if (!dialogs.openProperty().get()) {
            desk.roles().asOperator(this::takeDown);
        }
    }

    private void takeDown() {
        root.getChildren().remove(board);
        board = null;
        frame.setVisible(true);
        window().setFullScreen(false);
        frame.requestFocus();
    }

    /// Into the whole screen, or back.
    private void turn() {
        Stage window = window();
        // Escape leaves the board, and F11 the whole screen; the window says so itself.
        window.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        window.setFullScreenExitHint("");
        window.setFullScreen(!window.isFullScreen());
    }

    private Stage window() {
        return (Stage) root.getScene().getWindow();
    }
}
