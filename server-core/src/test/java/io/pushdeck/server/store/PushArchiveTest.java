package io.pushdeck.server.store;

import static io.pushdeck.server.store.StoreDesk.START;
import static io.pushdeck.server.store.StoreDesk.client;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.AuditEntry;
import io.pushdeck.server.message.AuditQuery;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.PushVersion;
import io.pushdeck.server.message.RecallProof;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushArchiveTest {
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

    private static HistoryQuery words(String typed) {
        return new HistoryQuery(typed, Optional.empty(), Optional.empty(), Optional.empty(), 0, 100);
    }

    private List<String> found(HistoryQuery query) {
        return desk.archive().search(query).stream()
                .map(push -> push.announcement().title())
                .toList();
    }

    @Test
    void everyWordTypedIsTheBeginningOfOneInTitleOrBody() {
        desk.push(new Announcement("Fire drill", "Leave by the west stairs"), "anna");
        desk.push(new Announcement("Kitchen", "The fire is out. Café open."), "anna");
        assertEquals(List.of("Kitchen", "Fire drill"), found(words("fire")));
        assertEquals(List.of("Fire drill"), found(words("  FIR  stai ")));
        assertEquals(List.of("Kitchen"), found(words("cafe")));
        assertEquals(List.of(), found(words("ire")));
        assertEquals(List.of(), found(words("fire lobster")));
    }

    @Test
    void anyPartOfAChineseSentenceIsFound() {
        desk.push(new Announcement("消防演习", "请从西侧楼梯离开"), "anna");
        desk.push(new Announcement("午餐", "食堂已开放"), "anna");
        assertEquals(List.of("消防演习"), found(words("楼梯")));
        assertEquals(List.of("消防演习"), found(words("演习 西侧")));
        assertEquals(List.of("午餐"), found(words("食")));
        assertEquals(List.of(), found(words("梯楼")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"",
                "fire\" OR \"x",
                "fire AND",
                "NOT fire",
                "title:fire",
                "fire*",
                "(fire",
                "NEAR(fire drill)",
                "^fire",
                "{title body}: fire",
                "fire; DROP TABLE pushes",
                "'; --",
                "%",
                "-",
                "a\0b"
            })
    void whatIsTypedIsNeverReadAsAQuery(String typed) {
        PushRecord push = desk.push(new Announcement("Lunch", "fire not and title near"), "anna");
        List<PushRecord> found = desk.archive().search(words(typed));
        assertTrue(found.isEmpty() || found.equals(List.of(push)), found::toString);
    }

    @Test
    void wordsOfTheQueryLanguageAreWords() {
        desk.push(new Announcement("AND", ""), "anna");
        desk.push(new Announcement("fire: drill", ""), "anna");
        assertEquals(List.of("AND"), found(words("AND")));
        assertEquals(List.of("fire: drill"), found(words("fire:drill")));
        assertEquals(List.of("fire: drill"), found(words("\"fire\"")));
    }

    @Test
    void anUpdateIsFoundByItsOwnWords() {
        PushRecord push = desk.push("Lunch", "anna");
        desk.update(push.id(), new Announcement("Dinner", ""));
        assertEquals(List.of(), found(words("lunch")));
        assertEquals(List.of("Dinner"), found(words("dinner")));
    }

    @Test
    void whatItSaidBeforeIsKeptOldestFirst() {
        Announcement lunch = new Announcement("Lunch", "at noon");
        Announcement late = new Announcement("Lunch", "at one").withSeverity(Severity.WARNING);
        PushRecord push = desk.push(lunch, "anna");
        desk.push("Another", "anna");
        desk.pass(Duration.ofMinutes(5));
        desk.update(push.id(), late);
        desk.pass(Duration.ofMinutes(5));
        desk.recall(push.id());
        assertEquals(
                List.of(new PushVersion(1, START, lunch), new PushVersion(2, START.plusSeconds(300), late)),
                desk.archive().versions(push.id()));
        assertEquals(List.of(), desk.archive().versions(new PushId("unknown")));
    }

    @Test
    void thePagesOfTheHistoryAreNewestFirst() {
        for (int number = 0; number < 5; number++) {
            Severity severity = number % 2 == 0 ? Severity.INFO : Severity.CRITICAL;
            desk.push(new Announcement("P" + number, "").withSeverity(severity), "anna");
            desk.pass(Duration.ofSeconds(10));
        }
        assertEquals(List.of("P4", "P3", "P2", "P1", "P0"), found(HistoryQuery.NEWEST));
        assertEquals(
                List.of("P1"),
                found(new HistoryQuery("", Optional.of(Severity.CRITICAL), Optional.empty(), Optional.empty(), 1, 1)));
        assertEquals(
                List.of("P2", "P1"),
                found(new HistoryQuery(
                        "",
                        Optional.empty(),
                        Optional.of(START.plusSeconds(10)),
                        Optional.of(START.plusSeconds(30)),
                        0,
                        10)));
    }

    @Test
    void recipientsAreInOrderOfTheirNames() {
        StoreFixture.rename(desk.store(), "c1", "zoe");
        desk.log().seen(List.of(new Seen(client("c2"), "Bo", START), new Seen(client("guest-4"), "Ghost", START)));
        StoreFixture.rename(desk.store(), "c3", "adam");
        PushRecord push = desk.push("Lunch", "c1", "c2", "c3", "guest-4");
        assertEquals(
                List.of("adam", "Bo", "guest-4", "zoe"),
                desk.archive().deliveries(push.id()).stream()
                        .map(Delivery::name)
                        .toList());
    }

    @Test
    void whatSomebodyWasSentIsNewestFirst() {
        PushRecord first = desk.push("First", "anna", "bo");
        desk.push("Others", "bo");
        PushRecord last = desk.push("Last", "anna");
        desk.receipt("anna", Stage.READ, last.id());
        List<PushAndDelivery> sent = desk.archive().sentTo(client("anna"), 10);
        assertEquals(
                List.of(last, first), sent.stream().map(PushAndDelivery::push).toList());
        assertEquals(
                List.of(Stage.READ, Stage.QUEUED),
                sent.stream().map(entry -> entry.delivery().stage()).toList());
        assertEquals(1, desk.archive().sentTo(client("anna"), 1).size());
    }

    @Test
    void aGuestIsNobodyFromBeforeTheRestart() {
        desk.push("Before", "guest-1");
        assertEquals(1, desk.archive().sentTo(client("guest-1"), 10).size());
        desk.reopen();
        assertEquals(0, desk.archive().sentTo(client("guest-1"), 10).size());
    }

    @Test
    void aRecallIsProved() {
        PushRecord push = desk.push("Lunch", "gone", "gone-read", "kept", "plain", "never", "told-unseen");
        desk.written(push, false, "gone", "gone-read", "kept", "told-unseen");
        desk.written(push, true, "plain");
        desk.receipt("gone", Stage.DISPLAYED, push.id());
        desk.receipt("gone-read", Stage.READ, push.id());
        desk.receipt("kept", Stage.DISPLAYED, push.id());
        assertEquals(Optional.empty(), desk.archive().recallProof(push.id()));
        desk.recall(push.id());
        desk.pass(Duration.ofSeconds(1));
        desk.receipt("gone", Stage.RECALLED, push.id());
        desk.receipt("gone-read", Stage.RECALLED, push.id());
        desk.receipt("told-unseen", Stage.RECALLED, push.id());
        desk.receipt("kept", Stage.READ, push.id());
        assertEquals(Optional.of(new RecallProof(2, 1, 2, 2)), desk.archive().recallProof(push.id()));
        assertEquals(Optional.empty(), desk.archive().recallProof(new PushId("unknown")));
    }

    @Test
    void factsAndAuditTellWhatIsKept() {
        assertEquals(Optional.empty(), desk.archive().facts().oldest());
        PushRecord push = desk.push("Lunch", "anna");
        desk.pass(Duration.ofSeconds(1));
        desk.recall(push.id());
        StoreFacts facts = desk.archive().facts();
        assertEquals(List.of(1, Optional.of(START)), List.of(facts.pushes(), facts.oldest()));
        assertTrue(facts.bytes() > 0);
        Instant second = START.plusSeconds(1);
        assertEquals(
                List.of(
                        new AuditEntry(2, second, "operator", "", "recall", "push-1", "Lunch", ""),
                        new AuditEntry(1, START, "operator", "", "push", "push-1", "Lunch", "1 people")),
                desk.store().audit().search(AuditQuery.newest(10)));
    }

    @Test
    void unknownPushesHaveNothing() {
        PushId unknown = new PushId("unknown");
        assertEquals(Optional.empty(), desk.archive().find(unknown));
        assertEquals(Map.of(), desk.archive().tallies(Set.of(unknown)));
        assertEquals(List.of(), desk.archive().deliveries(unknown));
        PushRecord nobody = desk.push("To nobody");
        assertEquals(Map.of(nobody.id(), Tally.NONE), desk.archive().tallies(Set.of(nobody.id())));
    }
}
