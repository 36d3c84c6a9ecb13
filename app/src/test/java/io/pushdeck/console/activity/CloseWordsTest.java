package io.pushdeck.console.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.CloseReason.Origin;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloseWordsTest {
    private final Texts texts = new Texts();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1000 | CLIENT  | left | 已离开
            1000 | SERVER  | was let go by the server | 服务器正常关闭了连接
            1001 | CLIENT  | left: the page was closed or reloaded | 已离开：页面被关闭或刷新
            1001 | SERVER  | left: the server stopped | 已离开：服务器已停止
            1002 | CLIENT  | left: it did not understand what the server sent | 已离开：它看不懂服务器发来的内容
            1002 | SERVER  | was closed: it broke the WebSocket protocol | 被断开：违反了 WebSocket 协议
            1006 | NETWORK | is gone: the connection broke off without a goodbye | 已消失：连接中断，没有道别
            1007 | CLIENT  | left: it could not read a text from the server | 已离开：它无法读取服务器发来的文本
            1007 | SERVER  | was closed: it sent a text that is not valid UTF-8 | 被断开：发来的文本不是有效的 UTF-8
            1008 | CLIENT  | left: something was against its rules | 已离开：内容不符合它的规则
            1008 | SERVER  | was closed: something was against the rules of the server | 被断开：违反了服务器的规则
            1009 | CLIENT  | left: a message was too big for it | 已离开：消息对它来说太大
            1009 | SERVER  | was closed: its message was too big | 被断开：它发来的消息太大
            1012 | SERVER  | was closed: the server restarts | 被断开：服务器正在重启
            4000 | SERVER  | was closed: it read too slowly | 被断开：读取太慢
            4001 | SERVER  | was closed: no sign of life for too long | 被断开：太久没有回应
            4500 | SERVER  | was turned away: its id cannot be used | 被拒绝：它的标识无法使用
            4501 | SERVER  | was disconnected by you | 已被你断开
            3999 | CLIENT  | was closed by itself with code 3999 | 对方关闭了连接，代码 3999
            1011 | SERVER  | was closed by the server with code 1011 | 服务器关闭了连接，代码 1011
            4321 | NETWORK | was closed by the network with code 4321 | 网络断开了连接，代码 4321
            """)
    void saysEveryCodeInBothLanguages(int code, Origin origin, String english, String chinese) {
        Phrase words = CloseWords.of(new CloseReason(code, "", origin));
        assertEquals(english, words.in(texts));
        texts.languageProperty().set(Locale.SIMPLIFIED_CHINESE);
        assertEquals(chinese, words.in(texts));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1000 | CLIENT | done for today | left – “done for today”
            4000 | SERVER | outbox full    | was closed: it read too slowly
            3999 | CLIENT | odd {0} 'text' | was closed by itself with code 3999: “odd {0} 'text'”
            """)
    void keepsWhatTheClientSaid(int code, Origin origin, String text, String words) {
        assertEquals(words, CloseWords.of(new CloseReason(code, text, origin)).in(texts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "back\u202Ewards", "bell\u0007"})
    void aTextFromOutsideIsHarmless(String text) {
        String words = CloseWords.of(new CloseReason(3000, text, Origin.CLIENT)).in(texts);
        assertFalse(words.chars().anyMatch(Character::isISOControl), words);
        assertFalse(words.contains("\u202E"), words);
    }
}
