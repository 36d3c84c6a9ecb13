package io.pushdeck.console.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.testing.FakeBackend;
import io.pushdeck.console.testing.FakePeople;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.Person;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeopleModelTest {
    private static final ClientId ZOE = new ClientId("zoe");

    private final FakePeople people = new FakePeople();
    private final Mirror mirror = new Mirror();
    private final FakeBackend backend = new FakeBackend(mirror, Sample.snapshot(60));
    private final PeopleModel model = new PeopleModel(mirror, people, InstantSource.fixed(Sample.NOW));

    private List<PersonRow> shown() {
        return model.shownProperty().get();
    }

    private List<PersonRow> inOrder() {
        return shown().stream()
                .sorted(Comparator.comparing(PersonRow::isOnline).reversed().thenComparing(PeopleModel.BY_NAME))
                .toList();
    }

    @Test
    void theOrderStaysRightThroughEveryChange() {
        people.know(List.of(new Person(ZOE, "Zoe", Annotation.NONE, Optional.of(Sample.NOW))));
        model.load();
        Random random = new Random(3);
        Set<SessionId> here = new HashSet<>();
        mirror.clients().forEach(row -> here.add(row.session()));
        for (int step = 0; step < 200; step++) {
            int which = random.nextInt(80);
            SessionId session = new SessionId(which + 1L);
            if (here.remove(session)) {
                backend.disconnect(Set.of(session));
            } else {
                here.add(session);
                backend.connect(Sample.session(which));
            }
            if (step % 3 == 0) {
                backend.rename(new ClientId("c-%05d".formatted(random.nextInt(6) * 7)), "Name " + random.nextInt(100));
            }
            model.tick();
            assertEquals(inOrder(), shown(), "step " + step);
            Set<ClientId> expected = new HashSet<>(mirror.known());
            expected.removeIf(client -> client.isGuest() && !mirror.isOnline(client));
            assertTrue(
                    new HashSet<>(shown().stream().map(PersonRow::client).toList()).containsAll(expected),
                    "step " + step);
        }
        assertTrue(shown().stream().anyMatch(row -> row.client().equals(ZOE)));
    }

    @Test
    void whoGoesWasHereJustNow() {
        model.load();
        ClientId mei = new ClientId("c-00000");
        assertEquals(1, model.find(mei).orElseThrow().tabs());
        backend.disconnect(Set.of(new SessionId(1)));
        model.tick();
        assertEquals(Optional.of(Sample.NOW), model.find(mei).orElseThrow().seen());
        assertEquals(0, model.find(mei).orElseThrow().tabs());
    }

    @Test
    void aBanThatEndsByItselfIsSeenAtTheNextTick() {
        people.know(List.of(new Person(ZOE, "Zoe", Annotation.NONE, Optional.empty())));
        Ban ban = new Ban(Optional.of(ZOE), Optional.empty(), "Zoe", "", Sample.NOW, Optional.empty());
        people.ban(ban, trouble -> {});
        model.load();
        model.show(PeopleFilter.Kind.BANNED);
        assertEquals(List.of(ZOE), shown().stream().map(PersonRow::client).toList());
        people.lift(ban.key(), trouble -> {});
        model.tick();
        assertEquals(new ArrayList<>(), shown());
    }
}
