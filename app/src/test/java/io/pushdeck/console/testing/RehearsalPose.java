package io.pushdeck.console.testing;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.rehearsal.Behaviour;
import io.pushdeck.server.rehearsal.ConnectTrouble;
import io.pushdeck.server.rehearsal.RehearsalStatus;
import io.pushdeck.server.rehearsal.RehearsalStatus.Line;
import io.pushdeck.server.rehearsal.RehearsalStatus.Phase;
import io.pushdeck.server.rehearsal.StartResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;

/// Rehearsals: before, in the middle, and what they leave.
final class RehearsalPose {
    private RehearsalPose() {}

    /// Nobody plays.
    static Pose form() {
        return (robot, console) -> robot.interact(
                () -> robot.lookup("#nav-rehearsal").queryAs(ToggleButton.class).fire());
    }

    /// The server does not listen.
    static Pose refused() {
        return (robot, console) -> {
            form().strike(robot, console);
            console.rehearsal().answer(StartResult.NOT_LISTENING);
            robot.interact(
                    () -> robot.lookup("#rehearsal-start").queryAs(Button.class).fire());
        };
    }

    static Pose connecting() {
        return (robot, console) -> {
            form().strike(robot, console);
            robot.interact(() -> console.rehearsal()
                    .tell(new RehearsalStatus(
                            Phase.CONNECTING,
                            List.of(
                                    new Line(Behaviour.STEADY, 20, 14, 14, 0, 0, 0),
                                    new Line(Behaviour.SLOW, 5, 0, 0, 0, 0, 0)),
                            Optional.empty(),
                            false,
                            Optional.of(new ConnectTrouble(503, "")))));
        };
    }

    /// After a push.
    static Pose running() {
        return (robot, console) -> {
            form().strike(robot, console);
            robot.interact(() -> {
                PushRecord push = pushed(console);
                console.rehearsal()
                        .tell(new RehearsalStatus(
                                Phase.RUNNING,
                                List.of(
                                        new Line(Behaviour.STEADY, 1_200, 1_200, 1_200, 1_200, 815, 402),
                                        new Line(Behaviour.SLOW, 5, 5, 5, 2, 0, 0),
                                        new Line(Behaviour.FLAPPING, 5, 5, 3, 4, 1, 0),
                                        new Line(Behaviour.SILENT, 5, 5, 5, 5, 0, 0),
                                        new Line(Behaviour.OFFLINE, 5, 5, 0, 0, 0, 0)),
                                Optional.of(push.id()),
                                true,
                                Optional.empty()));
                for (int i = 1; i <= 6; i++) {
                    console.backend().connect(Sample.simulated(i));
                }
            });
        };
    }

    private static PushRecord pushed(FakeConsole console) {
        PushRecord push = SampleHistory.push(
                1,
                new Announcement("Fire drill", "Leave by the west stairs.").withSeverity(Severity.CRITICAL),
                Audience.REHEARSAL,
                1_220,
                Sample.NOW.minusSeconds(75));
        console.history().preload(push, SampleHistory.deliveries(12, Sample.NOW));
        console.history().tell(Set.of());
        return push;
    }

    /// The table of clients, with the drawer of one that is simulated, and a push that would go to both kinds.
    static Pose clients() {
        return (robot, console) -> {
            running().strike(robot, console);
            robot.interact(() -> {
                robot.lookup("#nav-clients").queryAs(ToggleButton.class).fire();
                console.desk()
                        .navigator()
                        .go(new Destination.Client(Sample.simulated(2).client()));
            });
        };
    }

    static Pose compose() {
        return (robot, console) -> {
            running().strike(robot, console);
            robot.interact(() -> {
                console.desk().navigator().go(new Destination.Compose(Audience.REHEARSAL, ""));
                console.desk()
                        .navigator()
                        .go(new Destination.Compose(
                                Audience.of(Sample.simulated(2).client()), ""));
            });
        };
    }

    static Pose history() {
        return (robot, console) -> {
            running().strike(robot, console);
            robot.interact(() ->
                    robot.lookup("#nav-history").queryAs(ToggleButton.class).fire());
        };
    }

    static Pose activity() {
        return (robot, console) -> {
            running().strike(robot, console);
            robot.interact(() ->
                    robot.lookup("#nav-activity").queryAs(ToggleButton.class).fire());
        };
    }
}
