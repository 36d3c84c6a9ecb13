package io.pushdeck.console.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The keys that work everywhere in the window, except while a dialog is open.
final class Shortcuts {
    static final KeyCombination UNDO = shortcut(KeyCode.Z);
    static final KeyCombination REDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    static final KeyCombination SEARCH = shortcut(KeyCode.F);
    static final KeyCombination COMPOSE = shortcut(KeyCode.N);
    static final KeyCombination PALETTE = shortcut(KeyCode.K);
    static final KeyCombination LOCK = shortcut(KeyCode.L);
    static final KeyCombination WALLBOARD = new KeyCodeCombination(KeyCode.F11);
    static final KeyCombination HELP = new KeyCodeCombination(KeyCode.F1);
    static final KeyCombination HELP_TOO = shortcut(KeyCode.SLASH);

    private final Map<KeyCombination, Runnable> actions = new LinkedHashMap<>();
    private final BooleanSupplier suspended;
    private @Nullable Node pressedAt;

    /// @param suspended true while the keys belong to someone else
    Shortcuts(BooleanSupplier suspended) {
        this.suspended = suspended;
    }

    /// Ctrl and the number of its place in the sidebar; for the settings the comma, as in other programs.
    static KeyCodeCombination page(Page page) {
        return page == Page.SETTINGS ? shortcut(KeyCode.COMMA) : shortcut(KeyCode.valueOf("DIGIT" + page.place()));
    }

    void on(KeyCombination keys, Runnable action) {
        actions.put(keys, action);
    }

    /// A filter, not an accelerator: text fields swallow Ctrl+Z even when they have nothing to undo.
    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            pressedAt = scene.getFocusOwner();
            onKey(scene, key);
        });
        // A letter that was a shortcut, as P in the table, must not be typed into the field that it led to. One that no
        // key was pressed for, as from a keyboard on the screen, is always welcome.
        scene.addEventFilter(KeyEvent.KEY_TYPED, key -> {
            if (pressedAt != null && !pressedAt.equals(scene.getFocusOwner())) {
                key.consume();
            }
            pressedAt = null;
        });
    }

    private void onKey(Scene scene, KeyEvent key) {
        if (suspended.getAsBoolean()) {
            return;
        }
        actions.forEach((keys, action) -> {
            if (keys.match(key) && !belongsToText(keys, scene.getFocusOwner())) {
                key.consume();
                action.run();
            }
        });
    }

    private static boolean belongsToText(KeyCombination keys, Node focused) {
        return focused instanceof TextInputControl text
                && text.isEditable()
                && ((keys.equals(UNDO) && text.isUndoable()) || (keys.equals(REDO) && text.isRedoable()));
    }

    private static KeyCodeCombination shortcut(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }
}
