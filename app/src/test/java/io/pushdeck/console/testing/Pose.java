package io.pushdeck.console.testing;

import static io.pushdeck.console.testing.Look.text;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.server.PortUnavailableException.Side;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.PushReport;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.security.CertificateProblem;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.session.FanOut;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What an operator does before a picture is taken. Called off the JavaFX thread.
@FunctionalInterface
interface Pose {
    void strike(FxRobot robot, FakeConsole console) throws TimeoutException;

    static Pose at(Destination page) {
        return (robot, console) ->
                robot.interact(() -> console.desk().navigator().go(page));
    }

    static Pose clients() {
        return at(new Destination.Clients(Optional.empty()));
    }

    static Pose groups() {
        return at(new Destination.Groups(Optional.of(Sample.SHANGHAI.id())));
    }

    static Pose settings() {
        return at(new Destination.Settings(SettingsPart.GENERAL));
    }

    /// Two limits typed, one of them impossible, and one that is not the default.
    static Pose limits() {
        return (robot, console) -> {
            at(new Destination.Settings(SettingsPart.LIMITS)).strike(robot, console);
            robot.interact(() -> {
                type(robot, "#limits-connections", "2500");
                type(robot, "#limits-headers", "0");
            });
        };
    }

    /// What slow clients cost, at the end of the page.
    static Pose limitsEnd() {
        return (robot, console) -> {
            at(new Destination.Settings(SettingsPart.LIMITS)).strike(robot, console);
            robot.interact(() ->
                    robot.lookup(".setting-scroll").queryAs(ScrollPane.class).setVvalue(1));
        };
    }

    static Pose security() {
        return (robot, console) -> robot.interact(() -> {
            console.server().secure(Tls.selfSigned(List.of("push.fair.example")), problem -> {});
            console.desk().navigator().go(new Destination.Settings(SettingsPart.SECURITY));
        });
    }

    /// A certificate of one's own that was refused.
    static Pose securityRefused() {
        return (robot, console) -> {
            at(new Destination.Settings(SettingsPart.SECURITY)).strike(robot, console);
            robot.interact(() -> {
                robot.lookup("#security-source")
                        .queryAs(ComboBox.class)
                        .getSelectionModel()
                        .select(2);
                type(robot, "#security-pem-chain", "/etc/pushdeck/fullchain.pem");
                type(robot, "#security-pem-key", "/etc/pushdeck/key.pem");
                type(robot, "#security-pem-key-password", "secret");
                console.gate().refuseNext(new CertificateProblem.KeyMismatch());
                robot.lookup("#security-apply").queryButton().fire();
            });
            robot.interact(() -> robot.lookup("#dialog-action").queryButton().fire());
        };
    }

    static Pose guard() {
        return (robot, console) -> robot.interact(() -> {
            console.count(Counted.of(12, 2, 128, 0));
            console.desk().navigator().go(new Destination.Settings(SettingsPart.GUARD));
        });
    }

    /// A few who read too slowly, found by the status bar.
    static Pose slow() {
        return (robot, console) -> {
            robot.interact(() -> console.backend()
                    .emit(new HubEvent.SessionsMeasured(
                            Map.of(
                                    new SessionId(3), Sample.slowTraffic(),
                                    new SessionId(8), Sample.slowTraffic(),
                                    new SessionId(13), Sample.slowTraffic()),
                            Instant.now())));
            robot.interact(() -> {});
        };
    }

    /// Four rows held over a group, while people write and a push goes out.
    static Pose drag() {
        return (robot, console) -> {
            robot.clickOn(Rows.client(3)).press(KeyCode.CONTROL);
            robot.clickOn(Rows.client(4))
                    .clickOn(Rows.client(5))
                    .clickOn(Rows.client(8))
                    .release(KeyCode.CONTROL);
            robot.drag(Rows.client(5)).moveTo("#groups-list-" + Sample.WAREHOUSE.id());
            robot.moveBy(-40, 2).moveBy(-3, 1);
            robot.interact(() -> happen(console, Instant.now()));
            WaitForAsyncUtils.waitFor(
                    3, TimeUnit.SECONDS, () -> !text(robot, "#status-out").startsWith("0"));
        };
    }

    /// One person chosen, and everything that can be done.
    static Pose palette() {
        return (robot, console) -> {
            robot.clickOn(Rows.client(4));
            robot.push(KeyCode.CONTROL, KeyCode.K);
            WaitForAsyncUtils.waitFor(
                    3,
                    TimeUnit.SECONDS,
                    () -> robot.lookup("#picker-search").tryQuery().isPresent());
        };
    }

    static Pose drawer() {
        return (robot, console) -> robot.doubleClickOn(Rows.client(4));
    }

    static Pose activity() {
        return (robot, console) -> {
            robot.interact(() -> happen(console, Instant.now()));
            at(new Destination.Activity(Optional.empty())).strike(robot, console);
        };
    }

    static Pose compose() {
        return (robot, console) -> {
            Audience audience = new Audience(
                    false,
                    Set.of(Sample.SHANGHAI.id(), Sample.NIGHT_SHIFT.id()),
                    Set.of(new ClientId("c-00000"), new ClientId("c-00002")));
            boolean chinese = text(robot, "#nav-clients").equals("客户端");
            robot.interact(() -> {
                console.desk().navigator().go(new Destination.Compose(audience, ""));
                type(robot, "#compose-title", chinese ? "今晚维护" : "Maintenance tonight");
                type(
                        robot,
                        "#compose-text",
                        chinese
                                ? "系统将于今晚 23:00 升级，预计 20 分钟。\n请提前保存数据。"
                                : "Tills and boards restart at 23:00 and are back by 23:20.\nPlease close open orders before.");
            });
        };
    }

    /// A drill with buttons, with the fold open that sets all that.
    static Pose composeMore() {
        return (robot, console) -> {
            boolean chinese = text(robot, "#nav-clients").equals("客户端");
            robot.interact(() -> {
                console.desk().navigator().go(new Destination.Compose(Audience.of(Sample.WAREHOUSE.id()), ""));
                type(robot, "#compose-title", chinese ? "消防演习" : "Fire drill");
                type(robot, "#compose-text", chinese ? "请从**西侧**楼梯离开。" : "Leave by the **west** stairs.");
                robot.lookup("#dock").queryAs(SplitPane.class).setDividerPositions(0);
                robot.lookup("#compose-more").queryAs(ToggleButton.class).fire();
            });
            robot.interact(() -> {
                robot.lookup("#compose-severity-warning")
                        .queryAs(ToggleButton.class)
                        .fire();
                robot.lookup("#compose-format")
                        .queryComboBox()
                        .getSelectionModel()
                        .select(1);
                robot.lookup("#compose-button-add").queryAs(Hyperlink.class).fire();
                type(robot, "#compose-button-0", chinese ? "我已到达" : "I am out");
                robot.lookup("#compose-acknowledge").queryAs(CheckBox.class).fire();
                robot.lookup("#compose-expiry")
                        .queryComboBox()
                        .getSelectionModel()
                        .select(2);
            });
        };
    }

    /// Who gets it, with somebody left out.
    static Pose composePeople() {
        return (robot, console) -> {
            Audience audience = new Audience(
                    false, Set.of(Sample.WAREHOUSE.id(), Sample.NIGHT_SHIFT.id()), Set.of(new ClientId("c-00002")));
            robot.interact(() -> {
                console.desk().navigator().go(new Destination.Compose(audience, ""));
                robot.lookup("#dock").queryAs(SplitPane.class).setDividerPositions(0.2);
                robot.lookup("#compose-people-open").queryAs(ToggleButton.class).fire();
            });
            robot.interact(() -> {
                ListView<?> people = robot.lookup("#compose-people").queryListView();
                people.getSelectionModel().select(1);
                people.requestFocus();
            });
            robot.type(KeyCode.SPACE);
        };
    }

    /// Two pushes that can still be taken back, and one that is on its way.
    static Pose departures() {
        return (robot, console) -> {
            console.backend().spreadSlowly();
            robot.interact(() -> console.desk()
                    .preferences()
                    .number(Keys.UNDO_SECONDS, Keys.UNDO_SECONDS_DEFAULT)
                    .set(0));
            compose().strike(robot, console);
            robot.interact(() -> robot.lookup("#compose-push").queryButton().fire());
            robot.interact(() -> console.backend().advance(new PushId("p1"), 62));
            robot.interact(() -> console.desk()
                    .preferences()
                    .number(Keys.UNDO_SECONDS, Keys.UNDO_SECONDS_DEFAULT)
                    .set(8));
            compose().strike(robot, console);
            robot.interact(() -> robot.lookup("#compose-push").queryButton().fire());
        };
    }

    /// Something sent, with one who came and one who went since the look.
    static Pose composeSent() {
        return (robot, console) -> {
            robot.interact(() -> console.desk()
                    .preferences()
                    .number(Keys.UNDO_SECONDS, Keys.UNDO_SECONDS_DEFAULT)
                    .set(0));
            console.backend().spreadSlowly();
            compose().strike(robot, console);
            robot.interact(() -> robot.lookup("#compose-push").queryButton().fire());
            robot.interact(() -> {
                console.backend().advance(new PushId("p1"), 62);
                console.backend().stop(new PushId("p1"));
            });
        };
    }

    static Pose shared() {
        return (robot, console) -> robot.interact(() -> share(console));
    }

    static Pose join() {
        return (robot, console) -> robot.interact(() -> {
            share(console);
            console.sharing().showJoin();
        });
    }

    static Pose portTaken() {
        return (robot, console) -> robot.interact(() -> {
            console.gate().takeNext(Side.WEB_SOCKET, 8080);
            console.server().restart();
        });
    }

    /// Groups and composer have no room of their own, a few rows are chosen.
    static Pose narrow() {
        return (robot, console) -> {
            Point2D pointer = new Point2D(0, 0);
            robot.clickOn(Rows.client(3))
                    .press(KeyCode.SHIFT)
                    .clickOn(Rows.client(7))
                    .release(KeyCode.SHIFT);
            robot.moveTo(pointer);
        };
    }

    /// Lets go of what a pose still holds.
    static void relax(FxRobot robot) {
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        robot.release(MouseButton.PRIMARY);
    }

    private static void share(FakeConsole console) {
        console.server().apply(console.server().configProperty().get().withShared(true));
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.lookup(id).queryAs(TextInputControl.class).setText(text);
    }

    /// A quarter of an hour of a normal day.
    private static void happen(FakeConsole console, Instant now) {
        FakeBackend backend = console.backend();
        for (int i = 40; i < 49; i++) {
            backend.emit(new HubEvent.SessionOpened(Cast.session(600 + i, now), now.minusSeconds(1_300 - 10L * i)));
        }
        CloseReason left = new CloseReason(1001, "", CloseReason.Origin.CLIENT);
        CloseReason lost = new CloseReason(1006, "", CloseReason.Origin.NETWORK);
        SessionView amira = Cast.session(0, now);
        backend.emit(
                new HubEvent.SessionClosed(Cast.session(649, now), left, now.minusSeconds(810)),
                pushed("Doors open in ten minutes", Audience.EVERYONE, 500, 0, now.minusSeconds(745)),
                said(Cast.session(2, now), "收到，正在处理", now.minusSeconds(690)),
                new HubEvent.ClientRenamed(new ClientId("c-00007"), "Info point", now.minusSeconds(560)),
                said(Cast.session(3, now), "Gate B is open again, thanks!", now.minusSeconds(485)),
                new HubEvent.SessionClosed(Cast.session(650, now), lost, now.minusSeconds(402)),
                joined(Sample.VOLUNTEERS.id(), now.minusSeconds(333)),
                pushed("夜班请到二号门集合", Audience.of(Sample.NIGHT_SHIFT.id()), 41, 3, now.minusSeconds(180)),
                said(Cast.session(5, now), "二号门人很多，需要两名志愿者", now.minusSeconds(121)),
                said(amira, "{\"till\": 4, \"paper\": \"low\"}", now.minusSeconds(64)),
                pushed(
                        "Two volunteers to gate 2, please",
                        Audience.of(Sample.VOLUNTEERS.id()),
                        74,
                        0,
                        now.minusSeconds(9)),
                said(Cast.session(9, now), "On my way", now.minusSeconds(3)));
    }

    private static HubEvent said(SessionView who, String words, Instant at) {
        return new HubEvent.MessageReceived(who, new Payload.Text(words), at);
    }

    private static HubEvent joined(GroupId group, Instant at) {
        List<ClientId> members = List.of(new ClientId("c-00002"), new ClientId("c-00005"));
        return new HubEvent.GroupEdited(new GroupEdit.Join(group, Set.copyOf(members)), at);
    }

    private static HubEvent pushed(String words, Audience audience, int online, int offline, Instant at) {
        return new HubEvent.Pushed(
                new PushReport(
                        new Payload.Text(words),
                        audience,
                        new Reach(online, offline),
                        new FanOut.Tally(online, 0, 0, 0)),
                at);
    }
}
