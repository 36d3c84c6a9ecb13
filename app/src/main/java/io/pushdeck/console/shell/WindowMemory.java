package io.pushdeck.console.shell;

import io.pushdeck.console.preferences.Preferences;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;

/// Where the window was and how big; it opens there again, unless no screen is there any more.
final class WindowMemory {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int MIN_WIDTH = 860;
    private static final int MIN_HEIGHT = 500;
    private static final int NOWHERE = Integer.MIN_VALUE;

    private WindowMemory() {}

    /// @return ends the remembering
    static Subscription restore(Stage stage, Preferences preferences) {
        IntegerProperty x = preferences.number("window.x", NOWHERE);
        IntegerProperty y = preferences.number("window.y", NOWHERE);
        IntegerProperty width = preferences.number("window.width", WIDTH);
        IntegerProperty height = preferences.number("window.height", HEIGHT);
        BooleanProperty maximised = preferences.flag("window.maximised", false);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setWidth(Math.max(MIN_WIDTH, width.get()));
        stage.setHeight(Math.max(MIN_HEIGHT, height.get()));
        if (isOnScreen(x.get(), y.get())) {
            stage.setX(x.get());
            stage.setY(y.get());
        }
        stage.setMaximized(maximised.get());
        maximised.bind(stage.maximizedProperty());
        return Subscription.combine(
                maximised::unbind,
                follow(stage, stage.xProperty(), x),
                follow(stage, stage.yProperty(), y),
                follow(stage, stage.widthProperty(), width),
                follow(stage, stage.heightProperty(), height));
    }

    private static Subscription follow(Stage stage, ReadOnlyDoubleProperty actual, IntegerProperty remembered) {
        return actual.subscribe((before, now) -> {
            // A window that fills the screen keeps in mind what it goes back to.
            if (!stage.isMaximized()
                    && !stage.isFullScreen()
                    && !stage.isIconified()
                    && !Double.isNaN(now.doubleValue())) {
                remembered.set(now.intValue());
            }
        });
    }

    private static boolean isOnScreen(int x, int y) {
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .anyMatch(bounds -> inside(bounds).contains(x, y));
    }

    /// The title bar must be reachable, so the corner has to be well inside.
    private static Rectangle2D inside(Rectangle2D bounds) {
        return new Rectangle2D(
                bounds.getMinX() - 8,
                bounds.getMinY() - 8,
                Math.max(0, bounds.getWidth() - 100),
                Math.max(0, bounds.getHeight() - 60));
    }
}
