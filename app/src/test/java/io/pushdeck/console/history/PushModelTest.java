package io.pushdeck.console.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.testing.FakeHistory;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.PushVersion;
import io.pushdeck.server.message.RecallProof;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import io.pushdeck.server.message.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushModelTest {
    private static final PushId DRILL = new PushId("p7");

    private final FakeHistory history = new FakeHistory();
    private final PushModel model = new PushModel(history);
    private final PushRecord push = SampleHistory.push(7, SampleHistory.drill(), Audience.EVERYONE, 24, Sample.NOW);

    @BeforeEach
    void open() {
        history.preload(push, SampleHistory.deliveries(24, Sample.NOW));
        model.watchedProperty().set(true);
        model.open(DRILL);
    }

    @Test
    void theDeliveriesAddUp() {
        assertEquals(
                new Progress(
                        new Tally(Map.of(
                                Stage.ACTED, 8,
                                Stage.READ, 6,
                                Stage.DISPLAYED, 2,
                                Stage.RECEIVED, 2,
                                Stage.WRITTEN, 2,
                                Stage.QUEUED, 4)),
                        Map.of("out", 6, "help", 2),
                        4,
                        16,
                        14,
                        0),
                model.progressProperty().get());
    }

    @Test
    void whoeverIsThereAndWaitsForItsTurnCanStillBeStopped() {
        Delivery away = SampleHistory.delivery(new ClientId("a"), "a", Stage.QUEUED);
        Delivery there = new Delivery(
                away.client(), "a", true, Optional.empty(), Stage.QUEUED, away.times(), "", Optional.empty());
        assertEquals(1, Progress.of(List.of(away, there)).unreached());
    }

    @Test
    void aStageAndTextNarrowTheTable() {
        model.filterProperty().set(RecipientFilter.EVERYONE.toggled(Stage.READ));
        assertEquals(6, model.shown().size());
        model.filterProperty().set(model.filterProperty().get().withText("C-00004"));
        assertEquals(
                List.of("c-00004"),
                model.shown().stream().map(each -> each.client().value()).toList());
        model.filterProperty().set(model.filterProperty().get().toggled(Stage.READ));
        assertEquals(Optional.empty(), model.filterProperty().get().stage());
        model.filterProperty().set(RecipientFilter.EVERYONE.toggled("help"));
        assertEquals(2, model.shown().size());
    }

    @Test
    void aRefreshReplacesTheRowsOnceHoweverMuchChanged() {
        List<Integer> changes = new ArrayList<>();
        model.shown().addListener((ListChangeListener<Delivery>)
                change -> changes.add(change.getList().size()));
        history.hold();
        for (int i = 0; i < 50; i++) {
            history.put(push, SampleHistory.deliveries(36, Sample.NOW));
        }
        history.release();
        assertEquals(List.of(36, 36), changes, "one refresh that was under way, one for all that came meanwhile");
    }

    @Test
    void receiptsForOtherPushesChangeNothing() {
        int before = history.calls().size();
        history.tell(Set.of(new PushId("p1")));
        assertEquals(before, history.calls().size());
        history.tell(Set.of());
        assertEquals(before + 1, history.calls().size());
    }

    @Test
    void theAnswerAboutAPersonFollowsWhatHappens() {
        ClientId client = new ClientId("c-00010");
        model.ask(client);
        assertEquals(Stage.QUEUED, model.deliveryOf(client).orElseThrow().stage());
        assertTrue(verdict() instanceof Verdict.StillAway);
        history.put(push, List.of(SampleHistory.delivery(client, "Mei", Stage.READ)));
        assertTrue(verdict() instanceof Verdict.GotIt);
    }

    @Test
    void somebodyWhoWasNotAddressedIsJudgedToo() {
        model.ask(new ClientId("stranger"));
        assertEquals(new Verdict.CameAfter(Optional.empty()), verdict());
    }

    private Verdict verdict() {
        return model.answerProperty().get().orElseThrow().verdict();
    }

    @Test
    void aRecallIsProved() {
        RecallProof proof = new RecallProof(31, 3, 2, 4);
        history.prove(proof);
        history.recall(DRILL, answer -> {});
        assertEquals(Optional.of(proof), model.proofProperty().get());
        assertEquals(Optional.of(Sample.NOW), model.pushProperty().get().flatMap(PushRecord::recalledAt));
    }

    @Test
    void whatItSaidBeforeIsNewestFirstWithoutWhatItSaysNow() {
        history.update(DRILL, new Announcement("Later", "at eleven"), answer -> {});
        history.update(DRILL, new Announcement("Over", ""), answer -> {});
        List<List<String>> told = new ArrayList<>();
        model.earlier(versions -> told.add(versions.stream()
                .map(version -> version.version() + " " + version.announcement().title())
                .toList()));
        assertEquals(List.of(List.of("2 Later", "1 Fire drill at 10:00")), told);
    }

    @Test
    void whatAPushSaidBeforeIsNotShownOverAnother() {
        history.hold();
        List<List<PushVersion>> told = new ArrayList<>();
        model.earlier(told::add);
        model.open(new PushId("p9"));
        history.release();
        assertEquals(List.of(), told);
    }

    @Test
    void anotherPushStartsAfresh() {
        history.preload(SampleHistory.push(8, "Other", "", 1, Sample.NOW), List.of());
        model.filterProperty().set(RecipientFilter.EVERYONE.toggled(Stage.READ));
        model.ask(new ClientId("c-00010"));
        model.open(new PushId("p8"));
        assertEquals(RecipientFilter.EVERYONE, model.filterProperty().get());
        assertEquals(Optional.empty(), model.answerProperty().get());
        assertEquals(List.of(), model.shown());
    }

    @Test
    void aLateAnswerAboutTheOldPushIsNotShown() {
        history.hold();
        history.tell(Set.of(DRILL));
        model.open(new PushId("p9"));
        history.release();
        assertEquals(List.of(), model.shown());
        assertTrue(model.forgottenProperty().get());
    }

    @Test
    void rowsAreSortedByWhatTheColumnHolds() {
        model.sortBy(RecipientColumn.STAGE.order().reversed());
        assertEquals(Stage.ACTED, model.shown().getFirst().stage());
        model.sortBy(RecipientColumn.RECEIVED.order());
        assertEquals(Stage.QUEUED, model.shown().getLast().stage());
    }
}
