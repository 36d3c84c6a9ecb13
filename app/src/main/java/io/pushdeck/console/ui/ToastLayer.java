package io.pushdeck.console.ui;

import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Shows toasts one above the other at the bottom of the window; it lies over everything and lets the mouse through
/// where there is none.
public final class ToastLayer extends VBox implements Toasts {
    private static final Duration SHOWN = Duration.seconds(6);
    private static final Duration SHOWN_ERROR = Duration.seconds(10);
    private static final int AT_MOST = 3;

    public ToastLayer() {
        setId("toasts");
        getStyleClass().add("toast-layer");
        setAlignment(Pos.BOTTOM_CENTER);
        setPickOnBounds(false);
    }

    @Override
    public void info(String text) {
        show(Feather.CHECK, text, "toast-info", SHOWN);
    }

    @Override
    public void withAction(String text, String action, Runnable onAction) {
        HBox toast = show(Feather.CHECK, text, "toast-info", SHOWN);
        Button button = new Button(action);
        button.setId("toast-action");
        button.getStyleClass().addAll("flat", "toast-button");
        button.setFocusTraversable(false);
        button.setOnAction(pressed -> {
            getChildren().remove(toast);
            onAction.run();
        });
        toast.getChildren().add(button);
    }

    @Override
    public void error(String text) {
        show(Feather.ALERT_TRIANGLE, text, "toast-error", SHOWN_ERROR);
    }

    private HBox show(Feather icon, String text, String styleClass, Duration shown) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        HBox toast = new HBox(Icons.of(icon), words);
        toast.getStyleClass().addAll("toast", styleClass);
        toast.setAlignment(Pos.CENTER_LEFT);
        toast.setMaxWidth(USE_PREF_SIZE);
        if (getChildren().size() >= AT_MOST) {
            getChildren().removeFirst();
        }
        getChildren().add(toast);
        expire(toast, shown);
        return toast;
    }

    /// Whoever reads it with the mouse on it may take longer.
    private void expire(Node toast, Duration shown) {
        PauseTransition wait = new PauseTransition(shown);
        wait.setOnFinished(over -> {
            FadeTransition fade = new FadeTransition(Duration.millis(200), toast);
            fade.setToValue(0);
            fade.setOnFinished(gone -> getChildren().remove(toast));
            fade.play();
        });
        toast.setOnMouseEntered(entered -> wait.stop());
        toast.setOnMouseExited(left -> wait.playFromStart());
        wait.play();
    }
}
