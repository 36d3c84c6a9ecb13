package io.pushdeck.console.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.PushRequest;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.testing.FakeBackend;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ActivityModelTest {
    private static final ClientId MEI = Sample.session(0).client();

    private final Texts texts = new Texts();
    private final Mirror mirror = new Mirror();
    private final FakeBackend backend = new FakeBackend(mirror, Sample.snapshot(10));
    private final ActivityModel model = new ActivityModel(mirror, texts);

    private static HubEvent said(int client, String text) {
        return new HubEvent.MessageReceived(Sample.session(client), Payload.text(text), Sample.NOW);
    }

    private void edit(GroupEdit.OfGroup edit) {
        backend.edit(edit, ignored -> {});
    }

    private List<String> lines() {
        return model.shown().stream().map(entry -> entry.line(texts)).toList();
    }

    @Test
    void theNewestLineIsFirst() {
        backend.emit(said(0, "one"), said(0, "two"));
        backend.emit(said(0, "three"));
        assertEquals(List.of("Mei Lin three", "Mei Lin two", "Mei Lin one"), lines());
    }

    @Test
    void groupsAreToldByTheNamesTheyHadThen() {
        Group old = Sample.WAREHOUSE;
        edit(new GroupEdit.Join(old.id(), Set.of(Sample.session(8).client())));
        edit(new GroupEdit.Change(new Group(old.id(), "Depot", Group.Colour.RED)));
        edit(new GroupEdit.Change(new Group(old.id(), "Depot", Group.Colour.PINK)));
        edit(new GroupEdit.Delete(old.id()));
        assertEquals(
                List.of(
                        "Depot was deleted",
                        "Depot is now pink",
                        "Warehouse is now called Depot",
                        "王小明 joined Warehouse"),
                lines());
    }

    @Test
    void aGroupMadeAndDeletedInOneBatchKeepsItsName() {
        Group brief =
                new Group(io.pushdeck.server.identity.GroupId.of(new java.util.UUID(9, 9)), "Brief", Group.Colour.GREY);
        backend.emit(
                new HubEvent.GroupEdited(new GroupEdit.Create(brief, Set.of(MEI)), Sample.NOW),
                new HubEvent.GroupEdited(new GroupEdit.Delete(brief.id()), Sample.NOW));
        assertEquals(List.of("Brief was deleted", "Brief is a new group with 1 member"), lines());
    }

    @Test
    void aPushIsToldWithItsAudienceAndOutcomeInBothLanguages() {
        push(PushClass.LIVE);
        assertEquals(List.of("To Mei Lin Tonight ⏎ Closed – written to 1 connection"), lines());
        texts.languageProperty().set(Locale.SIMPLIFIED_CHINESE);
        assertEquals(List.of("发给 Mei Lin Tonight ⏎ Closed – 已写入 1 个连接"), lines());
    }

    private void push(PushClass pushClass) {
        backend.push(
                new PushRequest(new Announcement("Tonight", "Closed"), pushClass, Audience.of(MEI), Optional.empty()),
                ignored -> {});
    }

    private static PushRecord record(int version, Announcement announcement) {
        return new PushRecord(
                new PushId("p1"),
                1,
                Sample.NOW,
                version,
                announcement,
                Audience.of(MEI),
                1,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void theLifeOfATrackedPushIsToldStepByStep() {
        push(PushClass.ANNOUNCEMENT);
        Announcement changed = new Announcement("Tonight", "Open again");
        backend.emit(
                new HubEvent.PushHandedOut(new PushId("p1"), 1, 0, 0, 0, 0, Sample.NOW),
                new HubEvent.PushUpdated(record(2, changed), Sample.NOW),
                new HubEvent.PushUpdated(
                        record(3, changed.withSeverity(Severity.CRITICAL).withManner(Announcement.Manner.LOUD)),
                        Sample.NOW),
                new HubEvent.PushRecalled(record(4, changed), Sample.NOW));
        assertEquals(
                List.of(
                        "To Mei Lin Tonight – taken back",
                        "To Mei Lin Tonight – louder now for those who have not acknowledged it",
                        "To Mei Lin Tonight – changed",
                        "To Mei Lin Tonight – for 1 person"),
                lines());
    }

    @Test
    void aStoppedPushIsToldWithItsTrueCount() {
        backend.spreadSlowly();
        push(PushClass.ANNOUNCEMENT);
        backend.stop(new PushId("p1"));
        assertEquals("To Mei Lin Tonight – stopped: sent to 0 of 1", lines().getFirst());
    }

    @Test
    void whoPressedWhichButtonIsToldAndCanBeAnswered() {
        Announcement drill = new Announcement("Fire drill", "").withActions(List.of(new Action("out", "I am out")));
        backend.emit(
                acted(drill, "out"), acted(drill, Action.ACKNOWLEDGE), acted(drill, Action.LINK), said(0, "gate open"));
        assertEquals(
                List.of(
                        "Mei Lin gate open",
                        "Mei Lin followed the link of Fire drill",
                        "Mei Lin acknowledged Fire drill",
                        "Mei Lin pressed “I am out” on Fire drill"),
                lines());
        model.filterProperty().set(new ActivityFilter(Set.of(Kind.ANSWERS), "", Optional.empty()));
        assertEquals(3, model.shown().size());
        assertEquals(MEI, model.shown().getFirst().message().orElseThrow().client());
    }

    private static HubEvent acted(Announcement announcement, String action) {
        return new HubEvent.Acted(record(1, announcement), MEI, "Mei Lin", action, Sample.NOW);
    }

    @Test
    void textsFromClientsAreHarmlessAndBounded() {
        backend.emit(said(0, "a\r\nb\u0000\u202Ec\td" + "x".repeat(9_000)));
        String line = lines().getFirst();
        assertTrue(line.startsWith("Mei Lin a ⏎ b\uFFFDc dxxx"), line);
        assertTrue(line.length() < 450, line);
        assertTrue(line.endsWith("…"), line);
    }

    @Test
    void binaryMessagesTellTheirSize() {
        backend.emit(new HubEvent.MessageReceived(Sample.session(0), Payload.binary(new byte[1]), Sample.NOW));
        assertEquals(List.of("Mei Lin binary message, 1 byte"), lines());
    }

    @Test
    void whatArrivesDuringAPauseWaits() {
        backend.emit(said(0, "one"));
        model.pausedProperty().set(true);
        backend.emit(said(0, "two"), said(0, "three"));
        assertEquals(1, model.shown().size());
        assertEquals(2, model.waitingProperty().get());
        model.pausedProperty().set(false);
        assertEquals(0, model.waitingProperty().get());
        assertEquals(List.of("Mei Lin three", "Mei Lin two", "Mei Lin one"), lines());
    }

    @Test
    void readingHoldsTheFeedButDoesNotEndAPause() {
        model.readingProperty().set(true);
        model.pausedProperty().set(true);
        backend.emit(said(0, "one"));
        model.readingProperty().set(false);
        assertEquals(0, model.shown().size());
        model.pausedProperty().set(false);
        assertEquals(1, model.shown().size());
    }

    @Test
    void theOldestLinesAreForgottenAndABatchChangesTheListAtMostOnceAtEachEnd() {
        HubEvent[] many = IntStream.range(0, ActivityModel.CAPACITY)
                .mapToObj(i -> said(i % 10, "line " + i))
                .toArray(HubEvent[]::new);
        backend.emit(many);
        AtomicInteger changes = new AtomicInteger();
        model.shown().addListener((ListChangeListener<ActivityEntry>) change -> changes.incrementAndGet());
        backend.emit(many);
        assertEquals(ActivityModel.CAPACITY, model.shown().size());
        assertTrue(changes.get() <= 2, "changes: " + changes);
        model.pausedProperty().set(true);
        backend.emit(many);
        backend.emit(many);
        assertEquals(ActivityModel.CAPACITY, model.waitingProperty().get());
    }

    @Test
    void theFeedNarrowsToKindsTextAndOneClient() {
        backend.emit(said(0, "gate open"), said(1, "gate closed"));
        backend.push(
                new PushRequest(
                        new Announcement("", "To all"), PushClass.ANNOUNCEMENT, Audience.EVERYONE, Optional.empty()),
                ignored -> {});
        backend.connect(Sample.session(20));
        model.filterProperty().set(new ActivityFilter(Set.of(Kind.MESSAGES), "", Optional.empty()));
        assertEquals(2, model.shown().size());
        model.filterProperty().set(new ActivityFilter(Set.of(Kind.MESSAGES), " GATE O", Optional.empty()));
        assertEquals(List.of("Mei Lin gate open"), lines());
        model.filterProperty().set(new ActivityFilter(Set.of(), "", Optional.of(MEI)));
        assertEquals(List.of("To everyone To all – for 10 people", "Mei Lin gate open"), lines());
    }

    @Test
    void onlyWhatTheFilterLetsThroughCountsAsWaiting() {
        model.filterProperty().set(new ActivityFilter(Set.of(Kind.CONNECTIONS), "", Optional.empty()));
        model.pausedProperty().set(true);
        backend.emit(said(0, "one"));
        assertEquals(0, model.waitingProperty().get());
        model.filterProperty().set(ActivityFilter.EVERYTHING);
        assertEquals(1, model.waitingProperty().get());
    }

    @Test
    void aMessageCanBeAnsweredAndNothingElse() {
        backend.emit(said(0, "one"));
        backend.connect(Sample.session(20));
        assertFalse(model.shown().getFirst().message().isPresent());
        assertEquals(
                Optional.of(new ActivityEntry.Message(MEI, Phrase.verbatim("one"))),
                model.shown().getLast().message());
    }
}
