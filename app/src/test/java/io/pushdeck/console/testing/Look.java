package io.pushdeck.console.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What a test sees in the window. On the thread of the test.
public final class Look {
    private static final int SECONDS = 10;

    private Look() {}

    /// @throws TimeoutException if it has not come about in 10 s
    public static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// The same, asked on the JavaFX thread: for what changes there while it is looked at.
    public static void awaitInWindow(Callable<Boolean> condition) {
        WaitForAsyncUtils.waitForFxEvents();
        try {
            WaitForAsyncUtils.waitFor(
                    SECONDS,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException late) {
            throw new AssertionError("It did not happen within " + SECONDS + " seconds", late);
        }
    }

    public static boolean isThere(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    /// The same, with everything it is in.
    public static boolean isInSight(FxRobot robot, String id) {
        return robot.lookup(id).queryAll().stream().anyMatch(Look::isInSight);
    }

    private static boolean isInSight(Node node) {
        Node parent = node.getParent();
        return node.isVisible() && (parent == null || isInSight(parent));
    }

    /// What a label or a button says.
    public static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    /// What a field holds.
    public static String typed(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextInputControl.class).getText();
    }
}
