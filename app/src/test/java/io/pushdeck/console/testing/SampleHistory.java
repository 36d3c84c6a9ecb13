package io.pushdeck.console.testing;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.Failure;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Repeats;
import io.pushdeck.server.message.Repetition;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.Spread;
import io.pushdeck.server.message.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plausible pushes and what became of them, the same at every call.
public final class SampleHistory {
    private SampleHistory() {}

    /// A push of some announcement to everyone.
    ///
    /// @param number also its id: `p7`
    public static PushRecord push(int number, String title, String body, int recipients, Instant at) {
        return push(number, new Announcement(title, body), Audience.EVERYONE, recipients, at);
    }

    public static PushRecord push(int number, Announcement said, Audience chosen, int recipients, Instant at) {
        return new PushRecord(
                new PushId("p" + number), number, at, 1, said, chosen, recipients, Optional.empty(), Optional.empty());
    }

    /// What asks for everything that an announcement can ask for.
    public static Announcement drill() {
        return new Announcement("Fire drill at 10:00", "Leave by the west stairs and meet at gate B.")
                .withSeverity(Severity.CRITICAL)
                .withActions(List.of(new Action("out", "I am out"), new Action("help", "I need help")))
                .withAcknowledge(true)
                .withExpires(Optional.of(Sample.NOW.plus(Duration.ofHours(2))))
                .withManner(Announcement.Manner.LOUD);
    }

    public static Delivery delivery(ClientId client, String name, Stage stage) {
        return delivery(client, name, stage, Sample.NOW, stage == Stage.ACTED ? "out" : "");
    }

    /// @param queued when it was accepted; each stage came a moment after the one before
    public static Delivery delivery(ClientId client, String name, Stage stage, Instant queued, String action) {
        boolean online = stage != Stage.QUEUED && stage != Stage.EXPIRED;
        boolean recalled = stage == Stage.RECALLED;
        Delivery.Times times = new Delivery.Times(
                queued,
                at(queued, 12, recalled || isAtLeast(stage, Stage.WRITTEN)),
                at(queued, 97, recalled || isAtLeast(stage, Stage.RECEIVED)),
                at(queued, 140, isAtLeast(stage, Stage.DISPLAYED)),
                at(queued, 2_300, isAtLeast(stage, Stage.READ)),
                at(queued, 9_800, stage == Stage.ACTED),
                at(queued, 60_000, recalled));
        Optional<Boolean> plain = times.written().isPresent() ? Optional.of(stage == Stage.WRITTEN) : Optional.empty();
        Optional<Failure> failure = stage == Stage.FAILED ? Optional.of(Failure.STOPPED) : Optional.empty();
        return new Delivery(client, name, online, plain, stage, times, action, failure);
    }

    private static boolean isAtLeast(Stage stage, Stage wanted) {
        return stage.compareTo(wanted) >= 0 && stage.compareTo(Stage.ACTED) <= 0;
    }

    private static Optional<Instant> at(Instant queued, int millis, boolean reached) {
        return reached ? Optional.of(queued.plusMillis(millis)) : Optional.empty();
    }

    /// So many recipients, called and identified as in [Sample], at every stage that is normal; in order of name.
    public static List<Delivery> deliveries(int recipients, Instant queued) {
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < recipients; i++) {
            var session = Sample.session(i);
            Stage stage = switch (i % 12) {
                case 0, 1, 2, 3 -> Stage.ACTED;
                case 4, 5, 6 -> Stage.READ;
                case 7 -> Stage.DISPLAYED;
                case 8 -> Stage.RECEIVED;
                case 9 -> Stage.WRITTEN;
                default -> Stage.QUEUED;
            };
            String action = stage == Stage.ACTED ? i % 12 == 3 ? "help" : "out" : "";
            deliveries.add(delivery(session.client(), session.name(), stage, queued.plusMillis(i % 40), action));
        }
        deliveries.sort(Comparator.comparing(Delivery::name, String.CASE_INSENSITIVE_ORDER));
        return deliveries;
    }

    /// Ten days of a fair, newest last.
    public static void fill(FakeHistory history, Instant now) {
        Audience shanghai = Audience.of(Sample.SHANGHAI.id());
        Audience night = Audience.of(Sample.NIGHT_SHIFT.id());
        preload(history, push(1, "Welcome to the fair", "Doors open at nine.", 412, now.minus(Duration.ofDays(9))));
        preload(
                history,
                push(
                        2,
                        new Announcement("夜班调整", "夜班人员请于 22:00 到二号门集合。").withSeverity(Severity.WARNING),
                        night,
                        41,
                        now.minus(Duration.ofDays(6))));
        preload(
                history,
                push(
                        3,
                        new Announcement("Lift 2 works again", "Thank you for your patience.")
                                .withSeverity(Severity.SUCCESS),
                        new Audience(false, Set.of(Sample.FRONT_DESK.id(), Sample.WAREHOUSE.id()), Set.of()),
                        118,
                        now.minus(Duration.ofDays(2))));
        preload(
                history,
                recalled(push(4, "Gate C closes at 17:00", "Wrong gate, sorry.", 96, now.minusSeconds(9_000))));
        preload(
                history,
                push(
                        5,
                        new Announcement("库存盘点", "今晚 20:00 前请提交盘点表。").withExpires(Optional.of(now.minusSeconds(1_800))),
                        shanghai,
                        63,
                        now.minusSeconds(7_200)));
        preload(
                history,
                push(6, "", "Two volunteers to gate 2, please. Radio channel 4.", 24, now.minusSeconds(2_400)));
        preload(
                history,
                push(
                        7,
                        drill().withExpires(Optional.of(now.plus(Duration.ofHours(2)))),
                        new Audience(false, Set.of(Sample.FRONT_DESK.id(), Sample.SHANGHAI.id()), Set.of()),
                        120,
                        now.minusSeconds(95)));
    }

    /// The same push, taken back a minute after it was made.
    public static PushRecord recalled(PushRecord push) {
        return new PushRecord(
                push.id(),
                push.number(),
                push.at(),
                push.version(),
                push.announcement(),
                push.chosen(),
                push.recipients(),
                Optional.of(push.at().plusSeconds(60)),
                push.replaces());
    }

    /// The same push, repeated every five minutes, three times so far and not longer than that ago.
    public static PushRecord repeating(PushRecord push, boolean goesOn) {
        Repetition rule = new Repetition(Duration.ofMinutes(5), 10);
        Optional<Instant> next = goesOn ? Optional.of(Sample.NOW.plusSeconds(150)) : Optional.empty();
        return new PushRecord(
                push.id(),
                push.number(),
                push.at(),
                4,
                push.announcement(),
                push.chosen(),
                push.recipients(),
                push.recalledAt(),
                push.replaces(),
                push.plan(),
                Optional.of(new Repeats(rule, 3, next)),
                push.spread());
    }

    /// The same push, handed out ten people a second.
    ///
    /// @param waiting how many still wait; 0 once it is over
    public static PushRecord spreading(PushRecord push, int waiting) {
        Optional<Instant> next = waiting == 0 ? Optional.empty() : Optional.of(Sample.NOW);
        return new PushRecord(
                push.id(),
                push.number(),
                push.at(),
                push.version(),
                push.announcement(),
                push.chosen(),
                push.recipients(),
                push.recalledAt(),
                push.replaces(),
                push.plan(),
                push.repeats(),
                Optional.of(new Spread(Duration.ofSeconds(1), 10, next, waiting)));
    }

    private static void preload(FakeHistory history, PushRecord push) {
        history.preload(push, deliveries(push.recipients(), push.at()));
    }
}
