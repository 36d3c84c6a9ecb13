package io.pushdeck.console.testing;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;

/// What an operator does with groups before a picture is taken.
final class GroupsPose {
    private GroupsPose() {}

    /// A column of a spreadsheet pasted, with names that nobody has and one that two people have.
    static Pose list() {
        return (robot, console) -> {
            Pose.groups().strike(robot, console);
            robot.interact(() -> {
                console.backend().rename(new ClientId("c-00003"), "Mei Lin");
                console.backend().rename(new ClientId("c-00005"), "Mei Lin");
                robot.lookup("#groups-page-list").queryListView().requestFocus();
            });
            robot.type(KeyCode.INSERT);
            String column =
                    IntStream.range(0, 40).mapToObj("c-%05d"::formatted).collect(Collectors.joining("\n", "", "\n"));
            String others = String.join("\n", List.of("Mei Lin", "Gate screen 77", "陈小雨", "visitor@fair.example"));
            robot.interact(() -> robot.lookup("#groups-list-text")
                    .queryAs(TextInputControl.class)
                    .setText(column + others));
        };
    }

    /// A file with something of everything: what would be made, what is there, what is wrong.
    static Pose takeIn() {
        return (robot, console) -> {
            Pose.groups().strike(robot, console);
            robot.interact(() -> {
                console.files().answerNext(written("""
                        group,client,name,colour
                        Gate B,c-00001,,orange
                        Gate B,c-00002,,
                        Gate B,,Amira Haddad,
                        Press,,,lime
                        Warehouse,c-00005,,
                        Warehouse,c-00007,,
                        Front desk,c-00000,,
                        上海门店,till-17,,
                        上海门店,till-18,,
                        Gate B,,Nobody Known,
                        Gate B,not an id,,
                        ,c-00003,,
                        Press,"c-00004
                        """));
                MenuButton more = robot.lookup("#groups-page-more").queryAs(MenuButton.class);
                more.getItems().getFirst().fire();
            });
        };
    }

    private static Path written(String text) {
        try {
            Path file = Files.createTempDirectory("screens").resolve("fair-2026.csv");
            return Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// Every group with an icon of its own, and the menu in which another is chosen.
    static Pose look() {
        return (robot, console) -> {
            mark(robot, console);
            Pose.groups().strike(robot, console);
            robot.interact(
                    () -> robot.lookup("#groups-more").queryAs(MenuButton.class).show());
            robot.type(KeyCode.DOWN, 4).type(KeyCode.RIGHT);
        };
    }

    /// The same groups as chips.
    static Pose drawer() {
        return (robot, console) -> {
            mark(robot, console);
            Pose.drawer().strike(robot, console);
        };
    }

    /// A group held between two others.
    static Pose order() {
        return (robot, console) -> {
            mark(robot, console);
            Pose.groups().strike(robot, console);
            // The list is lower while something is dragged: where the lines are is known only then. In its middle: near
            // its ends it would scroll.
            robot.drag("#groups-list-" + Sample.FRONT_DESK.id()).moveBy(0, 12);
            Node below = robot.lookup("#groups-list-" + Sample.SHANGHAI.id()).query();
            Bounds bounds = below.localToScreen(below.getLayoutBounds());
            robot.moveTo(new Point2D(bounds.getMinX() + 60, bounds.getMinY() + 4))
                    .moveBy(2, 2);
        };
    }

    private static void mark(FxRobot robot, FakeConsole console) {
        robot.interact(() -> {
            List<Group.Icon> icons =
                    List.of(Group.Icon.HOME, Group.Icon.TRUCK, Group.Icon.CART, Group.Icon.MOON, Group.Icon.HEART);
            for (int i = 0; i < icons.size(); i++) {
                console.backend().edit(new GroupEdit.Change(Sample.GROUPS.get(i).withIcon(icons.get(i))), result -> {});
            }
            console.backend()
                    .edit(
                            new GroupEdit.Change(
                                    Sample.NIGHT_SHIFT.withIcon(Group.Icon.MOON).withColour(Group.Colour.ORANGE)),
                            result -> {});
            console.backend()
                    .edit(
                            new GroupEdit.Change(
                                    Sample.VOLUNTEERS.withIcon(Group.Icon.HEART).withColour(Group.Colour.LIME)),
                            result -> {});
        });
    }
}
