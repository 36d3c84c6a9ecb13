package io.pushdeck.console.bench;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.Set;

/// Sees from outside what is on the screen, as a person would: no process is asked. Used by one thread.
final class ScreenEye {
    /// Inside the sidebar of a window in the corner of the screen: name, icons and words of the pages.
    private static final Rectangle SIDEBAR = new Rectangle(16, 40, 160, 160);
    /// A page that is drawn has many shades, since its words have soft edges; one that is not has one or two.
    private static final int SHADES = 24;

    private final Robot robot;

    ScreenEye() {
        try {
            robot = new Robot();
        } catch (AWTException failure) {
            throw new BenchmarkException("There is no screen: DISPLAY is not set or does not answer", failure);
        }
    }

    boolean seesWindow() {
        BufferedImage picture = robot.createScreenCapture(SIDEBAR);
        Set<Integer> shades = new HashSet<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                shades.add(picture.getRGB(x, y));
            }
        }
        return shades.size() > SHADES;
    }
}
