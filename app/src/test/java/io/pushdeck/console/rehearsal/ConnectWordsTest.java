package io.pushdeck.console.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.rehearsal.ConnectTrouble;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConnectWordsTest {
    private final Texts texts = new Texts();

    private String words(Locale language, int code, String detail) {
        texts.languageProperty().set(language);
        return ConnectWords.of(texts, new ConnectTrouble(code, detail));
    }

    @Test
    void aFullServerIsToldWithWhatHelps() {
        assertEquals(
                "the server takes no more connections; raise the limit in the settings",
                words(Locale.ENGLISH, 503, "Service Unavailable"));
        assertEquals("服务器的连接数已满；可在设置中提高上限", words(Locale.SIMPLIFIED_CHINESE, 503, "Service Unavailable"));
    }

    @Test
    void aCutConnectionKeepsWhatTheSystemSaid() {
        assertEquals("the server did not answer", words(Locale.ENGLISH, 1006, ""));
        assertEquals("服务器没有应答（Connection refused）", words(Locale.SIMPLIFIED_CHINESE, 1006, "Connection refused"));
    }

    @Test
    void anUnknownCodeIsNamedAsItIs() {
        assertEquals("the server closed the connection with the code 4999", words(Locale.ENGLISH, 4999, ""));
    }
}
