package io.pushdeck.server.store;

import static io.pushdeck.server.store.StoreDesk.START;
import static io.pushdeck.server.store.StoreDesk.client;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Failure;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each answer to "why didn't X get it?", from the records.
class EvidenceTest {
    private static final Announcement LUNCH = new Announcement("Lunch", "");

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

    private Verdict why(PushRecord push, String client) {
        return desk.archive().why(push.id(), client(client), false);
    }

    private void assertWhy(Class<? extends Verdict> verdict, PushRecord push, String client) {
        assertInstanceOf(verdict, why(push, client));
    }

    private PushRecord pushTo(Audience chosen, String... people) {
        return desk.push(
                desk.newPush(LUNCH, new FrozenAudience(chosen, List.copyOf(StoreFixture.clients(people)), List.of())));
    }

    private void see(String client) {
        desk.log().seen(List.of(new Seen(client(client), "", desk.now())));
        desk.settle();
    }

    @Test
    void someoneWhomNobodyKnewThenCameAfter() {
        PushRecord push = pushTo(Audience.EVERYONE, "anna");
        desk.pass(Duration.ofMinutes(1));
        see("late");
        assertEquals(new Verdict.CameAfter(Optional.of(START.plusSeconds(60))), why(push, "late"));
        assertEquals(new Verdict.CameAfter(Optional.empty()), why(push, "nobody"));
    }

    @Test
    void someoneWhoWasAwayWasNotAddressedByEveryone() {
        see("away");
        see("back");
        desk.pass(Duration.ofMinutes(1));
        PushRecord push = pushTo(Audience.EVERYONE, "anna");
        desk.pass(Duration.ofMinutes(1));
        see("back");
        assertEquals(new Verdict.OfflineAndNotAddressed(Optional.of(START)), why(push, "away"));
        assertEquals(new Verdict.OfflineAndNotAddressed(Optional.empty()), why(push, "back"));
    }

    @Test
    void someoneWhoJoinedLaterWasNoMemberThen() {
        see("late");
        see("never");
        StoreFixture.apply(desk.store(), StoreFixture.creation(1, "Crew", "anna"));
        PushRecord push = pushTo(Audience.of(StoreFixture.id(1)), "anna");
        desk.pass(Duration.ofMinutes(1));
        StoreFixture.apply(desk.store(), StoreFixture.creation(2, "Other", "never"));
        StoreFixture.apply(desk.store(), new GroupEdit.Join(StoreFixture.id(1), StoreFixture.clients("late")));
        StoreFixture.apply(desk.store(), new GroupEdit.Leave(StoreFixture.id(1), StoreFixture.clients("late")));
        assertEquals(new Verdict.NotMemberThen(Optional.of(START.plusSeconds(60))), why(push, "late"));
        assertEquals(new Verdict.NotMemberThen(Optional.empty()), why(push, "never"));
    }

    @Test
    void aMemberOfAnyGroupWasKnownThoughNeverSeen() {
        StoreFixture.apply(desk.store(), StoreFixture.creation(1, "Crew", "anna"));
        StoreFixture.apply(desk.store(), StoreFixture.creation(2, "Other", "bo"));
        desk.pass(Duration.ofMinutes(1));
        PushRecord push = pushTo(Audience.of(StoreFixture.id(1)), "anna");
        assertEquals(new Verdict.NotMemberThen(Optional.empty()), why(push, "bo"));
    }

    @Test
    void whoeverWasLeftOutOrNotNamedIsToldSo() {
        see("bo");
        PushRecord push = pushTo(Audience.EVERYONE.without(Set.of(client("bo"))), "anna");
        assertEquals(new Verdict.Excluded(), why(push, "bo"));
        assertEquals(new Verdict.NotChosen(), why(pushTo(Audience.of(client("anna")), "anna"), "bo"));
    }

    @Test
    void receiptsSayHowFarItGot() {
        PushRecord push = desk.push(LUNCH, "received", "displayed", "read", "acted", "written", "plain");
        desk.written(push, false, "received", "displayed", "read", "acted", "written");
        desk.written(push, true, "plain");
        desk.receipt("received", Stage.RECEIVED, push.id());
        desk.receipt("displayed", Stage.DISPLAYED, push.id());
        desk.receipt("read", Stage.READ, push.id());
        desk.receipt("acted", Stage.ACTED, push.id(), "ack");
        assertWhy(Verdict.GotIt.class, push, "received");
        assertWhy(Verdict.TabHidden.class, push, "displayed");
        assertWhy(Verdict.GotIt.class, push, "read");
        assertWhy(Verdict.GotIt.class, push, "acted");
        assertWhy(Verdict.NoReceipt.class, push, "written");
        assertWhy(Verdict.PlainClient.class, push, "plain");
    }

    @Test
    void failuresAreTheAnswerUntilItArrives() {
        PushRecord push = desk.push(desk.newPush(
                LUNCH, StoreDesk.people(List.of("slow", "gone", "deaf", "stopped", "lost"), List.of("away"))));
        desk.failed(push, false, Failure.SLOW, "slow");
        desk.failed(push, false, Failure.GONE, "gone");
        desk.failed(push, false, Failure.NOT_LISTENING, "deaf");
        assertWhy(Verdict.SlowAndClosed.class, push, "slow");
        assertWhy(Verdict.ConnectionLost.class, push, "gone");
        assertWhy(Verdict.StillAway.class, push, "deaf");
        assertWhy(Verdict.StillAway.class, push, "away");
        assertWhy(Verdict.ConnectionLost.class, push, "lost");
        assertInstanceOf(Verdict.OnItsWay.class, desk.archive().why(push.id(), client("slow"), true));
        desk.receipt("slow", Stage.READ, push.id());
        assertWhy(Verdict.GotIt.class, push, "slow");
        desk.stop(push.id());
        assertWhy(Verdict.Stopped.class, push, "stopped");
    }

    @Test
    void itWasOverOrTakenBackBefore() {
        PushRecord brief = desk.push(LUNCH.withExpires(Optional.of(START.plusSeconds(30))), "away", "got");
        PushRecord back = desk.push(LUNCH, "away", "got");
        desk.receipt("got", Stage.READ, back.id());
        desk.receipt("got", Stage.READ, brief.id());
        desk.pass(Duration.ofMinutes(1));
        desk.recall(back.id());
        desk.receipt("got", Stage.RECALLED, back.id());
        Verdict.ExpiredBefore expired = assertInstanceOf(Verdict.ExpiredBefore.class, why(brief, "away"));
        assertEquals(START.plusSeconds(30), expired.expired());
        Verdict.RecalledBefore recalled = assertInstanceOf(Verdict.RecalledBefore.class, why(back, "away"));
        assertEquals(START.plusSeconds(60), recalled.recalled());
        assertWhy(Verdict.GotIt.class, brief, "got");
        assertWhy(Verdict.GotIt.class, back, "got");
    }

    @Test
    void thereIsNoSuchPushAnyMore() {
        assertEquals(new Verdict.Forgotten(), desk.archive().why(new PushId("gone"), client("anna"), true));
    }
}
