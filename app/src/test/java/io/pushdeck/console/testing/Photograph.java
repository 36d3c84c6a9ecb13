package io.pushdeck.console.testing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What a window shows, with the pop-ups above it, in as many points as its screen has: at 200 % two for each pixel of
/// the layout.
final class Photograph {
    /// So long without a pulse, and nothing is on its way any more.
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(120);

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(700);
    private static final int LOOK_MILLIS = 20;

    private Photograph() {}

    /// Waits until the window lays nothing out and animates nothing any more; what never ends, as the wheel of
    /// something under way, is not waited for. Not on the JavaFX thread.
    static void settle(FxRobot robot, Scene scene) {
        long start = System.nanoTime();
        AtomicLong last = new AtomicLong(start);
        Runnable pulse = () -> last.set(System.nanoTime());
        robot.interact(() -> {
            scene.addPostLayoutPulseListener(pulse);
            Platform.requestNextPulse();
        });
        while (System.nanoTime() - last.get() < QUIET_NANOS && System.nanoTime() - start < LONGEST_NANOS) {
            WaitForAsyncUtils.sleep(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        robot.interact(() -> scene.removePostLayoutPulseListener(pulse));
    }

    /// On the JavaFX thread.
    static Image of(Stage stage) {
        double scale = stage.getOutputScaleX();
        Scene scene = stage.getScene();
        SnapshotParameters whole = parameters(scale, Color.TRANSPARENT);
        whole.setViewport(new Rectangle2D(0, 0, scene.getWidth() * scale, scene.getHeight() * scale));
        Image image = scene.getRoot().snapshot(whole, null);
        for (Window window : Window.getWindows()) {
            if (window instanceof PopupWindow popup && popup.isShowing()) {
                image = lay(popup, stage, image, scale);
            }
        }
        return image;
    }

    private static SnapshotParameters parameters(double scale, Color fill) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        parameters.setFill(fill);
        return parameters;
    }

    /// A pop-up is a window of its own, and on no picture of the one that it lies above.
    private static Image lay(PopupWindow popup, Stage stage, Image below, double scale) {
        WritableImage image = popup.getScene().getRoot().snapshot(parameters(scale, Color.TRANSPARENT), null);
        Node above = new ImageView(image);
        above.setTranslateX((popup.getX() - stage.getX() - stage.getScene().getX()) * scale);
        above.setTranslateY((popup.getY() - stage.getY() - stage.getScene().getY()) * scale);
        SnapshotParameters whole = parameters(1, Color.BLACK);
        whole.setViewport(new Rectangle2D(0, 0, below.getWidth(), below.getHeight()));
        return new Group(new ImageView(below), above).snapshot(whole, null);
    }
}
