package io.pushdeck.console.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Pushed at 09:30:00; Mei is who is asked about.
class VerdictWordsTest {
    private static final Instant LATER = Sample.NOW.plusSeconds(720);
    private static final PushRecord PUSH =
            SampleHistory.push(7, SampleHistory.drill(), Audience.EVERYONE, 3, Sample.NOW);

    private final Texts texts = new Texts();
    private final VerdictWords words = new VerdictWords(texts, new Moments(texts, ZoneOffset.UTC));

    private static Delivery at(Stage stage) {
        return SampleHistory.delivery(new ClientId("mei"), "Mei", stage);
    }

    private void says(Verdict verdict, String english, String chinese) {
        texts.languageProperty().set(Locale.ENGLISH);
        assertEquals(english, words.sentence(verdict, PUSH, "Mei", LATER));
        texts.languageProperty().set(Locale.SIMPLIFIED_CHINESE);
        assertEquals(chinese, words.sentence(verdict, PUSH, "Mei", LATER));
    }

    @Test
    void neverSeen() {
        says(
                new Verdict.CameAfter(Optional.empty()),
                "Mei has never been seen here; the push went out at 09:30:00.",
                "Mei 从未在这里出现过；推送于 09:30:00 发出。");
    }

    @Test
    void cameAfter() {
        says(
                new Verdict.CameAfter(Optional.of(LATER)),
                "Mei came after the push: it went out at 09:30:00, and they were first seen at 09:42:00.",
                "Mei 是在推送之后才来的：推送于 09:30:00 发出，而 Mei 首次出现于 09:42:00。");
    }

    @Test
    void notAMemberThen() {
        says(
                new Verdict.NotMemberThen(Optional.empty()),
                "Mei was in none of the groups it went to at 09:30:00.",
                "09:30:00 推送时 Mei 不在任何目标分组中。");
    }

    @Test
    void joinedLater() {
        says(
                new Verdict.NotMemberThen(Optional.of(LATER)),
                "Mei was in none of the groups it went to at 09:30:00, and became a member only at 09:42:00.",
                "09:30:00 推送时 Mei 不在任何目标分组中，直到 09:42:00 才加入。");
    }

    @Test
    void offlineAndNotAddressed() {
        says(
                new Verdict.OfflineAndNotAddressed(Optional.of(Sample.NOW.minusSeconds(60))),
                "It went to everyone who was connected at 09:30:00. Mei was not: last seen at 09:29:00.",
                "消息发给了 09:30:00 时在线的所有人，而 Mei 当时不在线：最近一次出现于 09:29:00。");
        says(
                new Verdict.OfflineAndNotAddressed(Optional.empty()),
                "It went to everyone who was connected at 09:30:00. Mei was not.",
                "消息发给了 09:30:00 时在线的所有人，而 Mei 当时不在线。");
    }

    @Test
    void excluded() {
        says(new Verdict.Excluded(), "You left Mei out when you pushed it at 09:30:00.", "你在 09:30:00 推送时排除了 Mei。");
    }

    @Test
    void notChosen() {
        says(
                new Verdict.NotChosen(),
                "It went to others by name at 09:30:00; Mei was not among them.",
                "09:30:00 的推送按姓名发给了其他人，不包括 Mei。");
    }

    @Test
    void gotIt() {
        says(
                new Verdict.GotIt(at(Stage.RECEIVED)),
                "Mei got it at 09:30:00; the page has not shown it yet.",
                "Mei 于 09:30:00 收到，页面还没有显示。");
        says(
                new Verdict.GotIt(at(Stage.DISPLAYED)),
                "Mei got it at 09:30:00, and it has been in the page since 09:30:00. Nobody was seen to look at it yet.",
                "Mei 于 09:30:00 收到，09:30:00 起显示在页面中，但还没有人看过。");
        says(
                new Verdict.GotIt(at(Stage.READ)),
                "Mei has read it: it came at 09:30:00 and was on the screen at 09:30:02.",
                "Mei 已读：09:30:00 收到，09:30:02 出现在屏幕上。");
        says(
                new Verdict.GotIt(at(Stage.ACTED)),
                "Mei got it at 09:30:00 and pressed “I am out” at 09:30:09.",
                "Mei 于 09:30:00 收到，并于 09:30:09 点按了“I am out”。");
    }

    @Test
    void tabHidden() {
        says(
                new Verdict.TabHidden(at(Stage.DISPLAYED)),
                "Mei got it at 09:30:00, and it has been in the page since 09:30:00, but the tab is hidden or the window"
                        + " is not in front.",
                "Mei 于 09:30:00 收到，09:30:00 起显示在页面中，但标签页被隐藏或窗口不在前面。");
    }

    @Test
    void stillAway() {
        says(
                new Verdict.StillAway(at(Stage.QUEUED)),
                "Mei was away when it was pushed at 09:30:00 and has not come back since. It waits for them.",
                "09:30:00 推送时 Mei 不在线，至今没有回来。消息会一直等着对方。");
    }

    @Test
    void noReceipt() {
        says(
                new Verdict.NoReceipt(at(Stage.WRITTEN)),
                "It was handed to the connection of Mei at 09:30:00, but the page has confirmed nothing.",
                "消息已于 09:30:00 交给 Mei 的连接，但页面没有任何确认。");
    }

    @Test
    void plainClient() {
        says(
                new Verdict.PlainClient(at(Stage.WRITTEN)),
                "It was written to Mei at 09:30:00. Theirs is a plain page, which cannot confirm more.",
                "消息已于 09:30:00 写给 Mei。对方是普通页面，无法确认更多。");
    }

    @Test
    void onItsWay() {
        says(
                new Verdict.OnItsWay(at(Stage.QUEUED)),
                "It is on its way: pushed at 09:30:00, it waits to be written because Mei reads slowly or their turn has"
                        + " not come.",
                "消息正在途中：09:30:00 推送后等待写入，因为 Mei 读取缓慢，或者还没轮到对方。");
    }

    @Test
    void slowAndClosed() {
        says(
                new Verdict.SlowAndClosed(at(Stage.QUEUED)),
                "Mei read too slowly and was disconnected when it was pushed at 09:30:00. They have not come back for it.",
                "09:30:00 推送时 Mei 读取太慢而被断开，至今没有回来领取。");
    }

    @Test
    void connectionLost() {
        says(
                new Verdict.ConnectionLost(at(Stage.QUEUED)),
                "The connection of Mei broke off just when it was pushed at 09:30:00. They have not come back for it.",
                "09:30:00 推送时，Mei 的连接恰好中断，至今没有回来领取。");
    }

    @Test
    void expiredBefore() {
        says(
                new Verdict.ExpiredBefore(at(Stage.EXPIRED), LATER),
                "Mei was away when it was pushed at 09:30:00, and it expired at 09:42:00, before they came back.",
                "09:30:00 推送时 Mei 不在线；消息于 09:42:00 过期，那时对方还没有回来。");
        says(
                new Verdict.ExpiredBefore(at(Stage.WRITTEN), LATER),
                "Mei had not confirmed it when it expired at 09:42:00; it was pushed at 09:30:00.",
                "消息于 09:42:00 过期，那时 Mei 还没有确认收到；推送时间为 09:30:00。");
    }

    @Test
    void recalledBefore() {
        says(
                new Verdict.RecalledBefore(at(Stage.QUEUED), LATER),
                "Mei was away when it was pushed at 09:30:00, and you took it back at 09:42:00, before they came back.",
                "09:30:00 推送时 Mei 不在线；你于 09:42:00 撤回，那时对方还没有回来。");
        says(
                new Verdict.RecalledBefore(at(Stage.WRITTEN), LATER),
                "You took it back at 09:42:00, before the page of Mei confirmed it; it was pushed at 09:30:00.",
                "你于 09:42:00 撤回，那时 Mei 的页面还没有确认收到；推送时间为 09:30:00。");
    }

    @Test
    void stopped() {
        says(
                new Verdict.Stopped(at(Stage.FAILED)),
                "You stopped the push of 09:30:00 before it was the turn of Mei.",
                "你在轮到 Mei 之前停止了 09:30:00 的推送。");
    }

    @Test
    void forgotten() {
        says(
                new Verdict.Forgotten(),
                "This push is not kept any more: it was deleted by its age.",
                "这条推送已不再保留：已超过保存期限而被删除。");
    }

    /// A new verdict needs a sentence here too.
    @Test
    void everyVerdictIsInThisTest() {
        assertEquals(
                Set.of(
                        "CameAfter",
                        "NotMemberThen",
                        "OfflineAndNotAddressed",
                        "Excluded",
                        "NotChosen",
                        "GotIt",
                        "TabHidden",
                        "StillAway",
                        "NoReceipt",
                        "PlainClient",
                        "OnItsWay",
                        "SlowAndClosed",
                        "ConnectionLost",
                        "ExpiredBefore",
                        "RecalledBefore",
                        "Stopped",
                        "Forgotten"),
                Arrays.stream(Verdict.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()));
    }
}
