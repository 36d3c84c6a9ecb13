package io.pushdeck.console.testing;

import io.pushdeck.server.identity.ClientId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

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
}
