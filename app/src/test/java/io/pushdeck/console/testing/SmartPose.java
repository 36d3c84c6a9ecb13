package io.pushdeck.console.testing;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.identity.GroupId;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.scene.control.Button;
import org.testfx.api.FxRobot;

/// What an operator does with smart groups before a picture is taken.
final class SmartPose {
    private static final GroupId SMART = GroupId.of(new UUID(0, 77));
    private static final String RULE =
            "1 any name contains \"screen\" page starts-with \"/ward\" address in \"10.2.0.0/27\" seen within \"PT12H\"";

    private SmartPose() {}

    /// A smart group, its rule in words and its members.
    static Pose page() {
        return (robot, console) -> {
            make(robot, console, rule(RULE), Group.Icon.DOT);
            Pose.at(new Destination.Groups(Optional.of(SMART))).strike(robot, console);
        };
    }

    /// One whose rule cannot be read.
    static Pose broken() {
        return (robot, console) -> {
            make(robot, console, new Membership.Unreadable("9 from tomorrow"), Group.Icon.SHIELD);
            Pose.at(new Destination.Groups(Optional.of(SMART))).strike(robot, console);
        };
    }

    /// Its rule being changed, one condition of which is none yet.
    static Pose editor() {
        return (robot, console) -> {
            page().strike(robot, console);
            press(robot, "#groups-rule-edit");
        };
    }

    /// The longest rule.
    static Pose many() {
        return (robot, console) -> {
            String longest = "1 all" + String.join("", Collections.nCopies(10, " name contains \"e\""));
            make(robot, console, rule(longest), Group.Icon.DOT);
            Pose.at(new Destination.Groups(Optional.of(SMART))).strike(robot, console);
            press(robot, "#groups-rule-edit");
        };
    }

    /// A new one, with nobody connected, and what is wrong said.
    static Pose first() {
        return (robot, console) -> {
            Pose.groups().strike(robot, console);
            press(robot, "#groups-page-new-smart");
            robot.clickOn(".rule-value").write("x").eraseText(1);
        };
    }

    private static void press(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryAs(Button.class).fire());
    }

    private static Membership rule(String written) {
        return new Membership.ByRule(RuleText.parse(written).orElseThrow());
    }

    private static void make(FxRobot robot, FakeConsole console, Membership membership, Group.Icon icon) {
        Group group = new Group(SMART, "Screens and wards", Group.Colour.PINK, icon, membership);
        robot.interact(() -> console.backend().edit(new GroupEdit.Create(group, Set.of(), 1), result -> {}));
    }
}
