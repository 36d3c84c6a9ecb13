package io.pushdeck.console.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.testing.FakeBackend;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.Reach;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AudienceModelTest {
    private static final ClientId MEI = Sample.session(0).client();
    private static final ClientId TABLET = Sample.session(1).client();
    private static final SessionView GUEST = Sample.session(6);

    private final Mirror mirror = new Mirror();
    private final FakeBackend backend = new FakeBackend(mirror, Sample.snapshot(30));
    private final AudienceModel model = new AudienceModel(mirror, backend);

    private void choose(Audience audience) {
        model.recipients().add(audience);
    }

    private Reach reach() {
        return model.shownProperty().get().reach();
    }

    private static Set<ClientId> clients(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Sample.session(i).client())
                .collect(Collectors.toSet());
    }

    @Test
    void showsEveryPersonOnceAndSaysHowManyAreMeantTwice() {
        choose(Audience.of(Sample.WAREHOUSE.id()));
        Reach before = reach();
        ClientId member = mirror.membersOf(Sample.WAREHOUSE.id()).iterator().next();
        choose(Audience.of(member));
        assertEquals(before, reach());
        assertEquals(2, model.recipients().items().size());
        assertEquals(1, model.countedOnceProperty().get());
    }

    @Test
    void whoIsLeftOutIsMissingFromWhatIsPushed() {
        choose(new Audience(false, Set.of(), Set.of(MEI, TABLET)));
        model.leaveOut(MEI, true);
        assertEquals(
                new FrozenAudience(
                        new Audience(false, false, Set.of(), Set.of(MEI, TABLET), Set.of(MEI)),
                        List.of(TABLET),
                        List.of()),
                model.shownProperty().get());
        assertEquals(2, model.meantProperty().get().reach().people());
        model.leaveOut(MEI, false);
        assertEquals(new Reach(2, 0), reach());
    }

    @Test
    void whoIsLeftOutOfOthersIsNotMissingFromNewOnesUnnoticed() {
        choose(new Audience(false, Set.of(), Set.of(MEI, TABLET)));
        model.leaveOut(MEI, true);
        model.recipients().replaceBy(Audience.of(TABLET));
        model.recipients().replaceBy(new Audience(false, Set.of(), Set.of(MEI, TABLET)));
        assertEquals(Set.of(), model.leftProperty().get());
    }

    @Test
    void whoIsLeftOutStaysSoWhileOthersComeAndGo() {
        choose(Audience.EVERYONE);
        model.leaveOut(MEI, true);
        backend.disconnect(Set.of(Sample.session(0).id()));
        model.look();
        backend.connect(Sample.session(0));
        model.look();
        assertEquals(new Reach(29, 0), reach());
    }

    @Test
    void everyoneCanMeanThoseWhoAreAwayToo() {
        choose(Audience.EVERYONE);
        assertEquals(new Reach(30, 0), reach());
        model.awayProperty().set(true);
        assertEquals(new Reach(30, 10), reach());
        assertTrue(model.chosen().away());
        model.recipients().replaceBy(Audience.of(MEI));
        assertFalse(model.chosen().away());
        choose(Audience.EVERYONE);
        assertEquals(new Reach(30, 0), reach());
    }

    @Test
    void isOldOnceSomebodyComesOrGoesUntilTheNextLook() {
        choose(Audience.of(MEI));
        backend.disconnect(Set.of(Sample.session(0).id()));
        assertTrue(model.staleProperty().get());
        assertEquals(new Reach(1, 0), reach());
        model.look();
        assertFalse(model.staleProperty().get());
        assertEquals(new Reach(0, 1), reach());
    }

    @Test
    void manyClientsBecomeOneItemAndNobodyIsAddedTwice() {
        choose(new Audience(false, Set.of(), clients(0, 12)));
        assertEquals(
                List.of(new Recipient.Several(clients(0, 12))),
                List.copyOf(model.recipients().items()));
        assertTrue(model.recipients().news(Audience.of(MEI)).isEmpty());
        choose(Audience.of(MEI));
        assertEquals(1, model.recipients().items().size());
    }

    @Test
    void guestsAndGroupsThatAreGoneAreTakenOutByName() {
        choose(new Audience(false, Set.of(Sample.VOLUNTEERS.id()), Set.of(MEI, GUEST.client())));
        backend.disconnect(Set.of(GUEST.id(), Sample.session(0).id()));
        assertEquals(List.of(GUEST.name()), model.goneProperty().get());
        backend.edit(new GroupEdit.Delete(Sample.VOLUNTEERS.id()), ignored -> {});
        assertEquals(List.of(Sample.VOLUNTEERS.name()), model.goneProperty().get());
        assertEquals(
                List.of(new Recipient.OfClient(MEI)),
                List.copyOf(model.recipients().items()));
    }

    @Test
    void suggestionsPutEveryoneFirstThenGroupsThenPeopleByName() {
        List<Recipient> all = Suggestions.find(mirror, model.recipients(), "Everyone", "Rehearsal", "");
        assertEquals(new Recipient.Everyone(), all.getFirst());
        assertEquals(new Recipient.OfGroup(Sample.FRONT_DESK.id()), all.get(1));
        assertEquals(
                List.of(new Recipient.OfClient(new ClientId("absent-0")), new Recipient.OfClient(MEI)),
                Suggestions.find(mirror, model.recipients(), "Everyone", "Rehearsal", "mei l").stream()
                        .sorted((one, other) -> one.toString().compareTo(other.toString()))
                        .limit(2)
                        .toList());
        choose(Audience.EVERYONE);
        assertFalse(Suggestions.find(mirror, model.recipients(), "Everyone", "Rehearsal", "")
                .contains(new Recipient.Everyone()));
    }
}
