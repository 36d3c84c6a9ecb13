package io.pushdeck.console.transfer;

import javafx.animation.AnimationTimer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// Scrolls a list on by itself while something is held near its upper or lower edge. Tables stand still: what is
/// dragged out of one starts near its edge often enough.
final class EdgeScroll extends AnimationTimer {
    private static final double ZONE = 28;
    private static final double PIXELS_A_PULSE = 7;

    private final Runnable onScrolled;
    private @Nullable VirtualFlow<?> flow;
    private double speed;

    EdgeScroll(Runnable onScrolled) {
        this.onScrolled = onScrolled;
    }

    /// The pointer is over `node` now.
    void follow(@Nullable Node node, double sceneX, double sceneY) {
        flow = listUnder(node);
        speed = flow == null ? 0 : speedIn(flow, sceneX, sceneY);
        if (speed == 0) {
            stop();
        } else {
            start();
        }
    }

    void end() {
        flow = null;
        stop();
    }

    @Override
    public void handle(long now) {
        if (flow != null && flow.scrollPixels(speed) != 0) {
            onScrolled.run();
        }
    }

    private static @Nullable VirtualFlow<?> listUnder(@Nullable Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof VirtualFlow<?> found && found.getParent() instanceof ListView) {
                return found;
            }
        }
        return null;
    }

    private static double speedIn(Node list, double sceneX, double sceneY) {
        Point2D at = list.sceneToLocal(sceneX, sceneY);
        double height = list.getLayoutBounds().getHeight();
        if (at.getY() < ZONE) {
            return -PIXELS_A_PULSE * (1 - Math.max(0, at.getY()) / ZONE);
        }
        if (at.getY() > height - ZONE) {
            return PIXELS_A_PULSE * (1 - Math.max(0, height - at.getY()) / ZONE);
        }
        return 0;
    }
}
