package io.pushdeck.console.testing;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.Moment;
import io.pushdeck.server.people.Person;
import io.pushdeck.server.people.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

/// What an operator does with people before a picture is taken.
final class PeoplePose {
    private static final ClientId OSKAR = new ClientId("c-00003");
    private static final ClientId GATE = new ClientId("c-00001");

    private PeoplePose() {}

    static Pose list() {
        return (robot, console) -> {
            fill(console);
            robot.interact(() -> robot.lookup("#nav-people").query().fireEvent(new ActionEvent()));
        };
    }

    static Pose empty() {
        return (robot, console) ->
                robot.interact(() -> robot.lookup("#nav-people").query().fireEvent(new ActionEvent()));
    }

    static Pose drawer() {
        return (robot, console) -> {
            fill(console);
            robot.interact(() -> console.desk().navigator().go(new Destination.Person(OSKAR)));
        };
    }

    static Pose ban() {
        return (robot, console) -> {
            drawer().strike(robot, console);
            robot.clickOn("#people-drawer-ban");
            robot.interact(() -> robot.lookup("#people-ban-reason")
                    .queryAs(TextInputControl.class)
                    .setText("Third time without a badge"));
        };
    }

    static Pose bans() {
        return (robot, console) -> {
            list().strike(robot, console);
            robot.clickOn("#people-bans");
        };
    }

    static Pose none() {
        return (robot, console) -> {
            list().strike(robot, console);
            robot.clickOn("#people-search").write("nobody").type(KeyCode.ENTER);
        };
    }

    /// An hour ago, with pushes on the slider.
    static Pose past() {
        return (robot, console) -> {
            fill(console);
            console.people().remember(Sample.NOW.minus(Duration.ofDays(20)), PeoplePose::then);
            list().strike(robot, console);
            robot.clickOn("#people-past-open");
            robot.type(KeyCode.PAGE_DOWN, 4);
        };
    }

    static Pose pastEmpty() {
        return (robot, console) -> {
            empty().strike(robot, console);
            robot.clickOn("#people-past-open");
        };
    }

    private static Moment then(Instant at) {
        Map<ClientId, String> online = new HashMap<>();
        List<Moment.PastGroup> groups = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            online.put(new ClientId("c-%05d".formatted(i)), Cast.name(i));
        }
        for (int g = 0; g < Sample.GROUPS.size(); g++) {
            Set<ClientId> members = new HashSet<>();
            for (int i = g; i < 220; i += 3 + g) {
                members.add(new ClientId("c-%05d".formatted(i)));
            }
            groups.add(new Moment.PastGroup(Sample.GROUPS.get(g), members));
        }
        return new Moment(at, online, groups);
    }

    private static void fill(FakeConsole console) {
        Instant now = Sample.NOW;
        List<Person> away = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ClientId client = new ClientId("c-%05d".formatted(9_100 + i));
            away.add(new Person(
                    client,
                    Cast.name(700 + i),
                    i % 9 == 4 ? new Annotation("Comes on Mondays", "") : Annotation.NONE,
                    Optional.of(now.minus(Duration.ofMinutes(47L * (i + 1))))));
        }
        console.people().know(away);
        console.people()
                .know(List.of(
                        new Person(
                                OSKAR,
                                OSKAR.value(),
                                new Annotation(
                                        "Night porter until March. Has the key to dock 2; call him before ten.",
                                        "the porter, 夜班门卫"),
                                Optional.of(now)),
                        new Person(GATE, GATE.value(), new Annotation("", "blue gate"), Optional.of(now))));
        Instant since = now.minus(Duration.ofMinutes(50));
        console.people().ban(ban(away.get(2), since, "Third time without a badge", 3_600), trouble -> {});
        console.people().ban(ban(away.get(5), since, "", 0), trouble -> {});
        visits(console, now);
        for (int i = 1; i <= 12; i++) {
            console.history()
                    .preload(
                            SampleHistory.push(
                                    i,
                                    i % 3 == 0 ? "今晚 23:00 系统升级" : "Shift change at gate B",
                                    "",
                                    1,
                                    now.minusSeconds(3_700L * i)),
                            List.of(SampleHistory.delivery(OSKAR, "Oskar", i == 1 ? Stage.DISPLAYED : Stage.READ)));
        }
    }

    private static Ban ban(Person person, Instant since, String reason, long seconds) {
        return new Ban(
                Optional.of(person.client()),
                Optional.empty(),
                person.name(),
                reason,
                since,
                seconds == 0 ? Optional.empty() : Optional.of(since.plusSeconds(seconds)));
    }

    private static void visits(FakeConsole console, Instant now) {
        List<Visit> visits = new ArrayList<>();
        int[] codes = {1001, 1006, 1001, 4000, 1012, 1001, 1006, 4501, 1001, 1001};
        for (int i = 0; i < codes.length; i++) {
            Instant opened = now.minus(Duration.ofMinutes(190L * i + 31));
            visits.add(new Visit(
                    OSKAR,
                    "Oskar",
                    opened,
                    i == 0 ? Optional.empty() : Optional.of(opened.plus(Duration.ofMinutes(20L + 17L * i))),
                    i % 4 == 3 ? "10.20.0.71" : "192.168.1.23",
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0",
                    "",
                    i == 0 ? Optional.empty() : Optional.of(new CloseReason(codes[i], "", CloseReason.Origin.CLIENT))));
        }
        console.people().visited(OSKAR, visits);
    }
}
