package io.pushdeck.console.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.hub.PushReport;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.session.FanOut;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ResultWordsTest {
    private final Texts texts = new Texts();

    private static PushResult pushed(Reach reach, FanOut.Tally tally) {
        return new PushResult.Pushed(new PushReport(Payload.text("x"), Audience.EVERYONE, reach, tally));
    }

    @Test
    void namesOnlyWhatHappened() {
        PushResult well = pushed(new Reach(1, 0), new FanOut.Tally(1, 0, 0, 0));
        assertEquals(ResultWords.Tone.WELL, ResultWords.tone(well));
        assertEquals("Pushed to 1 person", ResultWords.headline(texts, well));
        assertEquals("1 connection written to", ResultWords.details(texts, well));
    }

    @Test
    void namesEverythingThatWentWrong() {
        PushResult partly = pushed(new Reach(34, 3), new FanOut.Tally(32, 2, 1, 1));
        assertEquals(ResultWords.Tone.PARTLY, ResultWords.tone(partly));
        assertEquals(
                "32 connections written to · 2 queued behind a slow reader · 1 refused: too slow, being closed"
                        + " · 1 gone meanwhile · 3 offline",
                ResultWords.details(texts, partly));
        texts.languageProperty().set(Locale.SIMPLIFIED_CHINESE);
        assertEquals(
                "已写入 32 个连接 · 2 个在排队，对方读取较慢 · 1 个被拒绝：读取太慢，正在关闭 · 1 个已断开 · 3 人离线", ResultWords.details(texts, partly));
    }

    @Test
    void saysWhatWasLeftOutForSlowReaders() {
        PushResult live = pushed(new Reach(9, 0), new FanOut.Tally(6, 3, 0, 0, 2));
        assertEquals(
                "6 connections written to · 3 queued behind a slow reader"
                        + " · 2 got only the newest: older ones were left out",
                ResultWords.details(texts, live));
    }

    @Test
    void aPushThatNobodyGotIsAFailure() {
        PushResult none = pushed(new Reach(0, 3), new FanOut.Tally(0, 0, 0, 0));
        assertEquals(ResultWords.Tone.BADLY, ResultWords.tone(none));
        assertEquals("Nobody got it", ResultWords.headline(texts, none));
    }

    @Test
    void saysWhyAPushWasRefused() {
        assertEquals(
                "Not pushed: the server is not running",
                ResultWords.headline(texts, new PushResult.Rejected(new PushResult.Reason.NotListening())));
        assertEquals(
                "Not pushed: it is longer than 65,536 bytes",
                ResultWords.headline(texts, new PushResult.Rejected(new PushResult.Reason.TooBig(65_536))));
    }
}
