package io.pushdeck.console.testing;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.server.message.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The poses of the roles: locked, the PIN, who did what.
final class RolesPose {
    private RolesPose() {}

    static Pose locked() {
        return (robot, console) -> robot.interact(() -> lock(console));
    }

    private static void lock(FakeConsole console) {
        console.desk().roles().lock().secure("2468", console.desk().roles()::askToLock);
    }

    /// A wrong PIN was typed.
    static Pose pin() {
        return (robot, console) -> {
            robot.interact(() -> {
                lock(console);
                console.desk().roles().asOperator(() -> {});
            });
            robot.clickOn("#pin-field").write("1111").clickOn("#dialog-action");
        };
    }

    static Pose choose() {
        return (robot, console) -> {
            robot.interact(() -> console.desk().roles().askForPin());
            robot.clickOn("#pin-new").write("246").clickOn("#pin-again").write("2");
        };
    }

    static Pose access() {
        return (robot, console) -> robot.interact(() -> {
            console.desk()
                    .roles()
                    .lock()
                    .secure("2468", () -> console.desk().navigator().go(new Destination.Settings(SettingsPart.ACCESS)));
        });
    }

    static Pose audit() {
        return (robot, console) -> robot.interact(() -> {
            FakeAudit audit = console.audit();
            Instant at = Instant.now().minus(Duration.ofHours(3));
            audit.add(at, AuditEntry.OPERATOR, "listen", "", "", "8080, 8081, network, nobody");
            audit.add(at.plusSeconds(70), AuditEntry.OPERATOR, "create group", "Gate crew", "", "0 people");
            audit.add(at.plusSeconds(95), AuditEntry.OPERATOR, "join group", "Gate crew", "", "12 people");
            audit.add(
                    at.plusSeconds(300), AuditEntry.OPERATOR, "push", "p1", "Doors open in ten minutes", "480 people");
            audit.add(
                    at.plusSeconds(420),
                    AuditEntry.PUSHDECK,
                    "escalate",
                    "p1",
                    "Doors open in ten minutes",
                    "17 had not confirmed");
            audit.add(at.plusSeconds(900), AuditEntry.OPERATOR, "lock", "", "", "");
            audit.add(at.plusSeconds(1_000), AuditEntry.VIEWER, "failed unlock", "", "", "try 1");
            audit.add(at.plusSeconds(1_010), AuditEntry.OPERATOR, "unlock", "", "", "");
            audit.add(
                    at.plusSeconds(1_300),
                    AuditEntry.OPERATOR,
                    "update",
                    "p2",
                    "A rather long title of a push that says more than anybody reads in one line of a list",
                    "version 2");
            audit.add(at.plusSeconds(2_000), AuditEntry.OPERATOR, "ban", "c-00017", "", "for ever");
            console.desk().navigator().go(new Destination.Settings(SettingsPart.AUDIT));
        });
    }

    static Pose auditEmpty() {
        return (robot, console) ->
                robot.interact(() -> console.desk().navigator().go(new Destination.Settings(SettingsPart.AUDIT)));
    }

    static Pose wallboard() {
        return (robot, console) -> {
            HistoryPose.list().strike(robot, console);
            robot.interact(() -> console.metrics().measure(asked -> SampleMetrics.busy(asked, Sample.NOW, List.of())));
            putUp().strike(robot, console);
        };
    }

    static Pose putUp() {
        return (robot, console) -> robot.interact(() -> console.desk().commands().now().stream()
                .filter(command -> command.keys().equals("F11"))
                .forEach(command -> command.run().run()));
    }
}
