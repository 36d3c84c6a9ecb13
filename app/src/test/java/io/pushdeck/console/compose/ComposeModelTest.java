package io.pushdeck.console.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.PushNews;
import io.pushdeck.console.bridge.PushOutcome;
import io.pushdeck.console.sending.Departures;
import io.pushdeck.console.testing.FakeBackend;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class ComposeModelTest {
    private static final ClientId MEI = Sample.session(0).client();
    private static final ClientId TABLET = Sample.session(1).client();

    private final Mirror mirror = new Mirror();
    private final FakeBackend backend = new FakeBackend(mirror, Sample.snapshot(30));
    private final AudienceModel audience = new AudienceModel(mirror, backend);
    private final DraftModel draft = new DraftModel(new SimpleStringProperty(""), new SimpleStringProperty(""));
    private long now;
    private final Departures departures = new Departures(backend, () -> 5, () -> now);
    private final ComposeModel model =
            new ComposeModel(audience, draft, departures, Clock.fixed(Sample.NOW, ZoneOffset.UTC), () -> {});

    private Optional<Problem> problem() {
        return model.problemProperty().get();
    }

    private void write(String title, String body) {
        draft.titleProperty().set(title);
        draft.bodyProperty().set(body);
    }

    private void letTimePass() {
        now += Duration.ofSeconds(5).toNanos();
        departures.tick();
    }

    private void undo() {
        assertTrue(departures.undoLast());
    }

    private static Ending sent(int written, int away, Ending.Drift drift) {
        return new Ending.Sent(Optional.of(new PushId("p1")), new PushOutcome(written, 0, 0, 0, 0, 0, away), drift);
    }

    @Test
    void saysWhatStandsInTheWayInTurn() {
        assertEquals(Optional.of(Problem.of(Problem.Kind.NO_RECIPIENT)), problem());
        model.open(Audience.of(MEI), "");
        audience.leaveOut(MEI, true);
        assertEquals(Optional.of(Problem.of(Problem.Kind.NOBODY)), problem());
        audience.leaveOutNobody();
        assertEquals(Optional.of(Problem.of(Problem.Kind.NOTHING_WRITTEN)), problem());
        write("", "x".repeat(Announcement.MAX_CHARACTERS + 1));
        assertEquals(Optional.of(Problem.of(Problem.Kind.TOO_LONG, 1)), problem());
        write("", "Hello");
        assertEquals(Optional.empty(), problem());
    }

    @Test
    void whoIsAwayCanBeSentAnAnnouncementAndNoLiveUpdate() {
        model.open(Audience.of(new ClientId("absent-0")), "");
        write("", "Hello");
        assertEquals(Optional.empty(), problem());
        model.pushClassProperty().set(PushClass.LIVE);
        assertEquals(Optional.of(Problem.of(Problem.Kind.NOBODY_ONLINE)), problem());
    }

    @Test
    void aPushFreesTheComposerAtOnceAndLeavesLater() {
        model.open(Audience.of(MEI), "");
        write("Tonight", "The gate closes early");
        model.push();
        assertEquals("", draft.bodyProperty().get());
        assertEquals(1, audience.recipients().items().size());
        assertEquals(List.of(), backend.pushes());
        letTimePass();
        assertEquals(
                List.of(new FakeBackend.Push(new Announcement("Tonight", "The gate closes early"), Audience.of(MEI))),
                backend.pushes());
        assertEquals(
                Optional.of(sent(1, 0, Ending.Drift.NONE)),
                model.resultProperty().get());
    }

    @Test
    void whatWasSentCanBeBroughtBackForOtherRecipients() {
        model.open(Audience.of(MEI), "");
        write("Tonight", "The gate closes early");
        model.push();
        assertFalse(model.restorableProperty().get());
        letTimePass();
        audience.recipients().replaceBy(Audience.of(TABLET));
        assertTrue(model.restorableProperty().get());
        model.restore();
        assertEquals(new Announcement("Tonight", "The gate closes early"), announcement());
        assertEquals(Audience.of(TABLET), audience.chosen());
        assertFalse(model.restorableProperty().get());
    }

    private Announcement announcement() {
        return draft.draft().announcement(Sample.NOW, ZoneOffset.UTC);
    }

    @Test
    void undoPutsEverythingBack() {
        model.open(new Audience(false, Set.of(), Set.of(MEI, TABLET)), "Is the gate open?");
        audience.leaveOut(TABLET, true);
        write("Tonight", "The gate closes early");
        draft.severityProperty().set(Severity.WARNING);
        draft.acknowledgeProperty().set(true);
        Draft written = draft.draft();
        Audience chosen = audience.chosen();
        model.push();
        assertEquals(Draft.EMPTY, draft.draft());
        audience.recipients().replaceBy(Audience.EVERYONE);
        undo();
        assertEquals(written, draft.draft());
        assertEquals(chosen, audience.chosen());
        assertEquals(chosen, audience.shownProperty().get().chosen());
        assertEquals("Is the gate open?", model.quotedProperty().get());
        assertEquals(
                Optional.of(new Ending.TakenBack(false)), model.resultProperty().get());
        letTimePass();
        assertEquals(List.of(), backend.pushes());
    }

    @Test
    void undoNeverOverwritesWhatIsNew() {
        model.open(Audience.of(MEI), "");
        write("", "First");
        model.push();
        write("", "Second");
        undo();
        assertEquals("Second", draft.bodyProperty().get());
        assertEquals(
                Optional.of(new Ending.TakenBack(true)), model.resultProperty().get());
        audience.recipients().replaceBy(Audience.of(TABLET));
        write("", "");
        model.restore();
        assertEquals("First", draft.bodyProperty().get());
        assertEquals(Audience.of(MEI), audience.chosen());
    }

    @Test
    void criticalAnnouncementsAndLiveUpdatesLeaveAtOnce() {
        model.open(Audience.of(MEI), "");
        write("", "Fire");
        draft.severityProperty().set(Severity.CRITICAL);
        model.push();
        model.pushClassProperty().set(PushClass.LIVE);
        write("", "2 : 1");
        model.push();
        assertEquals(
                List.of(Severity.CRITICAL, Severity.INFO),
                backend.pushes().stream()
                        .map(push -> push.announcement().severity())
                        .toList());
        assertEquals(
                Optional.of(new Ending.Sent(Optional.empty(), new PushOutcome(1, 0, 0, 0, 0, 0, 0), Ending.Drift.NONE)),
                model.resultProperty().get());
    }

    @Test
    void timesAreCountedFromWhenItLeaves() {
        model.open(Audience.of(MEI), "");
        write("", "Lunch");
        draft.expiryProperty().set(Expiry.of(Expiry.Kind.HOUR));
        draft.acknowledgeProperty().set(true);
        draft.escalateAfterProperty().set(Optional.of(Duration.ofMinutes(5)));
        model.push();
        letTimePass();
        assertEquals(
                Optional.of(Sample.NOW.plus(Duration.ofHours(1))),
                backend.requests().getFirst().announcement().expires());
        assertEquals(
                Optional.of(Duration.ofMinutes(5)),
                backend.requests().getFirst().course().escalateAfter());
    }

    @Test
    void saysWhoCameAndWentBetweenTheLookAndThePush() {
        ClientId member = mirror.membersOf(Sample.WAREHOUSE.id()).iterator().next();
        model.open(Audience.of(Sample.WAREHOUSE.id()), "");
        write("", "Hello");
        model.push();
        int people = model.people();
        ClientId newcomer = Sample.session(2).client();
        backend.edit(new GroupEdit.Leave(Sample.WAREHOUSE.id(), Set.of(member)), ignored -> {});
        backend.edit(new GroupEdit.Join(Sample.WAREHOUSE.id(), Set.of(newcomer)), ignored -> {});
        letTimePass();
        Ending.Sent ending = (Ending.Sent) model.resultProperty().get().orElseThrow();
        assertEquals(new Ending.Drift(List.of(newcomer), List.of(member)), ending.drift());
        assertEquals(people, ending.outcome().written() + ending.outcome().away());
    }

    @Test
    void aRefusedPushIsInTheComposerAgain() {
        var refusal = new PushNews.Refusal.NotStored("disk full");
        backend.refuse(refusal);
        model.open(Audience.of(MEI), "");
        write("Tonight", "The gate closes early");
        model.push();
        letTimePass();
        assertEquals(
                Optional.of(new Ending.Refused(refusal, false)),
                model.resultProperty().get());
        assertEquals(new Announcement("Tonight", "The gate closes early"), announcement());
        assertEquals(1, audience.recipients().items().size());
        assertFalse(model.restorableProperty().get());
    }

    @Test
    void whatIsTypedWhileAPushIsUnderWayStays() {
        model.open(Audience.of(MEI), "");
        write("", "First");
        model.push();
        write("", "Second");
        letTimePass();
        assertEquals("Second", draft.bodyProperty().get());
        assertFalse(model.restorableProperty().get());
    }

    @Test
    void anAnswerGoesToThatPersonAlone() {
        model.open(Audience.EVERYONE, "");
        model.open(Audience.of(MEI), "Is the gate open?");
        assertEquals(Audience.of(MEI), audience.recipients().audience());
        assertEquals("Is the gate open?", model.quotedProperty().get());
    }

    @Test
    void onlyMoreThanTheAgreedNumberAtOnceIsAskedAbout() {
        model.open(Audience.EVERYONE, "");
        assertFalse(model.reachesEveryone(30));
        assertTrue(model.reachesEveryone(29));
        audience.recipients().replaceBy(Audience.of(Sample.WAREHOUSE.id()));
        assertFalse(model.reachesEveryone(1));
    }
}
