package io.pushdeck.console.bridge;

import javafx.application.Platform;
import javafx.stage.Stage;

/// The program without its window. Confined to the JavaFX thread.
public interface Background {
    /// Takes the window away; all else goes on.
    void hide(Stage window);

    /// Brings it to the front, hidden or not.
    void show(Stage window);

    /// Ends the program, hidden or not.
    void end(Stage window);

    /// That of the toolkit, which else ends with its last window.
    static Background ofToolkit() {
        return new Background() {
            @Override
            public void hide(Stage window) {
                Platform.setImplicitExit(false);
                window.hide();
            }

            @Override
            public void show(Stage window) {
                window.show();
                window.setIconified(false);
                window.toFront();
                window.requestFocus();
                Platform.setImplicitExit(true);
            }

            @Override
            public void end(Stage window) {
                window.hide();
                Platform.exit();
            }
        };
    }
}
