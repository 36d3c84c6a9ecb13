package io.pushdeck.console.walk;

import io.pushdeck.console.walk.PackagedConsole.Shown;
import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import javax.imageio.ImageIO;

/// A person at the screen: sees what the console shows, moves the mouse, types, takes pictures.
final class Operator {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PackagedConsole console;
    private final Path pictures;
    private final Robot robot;
    private int taken;
    private int clicks;

    Operator(PackagedConsole console, Path pictures) throws AWTException {
        this.console = console;
        this.pictures = pictures;
        this.robot = new Robot();
        robot.setAutoDelay(15);
    }

    /// How often a button of the mouse went down so far.
    int clicks() {
        return clicks;
    }

    /// Waits until the node that the selector names shows what is expected.
    Shown sees(String selector, Predicate<String> text) {
        return sees(selector, text, () -> {});
    }

    /// The same, pressing a key before each look: for lists that show a part of what they hold.
    Shown seesWith(int key, String selector, String text) {
        return sees(selector, shown -> shown.contains(text), () -> press(key));
    }

    private Shown sees(String selector, Predicate<String> text, Runnable beforeEachLook) {
        Instant deadline = Instant.now().plus(PATIENCE);
        List<Shown> last;
        do {
            beforeEachLook.run();
            last = console.find(selector);
            for (Shown each : last) {
                if (text.test(each.text())) {
                    return each;
                }
            }
            robot.delay(50);
        } while (Instant.now().isBefore(deadline));
        picture("not-seen");
        throw new AssertionError("Not seen: " + selector + "; there was " + last);
    }

    Shown sees(String selector) {
        return sees(selector, text -> true);
    }

    Shown sees(String selector, String text) {
        return sees(selector, shown -> shown.contains(text));
    }

    /// Waits until the node that the selector names has come to rest: one that has just been added is nowhere yet.
    Shown seesAtRest(String selector) {
        Instant deadline = Instant.now().plus(PATIENCE);
        Shown before = sees(selector);
        while (Instant.now().isBefore(deadline)) {
            robot.delay(100);
            Shown now = sees(selector);
            if (now.x() == before.x() && now.y() == before.y() && now.width() == before.width() && now.width() > 0) {
                return now;
            }
            before = now;
        }
        throw new AssertionError("Never at rest: " + selector);
    }

    /// Waits until no node that the selector names shows the text.
    void nowhere(String selector, String text) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (console.find(selector).stream().anyMatch(each -> each.text().contains(text))) {
            if (Instant.now().isAfter(deadline)) {
                picture("still-there");
                throw new AssertionError("Still there: " + selector + " with " + text);
            }
            robot.delay(50);
        }
    }

    void click(Shown target) {
        moveTo(target);
        clicks++;
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    }

    /// Clicks where the first letters of a text field stand.
    void clickFirstLine(Shown target) {
        click(new Shown(target.x(), target.y(), target.width() / 2, 24, target.text()));
    }

    void rightClick(Shown target) {
        moveTo(target);
        clicks++;
        robot.mousePress(InputEvent.BUTTON3_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON3_DOWN_MASK);
    }

    /// Picks something up and moves it over a target, without letting go.
    void dragOver(Shown from, Shown to) {
        moveTo(from);
        clicks++;
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        int steps = 25;
        for (int step = 1; step <= steps; step++) {
            robot.mouseMove(
                    middleX(from) + (middleX(to) - middleX(from)) * step / steps,
                    middleY(from) + (middleY(to) - middleY(from)) * step / steps);
        }
        // A native drag sees a target only when the pointer moves within it.
        robot.mouseMove(middleX(to) + 3, middleY(to) + 2);
        robot.mouseMove(middleX(to), middleY(to));
    }

    void letGo() {
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    }

    /// Types letters, digits, spaces and line breaks.
    void type(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean shift = Character.isUpperCase(character);
            int key = KeyEvent.getExtendedKeyCodeForChar(character);
            if (shift) {
                robot.keyPress(KeyEvent.VK_SHIFT);
            }
            robot.keyPress(key);
            robot.keyRelease(key);
            if (shift) {
                robot.keyRelease(KeyEvent.VK_SHIFT);
            }
        }
    }

    /// Presses keys together, as Ctrl and Enter.
    void press(int... keys) {
        for (int key : keys) {
            robot.keyPress(key);
        }
        for (int index = keys.length - 1; index >= 0; index--) {
            robot.keyRelease(keys[index]);
        }
    }

    /// Keeps what the screen shows now as a file.
    void picture(String name) {
        var screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
        Path file = pictures.resolve("%02d-%s.png".formatted(++taken, name));
        try {
            ImageIO.write(robot.createScreenCapture(screen), "png", file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the picture " + file, failure);
        }
    }

    private void moveTo(Shown target) {
        robot.mouseMove(middleX(target), middleY(target));
    }

    private static int middleX(Shown target) {
        return target.x() + target.width() / 2;
    }

    private static int middleY(Shown target) {
        return target.y() + target.height() / 2;
    }
}
