package io.pushdeck.console.testing;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.ConversationEntry;
import io.pushdeck.server.message.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;

/// What people write to the operator before a picture is taken.
final class InboxPose {
    private static final ClientId AMIRA = new ClientId("c-00000");

    private InboxPose() {}

    static Pose empty() {
        return Pose.at(new Destination.Inbox());
    }

    static Pose list() {
        return (robot, console) -> {
            robot.interact(() -> fill(console));
            Pose.at(new Destination.Inbox()).strike(robot, console);
        };
    }

    static Pose conversation() {
        return (robot, console) -> {
            list().strike(robot, console);
            robot.interact(() -> console.desk().navigator().go(new Destination.Conversation(AMIRA)));
            boolean chinese = isChinese(robot);
            robot.interact(() -> {});
            robot.clickOn("#inbox-answer");
            robot.interact(() -> robot.lookup("#inbox-answer")
                    .queryTextInputControl()
                    .setText(chinese ? "谢谢，我们马上过来。" : "Thank you, somebody is on the way."));
        };
    }

    static Pose chosen() {
        return (robot, console) -> {
            list().strike(robot, console);
            robot.interact(() -> {
                ListView<?> rows = robot.lookup("#inbox-list").queryListView();
                rows.requestFocus();
                rows.getSelectionModel().selectIndices(1, 2, 4);
            });
        };
    }

    static Pose replies() {
        return (robot, console) -> {
            boolean chinese = isChinese(robot);
            List<String> kept = chinese
                    ? List.of("谢谢，我们马上过来。", "请在入口稍等。", "已转给仓库处理。")
                    : List.of(
                            "Thank you, somebody is on the way.",
                            "Please wait at the entrance.",
                            "Passed on to the warehouse.");
            robot.interact(() -> {
                for (int i = 0; i < kept.size(); i++) {
                    console.desk().preferences().text("reply." + (i + 1), "").set(kept.get(i));
                }
            });
            list().strike(robot, console);
            robot.interact(() -> console.desk().navigator().go(new Destination.Conversation(AMIRA)));
            robot.interact(() -> {});
            robot.clickOn("#inbox-answer")
                    .press(KeyCode.CONTROL)
                    .type(KeyCode.R)
                    .release(KeyCode.CONTROL);
        };
    }

    private static boolean isChinese(FxRobot robot) {
        return robot.lookup("#nav-clients").queryAs(Labeled.class).getText().equals("客户端");
    }

    /// A morning of messages.
    private static void fill(FakeConsole console) {
        Instant now = Sample.NOW;
        Duration minute = Duration.ofMinutes(1);
        FakeInbox inbox = console.inbox();
        console.history()
                .put(
                        SampleHistory.push(
                                1,
                                new Announcement("Is gate B open?", "Please look and answer here.")
                                        .withActions(List.of(new Action("yes", "Yes"), new Action("no", "No"))),
                                Audience.of(Sample.FRONT_DESK.id()),
                                24,
                                now.minus(minute.multipliedBy(22))),
                        List.of(SampleHistory.delivery(AMIRA, "Amira", Stage.ACTED)));
        for (int i = 1; i < 12; i++) {
            String[] words = {
                "The coffee machine in hall 2 is out of order again.",
                "收到，正在处理",
                "Gate B is open again, thanks!",
                "Where do I find the badge printer?",
                "二号门人很多，需要两名志愿者",
                "On my way",
                "{\"till\": 4, \"paper\": \"low\"}",
                "We have run out of leaflets at the west entrance, could somebody bring two boxes before noon?",
                "谢谢！",
                "Is the talk at eleven still in room 3?",
                "OK"
            };
            ClientId client = new ClientId("c-%05d".formatted(i));
            inbox.say(
                    client,
                    console.desk().mirror().nameOf(client),
                    words[i - 1],
                    now.minus(minute.multipliedBy(7L * i)));
        }
        ClientId guest = new ClientId("guest-41");
        inbox.say(guest, "guest-41", "Hello? Is this the right place to ask?", now.minus(minute.multipliedBy(95)));
        inbox.add(
                new ClientId("c-00014"),
                "Kiosk 3",
                new ConversationEntry.SentBytes(inbox.next(), now.minus(Duration.ofHours(26)), 512));
        inbox.say(
                AMIRA, "Amira", "Good morning! The scanner at gate B shows an error.", now.minus(Duration.ofHours(20)));
        inbox.say(
                AMIRA,
                "Amira",
                "Restarting helped.",
                now.minus(Duration.ofHours(20)).plusSeconds(240));
        inbox.click(AMIRA, "Amira", new PushId("p1"), "Is gate B open?", "Yes", now.minus(minute.multipliedBy(20)));
        console.history()
                .put(
                        SampleHistory.push(
                                2,
                                new Announcement("", "Thank you. Please keep the left lane free for the press."),
                                Audience.of(AMIRA),
                                1,
                                now.minus(minute.multipliedBy(12))),
                        List.of(SampleHistory.delivery(AMIRA, "Amira", Stage.READ)));
        inbox.say(
                AMIRA,
                "Amira",
                "Will do. Two things:\n- the queue is down to 40 people\n- we need water at the desk",
                now.minus(minute.multipliedBy(3)));
        inbox.say(AMIRA, "Amira", "And somebody lost a red bag, it is with me.", now.minus(minute));
    }
}
