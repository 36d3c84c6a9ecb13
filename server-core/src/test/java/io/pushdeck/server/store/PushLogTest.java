package io.pushdeck.server.store;

import static io.pushdeck.server.store.StoreDesk.START;
import static io.pushdeck.server.store.StoreDesk.client;
import static io.pushdeck.server.store.StoreDesk.people;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.Failure;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import io.pushdeck.server.message.TextFormat;
import io.pushdeck.server.protocol.ClientFrame.Receipt;
import io.pushdeck.server.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushLogTest {
    private static final Announcement LUNCH = new Announcement("Lunch", "is ready");

    @TempDir
    private Path folder;

    private StoreDesk desk;

    @BeforeEach
    void open() {
        desk = new StoreDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Delivery delivery(PushRecord push, String client) {
        return desk.archive().deliveries(push.id()).stream()
                .filter(delivery -> delivery.client().equals(client(client)))
                .findFirst()
                .orElseThrow();
    }

    private Tally tally(PushRecord push) {
        return desk.archive().tallies(Set.of(push.id())).getOrDefault(push.id(), Tally.NONE);
    }

    @Test
    void anAcceptedPushIsThereAsItWasAccepted() {
        Announcement full = LUNCH.withFormat(TextFormat.MARKDOWN)
                .withSeverity(Severity.CRITICAL)
                .withIcon("bell")
                .withActions(List.of(new Action("out", "I am out")))
                .withExpires(Optional.of(START.plusSeconds(60)))
                .withAcknowledge(true)
                .withManner(Announcement.Manner.LOUD);
        Audience chosen = new Audience(
                false, true, Set.of(GroupId.of(new UUID(0, 7))), Set.of(client("a:b.c@d")), Set.of(client("eve")));
        NewPush push = new NewPush(
                new PushId("p1"),
                Instant.parse("2026-03-01T09:00:00.123456Z"),
                full,
                new FrozenAudience(
                        chosen, List.of(client("bo"), client("anna")), List.of(client("anna"), client("cid"))),
                Optional.of(new PushId("p0")),
                Optional.of(START.plusSeconds(5)));
        PushRecord accepted = desk.push(push);
        PushRecord expected = new PushRecord(
                new PushId("p1"),
                1,
                Instant.parse("2026-03-01T09:00:00.123Z"),
                1,
                full,
                chosen,
                3,
                Optional.empty(),
                Optional.of(new PushId("p0")));
        assertEquals(expected, accepted);
        desk.reopen();
        assertEquals(Optional.of(expected), desk.archive().find(new PushId("p1")));
        assertEquals(
                List.of("anna true", "bo true", "cid false"),
                desk.archive().deliveries(new PushId("p1")).stream()
                        .map(delivery -> delivery.client() + " " + delivery.online())
                        .toList());
        assertEquals(
                List.of(new Escalation(new PushId("p1"), START.plusSeconds(5))),
                desk.archive().escalations());
    }

    @Test
    void anIdIsUsedOnce() {
        NewPush push = desk.newPush(LUNCH, people(List.of("anna"), List.of()));
        desk.push(push);
        assertInstanceOf(LogOutcome.NotStored.class, desk.accept(push));
        assertEquals(1, desk.store().replay().end().offset());
    }

    @Test
    void receiptsGivenRightAfterAcceptanceFindTheirRows() {
        List<String> crowd = crowd(10_000);
        NewPush push = desk.newPush(LUNCH, people(crowd, List.of()));
        CountDownLatch counted = new CountDownLatch(1);
        List<PushId> changed = Collections.synchronizedList(new ArrayList<>());
        desk.log()
                .accept(
                        push,
                        outcome -> desk.log()
                                .keep(
                                        List.of(new ClientNote.Said(
                                                client("c9999"),
                                                new Receipt(OptionalLong.empty(), Stage.READ, List.of(push.id()), ""),
                                                START)),
                                        news -> {
                                            news.forEach(said -> changed.addAll(
                                                    said.receipt().pushes()));
                                            counted.countDown();
                                        },
                                        () -> {}));
        Await.zero(counted, "the receipt");
        assertEquals(List.of(push.id()), changed);
        assertEquals(
                Map.of(push.id(), new Tally(Map.of(Stage.QUEUED, 9_999, Stage.READ, 1))),
                desk.archive().tallies(Set.of(push.id())));
    }

    @Test
    void whatWaitsAlreadyComesAfterTheRows() {
        NewPush push = desk.newPush(LUNCH, people(crowd(3_000), List.of()));
        CountDownLatch counted = new CountDownLatch(1);
        List<PushId> changed = Collections.synchronizedList(new ArrayList<>());
        StoreWriter writer = desk.store().writer();
        StoreWriter.Change<String> nothing = connection -> new StoreOutcome.Stored<>("");
        writer.submitAlone(
                connection -> {
                    desk.log().accept(push, outcome -> {});
                    writer.submitAlone(nothing, outcome -> {});
                    Receipt receipt = new Receipt(OptionalLong.empty(), Stage.READ, List.of(push.id()), "");
                    desk.log()
                            .keep(
                                    List.of(new ClientNote.Said(client("c2999"), receipt, START)),
                                    news -> {
                                        news.forEach(said ->
                                                changed.addAll(said.receipt().pushes()));
                                        counted.countDown();
                                    },
                                    () -> {});
                    return new StoreOutcome.Stored<>("");
                },
                outcome -> {});
        Await.zero(counted, "the receipt");
        assertEquals(List.of(push.id()), changed);
    }

    static List<String> crowd(int size) {
        List<String> crowd = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            crowd.add("c" + number);
        }
        return crowd;
    }

    @Test
    void aStageImpliesThoseBeforeItAndTheFirstTimeStays() {
        PushRecord push = desk.push(LUNCH, "anna");
        desk.pass(Duration.ofSeconds(1));
        assertEquals(Set.of(push.id()), desk.receipt("anna", Stage.DISPLAYED, push.id()));
        desk.pass(Duration.ofSeconds(1));
        assertEquals(Set.of(), desk.receipt("anna", Stage.RECEIVED, push.id()));
        assertEquals(Set.of(push.id()), desk.receipt("anna", Stage.ACTED, push.id(), "ack"));
        desk.pass(Duration.ofSeconds(1));
        assertEquals(Set.of(), desk.receipt("anna", Stage.ACTED, push.id(), "out"));
        Optional<Instant> first = Optional.of(START.plusSeconds(1));
        Optional<Instant> second = Optional.of(START.plusSeconds(2));
        assertEquals(
                new Delivery(
                        client("anna"),
                        "anna",
                        true,
                        Optional.empty(),
                        Stage.ACTED,
                        new Delivery.Times(START, Optional.empty(), first, first, second, second, Optional.empty()),
                        "ack",
                        Optional.empty()),
                delivery(push, "anna"));
    }

    @Test
    void receiptsOfOthersAreCountedAndNotKept() {
        PushRecord push = desk.push(LUNCH, "anna");
        assertEquals(Set.of(), desk.receipt("eve", Stage.READ, push.id()));
        assertEquals(Set.of(), desk.receipt("anna", Stage.READ, new PushId("unknown")));
        assertEquals(2, desk.log().strayReceipts());
        assertEquals(new Tally(Map.of(Stage.QUEUED, 1)), tally(push));
    }

    @Test
    void whatWasWrittenAndWhatFailedIsTold() {
        PushRecord push = desk.push(LUNCH, "plain", "plain-gone", "v1", "v1-gone", "guest-1", "waits");
        desk.written(push, true, "plain");
        desk.failed(push, true, Failure.GONE, "plain-gone");
        desk.written(push, false, "v1");
        desk.failed(push, false, Failure.SLOW, "v1-gone");
        desk.failed(push, false, Failure.GONE, "guest-1");
        assertEquals(new Tally(Map.of(Stage.WRITTEN, 2, Stage.FAILED, 2, Stage.QUEUED, 2)), tally(push));
        assertEquals(Optional.of(Failure.SLOW), delivery(push, "v1-gone").failure());
        assertEquals(Optional.of(true), delivery(push, "plain").plain());
        desk.failed(push, false, Failure.GONE, "plain");
        assertEquals(Optional.of(false), delivery(push, "plain").plain());
        assertEquals(Stage.WRITTEN, delivery(push, "plain").stage());
    }

    @Test
    void whoeverWasNotReachedWhenAPushIsStoppedNeverWillBe() {
        PushRecord push = desk.push(LUNCH, "first", "second", "third");
        desk.written(push, false, "first");
        assertEquals(2, desk.stop(push.id()));
        assertEquals(new Tally(Map.of(Stage.WRITTEN, 1, Stage.FAILED, 2)), tally(push));
        assertEquals(Optional.of(Failure.STOPPED), delivery(push, "third").failure());
        desk.written(push, false, "second");
        assertEquals(new Tally(Map.of(Stage.WRITTEN, 2, Stage.FAILED, 1)), tally(push));
    }

    @Test
    void timeMakesItExpireForThoseWhoDoNotHaveIt() {
        PushRecord push = desk.push(
                LUNCH.withExpires(Optional.of(START.plusSeconds(60))), "plain", "written", "received", "waits");
        desk.written(push, true, "plain");
        desk.written(push, false, "written", "received");
        desk.receipt("received", Stage.RECEIVED, push.id());
        desk.pass(Duration.ofSeconds(59));
        assertEquals(new Tally(Map.of(Stage.WRITTEN, 2, Stage.RECEIVED, 1, Stage.QUEUED, 1)), tally(push));
        desk.pass(Duration.ofSeconds(1));
        assertEquals(new Tally(Map.of(Stage.WRITTEN, 1, Stage.RECEIVED, 1, Stage.EXPIRED, 2)), tally(push));
    }

    @Test
    void aRecallReachesThoseWhoDoNotHaveItAtOnce() {
        PushRecord push = desk.push(LUNCH, "waits", "written", "read", "told");
        desk.written(push, false, "written", "read", "told");
        desk.receipt("read", Stage.READ, push.id());
        desk.receipt("told", Stage.READ, push.id());
        desk.pass(Duration.ofSeconds(1));
        LogOutcome.Logged recalled = assertInstanceOf(LogOutcome.Logged.class, desk.recall(push.id()));
        assertEquals(2, recalled.offset());
        assertEquals(Optional.of(desk.now()), recalled.push().recalledAt());
        desk.pass(Duration.ofSeconds(1));
        desk.receipt("told", Stage.RECALLED, push.id());
        assertEquals(new Tally(Map.of(Stage.RECALLED, 2, Stage.WRITTEN, 1, Stage.READ, 1)), tally(push));
        assertEquals(
                Optional.of(START.plusSeconds(1)),
                delivery(push, "waits").times().recalled());
        assertEquals(
                Optional.of(START.plusSeconds(2)),
                delivery(push, "told").times().recalled());
        assertEquals(new LogOutcome.AlreadyRecalled(push.id()), desk.recall(push.id()));
        assertEquals(new LogOutcome.AlreadyRecalled(push.id()), desk.update(push.id(), LUNCH));
    }

    @Test
    void anUpdateIsTheNextVersion() {
        PushRecord push = desk.push(LUNCH, "anna");
        Announcement dinner = new Announcement("Dinner", "").withSeverity(Severity.WARNING);
        LogOutcome.Logged updated = assertInstanceOf(LogOutcome.Logged.class, desk.update(push.id(), dinner));
        PushRecord expected =
                new PushRecord(push.id(), 1, START, 2, dinner, push.chosen(), 1, Optional.empty(), Optional.empty());
        assertEquals(new LogOutcome.Logged(expected, 2), updated);
        assertEquals(Optional.of(expected), desk.archive().find(push.id()));
        assertEquals(new LogOutcome.NoSuchPush(new PushId("unknown")), desk.update(new PushId("unknown"), LUNCH));
        assertEquals(new LogOutcome.NoSuchPush(new PushId("unknown")), desk.recall(new PushId("unknown")));
    }

    private LogOutcome escalate(PushRecord push) {
        return StoreDesk.next(whenDone ->
                desk.log().escalate(push.id(), old -> old.withSeverity(Severity.CRITICAL), desk.now(), whenDone));
    }

    @Test
    void aPushThatNotAllConfirmedGetsLouderOnce() {
        NewPush order = new NewPush(
                new PushId("p"),
                START,
                LUNCH.withAcknowledge(true),
                people(List.of("anna", "bo"), List.of()),
                Optional.empty(),
                Optional.of(START.plusSeconds(5)));
        PushRecord push = desk.push(order);
        desk.receipt("anna", Stage.ACTED, push.id(), "ack");
        LogOutcome.Logged louder = assertInstanceOf(LogOutcome.Logged.class, escalate(push));
        assertEquals(Severity.CRITICAL, louder.push().announcement().severity());
        assertEquals(List.of(), desk.archive().escalations());
        desk.receipt("bo", Stage.ACTED, push.id(), "ack");
        assertEquals(new LogOutcome.NothingLeft(push.id()), escalate(push));
    }

    @Test
    void outcomesComeInTheOrderOfTheLog() {
        int pushes = 2_000;
        List<Long> offsets = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(pushes);
        for (int number = 0; number < pushes; number++) {
            desk.log().accept(desk.newPush(LUNCH, people(List.of("anna"), List.of("bo"))), outcome -> {
                if (outcome instanceof LogOutcome.Logged logged) {
                    offsets.add(logged.offset());
                }
                done.countDown();
            });
        }
        Await.zero(done, "all pushes");
        List<Long> sorted = new ArrayList<>(offsets);
        Collections.sort(sorted);
        assertEquals(sorted, offsets);
        assertEquals(pushes, offsets.size());
        assertTrue(desk.store().checkIntegrity().isEmpty());
    }
}
