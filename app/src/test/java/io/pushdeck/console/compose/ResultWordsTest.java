package io.pushdeck.console.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.PushNews.Refusal;
import io.pushdeck.console.bridge.PushOutcome;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultWordsTest {
    private final Texts texts = new Texts();
    private final Mirror mirror = new Mirror();
    private final ResultWords words = new ResultWords(texts, mirror);

    private static Ending tracked(PushOutcome outcome) {
        return new Ending.Sent(Optional.of(new PushId("p1")), outcome, Ending.Drift.NONE);
    }

    private static Ending live(PushOutcome outcome) {
        return new Ending.Sent(Optional.empty(), outcome, Ending.Drift.NONE);
    }

    @Test
    void namesOnlyWhatHappened() {
        Ending well = tracked(new PushOutcome(1, 0, 0, 0, 0, 0, 0));
        assertEquals(ResultWords.Tone.WELL, ResultWords.tone(well));
        assertEquals("Pushed to 1 person", words.headline(well));
        assertEquals("written to 1", words.details(well));
        assertEquals("", words.drift(well));
    }

    @Test
    void namesEverythingThatWentWrong() {
        Ending partly = tracked(new PushOutcome(32, 2, 0, 1, 1, 0, 3));
        assertEquals(ResultWords.Tone.PARTLY, ResultWords.tone(partly));
        assertEquals("Pushed to 39 people", words.headline(partly));
        assertEquals(
                "written to 32 · 2 queued behind a slow reader · 1 refused: too slow, being closed"
                        + " · 1 gone meanwhile · 3 away",
                words.details(partly));
        texts.languageProperty().set(Locale.SIMPLIFIED_CHINESE);
        assertEquals("已写入 32 人 · 2 个在排队，对方读取较慢 · 1 个被拒绝：读取太慢，正在关闭 · 1 个已断开 · 3 人不在", words.details(partly));
    }

    @Test
    void saysWhatWasLeftOutForSlowReaders() {
        assertEquals(
                "written to 6 · 3 queued behind a slow reader · 2 got only the newest: older ones were left out",
                words.details(live(new PushOutcome(6, 3, 2, 0, 0, 0, 0))));
    }

    @Test
    void saysHowFarAStoppedPushGot() {
        Ending stopped = tracked(new PushOutcome(210, 2, 0, 0, 0, 688, 5));
        assertEquals(ResultWords.Tone.PARTLY, ResultWords.tone(stopped));
        assertEquals("Sent to 212 of 900, stopped", words.headline(stopped));
        assertEquals(
                "written to 210 · 2 queued behind a slow reader · 688 never had a turn · 5 away",
                words.details(stopped));
    }

    @Test
    void aLiveUpdateThatNobodyGotIsAFailureAndAnAnnouncementWaits() {
        PushOutcome allAway = new PushOutcome(0, 0, 0, 0, 0, 0, 3);
        assertEquals(ResultWords.Tone.BADLY, ResultWords.tone(live(allAway)));
        assertEquals("Nobody got it", words.headline(live(allAway)));
        assertEquals("3 offline", words.details(live(allAway)));
        assertEquals(ResultWords.Tone.WELL, ResultWords.tone(tracked(allAway)));
        assertEquals("Kept for 3 people who are away", words.headline(tracked(allAway)));
    }

    @Test
    void saysWhyAPushWasRefused() {
        assertEquals(
                "Not pushed: the server is not running",
                words.headline(new Ending.Refused(new Refusal.NotListening(), false)));
        assertEquals(
                "Not pushed: it is longer than 65,536 bytes",
                words.headline(new Ending.Refused(new Refusal.TooBig(65_536), false)));
        Ending full = new Ending.Refused(new Refusal.NotStored("database or disk is full"), true);
        assertEquals("Not pushed: it could not be saved (database or disk is full)", words.headline(full));
        assertEquals(
                "Your newer text stays. Once it is sent or cleared, this one can be brought back.",
                words.details(full));
    }

    @Test
    void namesThoseWhoCameOrWentBetweenTheLookAndThePush() {
        mirror.reset(Sample.snapshot(10));
        List<ClientId> five = IntStream.of(0, 1, 2, 3, 4)
                .mapToObj(i -> Sample.session(i).client())
                .toList();
        ClientId gone = Sample.session(5).client();
        Ending drifted = new Ending.Sent(
                Optional.of(new PushId("p1")),
                new PushOutcome(9, 0, 0, 0, 0, 0, 0),
                new Ending.Drift(five, List.of(gone)));
        assertEquals(
                "Not quite whom you saw: also Mei Lin, Reception tablet, 收银台 3 and 2 more · without 仓库扫描枪.",
                words.drift(drifted));
    }
}
