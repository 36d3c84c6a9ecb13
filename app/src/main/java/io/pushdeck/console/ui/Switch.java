package io.pushdeck.console.ui;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A switch that is on or off, also by the keyboard: the one it is made of hears the mouse alone.
public final class Switch extends ToggleSwitch {
    public Switch() {
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.SPACE) {
                setSelected(!isSelected());
                key.consume();
            }
        });
    }
}
