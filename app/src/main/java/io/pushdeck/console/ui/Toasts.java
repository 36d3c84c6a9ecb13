package io.pushdeck.console.ui;

/// Short words at the bottom of the window about what just happened. They never take the focus and go by themselves
/// after a few seconds.
public interface Toasts {
    void info(String text);

    /// @param action what the button says: "Undo"
    void withAction(String text, String action, Runnable onAction);

    void error(String text);
}
