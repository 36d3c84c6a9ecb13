package io.pushdeck.console.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.testing.FakeBackend;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Reach;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class ComposeModelTest {
    private static final ClientId MEI = Sample.session(0).client();
    private static final SessionView GUEST = Sample.session(6);

    private final Mirror mirror = new Mirror();
    private final FakeBackend backend = new FakeBackend(mirror, Sample.snapshot(30));
    private final ComposeModel model =
            new ComposeModel(mirror, backend, new SimpleStringProperty(""), new SimpleStringProperty(""));

    private static Set<ClientId> clients(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Sample.session(i).client())
                .collect(Collectors.toSet());
    }

    private Optional<Problem> problem() {
        return model.problemProperty().get();
    }

    @Test
    void saysWhatStandsInTheWayInTurn() {
        assertEquals(Optional.of(Problem.NO_RECIPIENT), problem());
        model.open(Audience.of(new ClientId("absent-0")), "");
        assertEquals(Optional.of(Problem.NOBODY_ONLINE), problem());
        model.open(Audience.of(MEI), "");
        assertEquals(Optional.of(Problem.NOTHING_WRITTEN), problem());
        model.textProperty().set("x".repeat(Announcement.MAX_CHARACTERS + 1));
        assertEquals(Optional.of(Problem.TOO_LONG), problem());
        model.textProperty().set("Hello");
        assertEquals(Optional.empty(), problem());
    }

    @Test
    void overlapsCountOnce() {
        ClientId member = mirror.membersOf(Sample.WAREHOUSE.id()).iterator().next();
        model.open(Audience.of(Sample.WAREHOUSE.id()), "");
        Reach before = model.reachProperty().get();
        model.open(Audience.of(member), "");
        assertEquals(before, model.reachProperty().get());
        assertEquals(2, model.recipients().items().size());
    }

    @Test
    void reachFollowsThoseWhoComeAndGo() {
        model.open(Audience.of(MEI), "");
        assertEquals(new Reach(1, 0), model.reachProperty().get());
        backend.disconnect(Set.of(Sample.session(0).id()));
        assertEquals(new Reach(0, 1), model.reachProperty().get());
        backend.connect(Sample.session(0));
        assertEquals(new Reach(1, 0), model.reachProperty().get());
    }

    @Test
    void manyClientsBecomeOneItemAndNobodyIsAddedTwice() {
        model.open(new Audience(false, Set.of(), clients(0, 12)), "");
        assertEquals(
                List.of(new Recipient.Several(clients(0, 12))),
                List.copyOf(model.recipients().items()));
        assertTrue(model.recipients().news(Audience.of(MEI)).isEmpty());
        model.open(Audience.of(MEI), "");
        assertEquals(1, model.recipients().items().size());
    }

    @Test
    void guestsAndGroupsThatAreGoneAreTakenOutByName() {
        model.open(new Audience(false, Set.of(Sample.VOLUNTEERS.id()), Set.of(MEI, GUEST.client())), "");
        backend.disconnect(Set.of(GUEST.id(), Sample.session(0).id()));
        assertEquals(List.of(GUEST.name()), model.goneProperty().get());
        backend.edit(new GroupEdit.Delete(Sample.VOLUNTEERS.id()), ignored -> {});
        assertEquals(List.of(Sample.VOLUNTEERS.name()), model.goneProperty().get());
        assertEquals(
                List.of(new Recipient.OfClient(MEI)),
                List.copyOf(model.recipients().items()));
    }

    @Test
    void aPushClearsTheTextKeepsTheRecipientsAndCanBeBroughtBack() {
        model.open(Audience.of(MEI), "");
        model.titleProperty().set("Tonight");
        model.textProperty().set("The gate closes early");
        model.push();
        assertEquals(
                List.of(new FakeBackend.Push(new Announcement("Tonight", "The gate closes early"), Audience.of(MEI))),
                backend.pushes());
        assertEquals("", model.textProperty().get());
        assertEquals(1, model.recipients().items().size());
        assertTrue(model.restorableProperty().get());
        model.restore();
        assertEquals("Tonight", model.titleProperty().get());
        assertEquals("The gate closes early", model.textProperty().get());
        assertFalse(model.restorableProperty().get());
    }

    @Test
    void aRefusedPushKeepsEverything() {
        PushResult refused = new PushResult.Rejected(new PushResult.Reason.NotListening());
        var refusing = new ComposeModel(
                mirror,
                new StubbornBackend(backend, refused),
                new SimpleStringProperty("Tonight"),
                new SimpleStringProperty("The gate closes early"));
        refusing.open(Audience.of(MEI), "");
        refusing.push();
        assertEquals(Optional.of(refused), refusing.resultProperty().get());
        assertEquals("The gate closes early", refusing.textProperty().get());
        assertEquals(1, refusing.recipients().items().size());
        assertFalse(refusing.restorableProperty().get());
    }

    @Test
    void whatIsTypedWhileAPushIsUnderWayStays() {
        StubbornBackend slow = new StubbornBackend(backend, null);
        var busy = new ComposeModel(mirror, slow, new SimpleStringProperty(""), new SimpleStringProperty("First"));
        busy.open(Audience.of(MEI), "");
        busy.push();
        assertTrue(busy.sendingProperty().get());
        busy.push();
        assertEquals(1, slow.asked());
        busy.textProperty().set("Second");
        slow.answer();
        assertFalse(busy.sendingProperty().get());
        assertEquals("Second", busy.textProperty().get());
    }

    @Test
    void anAnswerGoesToThatPersonAlone() {
        model.open(Audience.EVERYONE, "");
        model.open(Audience.of(MEI), "Is the gate open?");
        assertEquals(Audience.of(MEI), model.recipients().audience());
        assertEquals("Is the gate open?", model.quotedProperty().get());
    }

    @Test
    void onlyMoreThanTheAgreedNumberAtOnceIsAskedAbout() {
        model.open(Audience.EVERYONE, "");
        assertFalse(model.reachesEveryone(30));
        assertTrue(model.reachesEveryone(29));
        model.recipients().removeLast();
        model.open(new Audience(false, Set.of(), clients(0, 30)), "");
        assertFalse(model.reachesEveryone(1));
    }

    @Test
    void suggestionsPutEveryoneFirstThenGroupsThenPeopleByName() {
        List<Recipient> all = Suggestions.find(mirror, model.recipients(), "Everyone", "");
        assertEquals(new Recipient.Everyone(), all.getFirst());
        assertEquals(new Recipient.OfGroup(Sample.FRONT_DESK.id()), all.get(1));
        assertEquals(
                List.of(new Recipient.OfClient(new ClientId("absent-0")), new Recipient.OfClient(MEI)),
                Suggestions.find(mirror, model.recipients(), "Everyone", "mei l").stream()
                        .sorted((one, other) -> one.toString().compareTo(other.toString()))
                        .limit(2)
                        .toList());
        model.open(Audience.EVERYONE, "");
        assertFalse(Suggestions.find(mirror, model.recipients(), "Everyone", "").contains(new Recipient.Everyone()));
    }
}
