package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.ArchiveAnswer;
import io.pushdeck.console.bridge.ArchiveFacts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.ArchiveProblem;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.RecallProof;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.testfx.api.FxRobot;

/// The poses of the history and of the page of a push.
final class HistoryPose {
    private static final PushId DRILL = new PushId("p7");
    private static final PushId GATE = new PushId("p4");

    private HistoryPose() {}

    static Pose list() {
        return filled(new Destination.History());
    }

    static Pose empty() {
        return Pose.at(new Destination.History());
    }

    static Pose push() {
        return (robot, console) -> {
            filled(new Destination.Push(DRILL)).strike(robot, console);
            choose(robot, 4);
        };
    }

    /// Handed out slowly, with some who still wait.
    static Pose spread() {
        return (robot, console) -> {
            filled(new Destination.Push(DRILL)).strike(robot, console);
            robot.interact(() -> console.history()
                    .put(
                            SampleHistory.spreading(console.history().push(DRILL), 72),
                            console.history().of(DRILL)));
        };
    }

    /// Shown again to those who have not confirmed it.
    static Pose repeated() {
        return (robot, console) -> {
            filled(new Destination.Push(DRILL)).strike(robot, console);
            robot.interact(() -> console.history()
                    .put(
                            SampleHistory.repeating(console.history().push(DRILL), true),
                            console.history().of(DRILL)));
        };
    }

    /// What the push said before it was changed twice.
    static Pose earlier() {
        return (robot, console) -> {
            filled(new Destination.Push(DRILL)).strike(robot, console);
            robot.interact(() -> {
                Announcement drill = console.history().push(DRILL).announcement();
                for (String text : List.of(
                        "Leave by the east stairs: the west ones are being painted. Meet at gate B.",
                        "The drill is over. Thank you!")) {
                    console.history().update(DRILL, edited(drill, text), answer -> {});
                }
                console.history().tell(Set.of());
            });
            robot.interact(() -> robot.lookup("#push-version").queryButton().fire());
        };
    }

    private static Announcement edited(Announcement before, String body) {
        return new Announcement(
                before.title(),
                body,
                before.format(),
                before.severity(),
                before.icon(),
                before.link(),
                before.actions(),
                before.expires(),
                before.acknowledge(),
                before.manner());
    }

    /// Taken back, with the proof of it.
    static Pose recalled() {
        return (robot, console) -> {
            robot.interact(() -> console.history().prove(new RecallProof(71, 23, 6, 19)));
            filled(new Destination.Push(GATE)).strike(robot, console);
        };
    }

    /// Ten thousand recipients, a few of them failed.
    static Pose many() {
        return (robot, console) -> {
            PushRecord push = SampleHistory.push(
                    9,
                    "Storm warning",
                    "Stay inside until 16:00.",
                    10_000,
                    Instant.now().minusSeconds(40));
            robot.interact(() -> {
                List<Delivery> to = new ArrayList<>(SampleHistory.deliveries(9_990, push.at()));
                for (int i = 0; i < 10; i++) {
                    var late = Sample.session(9_990 + i);
                    to.add(SampleHistory.delivery(late.client(), late.name(), Stage.FAILED, push.at(), ""));
                }
                console.history().preload(push, to);
                console.desk().navigator().go(new Destination.Push(push.id()));
            });
        };
    }

    static Pose few() {
        return (robot, console) -> robot.interact(() -> {
            PushRecord push =
                    SampleHistory.push(8, "Lunch is ready", "", 2, Instant.now().minusSeconds(4));
            console.history().preload(push, SampleHistory.deliveries(2, push.at()));
            console.desk().navigator().go(new Destination.Push(push.id()));
        });
    }

    /// Somebody who was in none of the groups then.
    static Pose why() {
        return (robot, console) -> {
            var late = Cast.session(303, Instant.now());
            robot.interact(() -> console.history()
                    .judge(
                            late.client(),
                            new Verdict.NotMemberThen(Optional.of(Instant.now().minusSeconds(30)))));
            filled(new Destination.Why(DRILL, late.client())).strike(robot, console);
        };
    }

    private static Pose filled(Destination then) {
        return (robot, console) -> robot.interact(() -> {
            SampleHistory.fill(console.history(), Instant.now());
            console.desk().navigator().go(then);
        });
    }

    private static void choose(FxRobot robot, int row) {
        robot.interact(() -> {});
        robot.interact(() -> robot.lookup("#push-recipients")
                .queryTableView()
                .getSelectionModel()
                .select(row));
    }

    /// A drawer with what the client was sent.
    static Pose sent() {
        return (robot, console) -> {
            robot.interact(() -> SampleHistory.fill(console.history(), Instant.now()));
            robot.interact(() -> {});
            robot.doubleClickOn(Rows.client(5));
        };
    }

    static Pose data() {
        return (robot, console) -> {
            robot.interact(() -> {
                console.history()
                        .fill(new ArchiveFacts(
                                48_600_000, 1_204, Optional.of(Instant.now().minus(Duration.ofDays(29)))));
                console.files().answerNext(Path.of("/home/operator/pushdeck-2026-11-23.pushdeck"));
                console.desk().navigator().go(new Destination.Settings(SettingsPart.DATA));
            });
            robot.interact(() -> robot.lookup("#data-backup").queryButton().fire());
        };
    }

    /// A backup for which there was no room.
    static Pose dataFailed() {
        return (robot, console) -> {
            robot.interact(() -> console.history().answerNext(new ArchiveAnswer.Failed(ArchiveProblem.DISK_FULL, "")));
            data().strike(robot, console);
        };
    }
}
