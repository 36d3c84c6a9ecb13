package io.pushdeck.console.ui;

import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// Words that come up where the pointer rests. The tooltip is made when the pointer comes for the first time: each is a
/// window with a scene of its own, which takes milliseconds, and most are never seen.
public final class Tip {
    private static final double MAX_WIDTH = 420;

    private Tip() {}

    /// Says more of something: screen readers hear it as its help.
    public static void put(Node node, ObservableValue<String> text) {
        node.accessibleHelpProperty().bind(text);
        onPointer(node, text);
    }

    /// Says what something is that has no words: screen readers hear it as its name.
    public static void name(Node node, ObservableValue<String> text) {
        node.accessibleTextProperty().bind(text);
        onPointer(node, text);
    }

    private static void onPointer(Node node, ObservableValue<String> text) {
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent entered) {
                node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                Tooltip tooltip = new Tooltip();
                tooltip.setWrapText(true);
                tooltip.setMaxWidth(MAX_WIDTH);
                tooltip.textProperty().bind(text);
                Tooltip.install(node, tooltip);
            }
        });
    }
}
