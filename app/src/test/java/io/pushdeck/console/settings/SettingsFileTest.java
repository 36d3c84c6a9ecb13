package io.pushdeck.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.Network;
import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.settings.SettingsFile.Reason;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import io.pushdeck.server.session.IdentityTrust;
import io.pushdeck.server.transport.Compression;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    private static final String HEAD = "{\"pushdeck\":\"settings\",\"version\":1,\n\"settings\":{\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<Duration> kept = new ArrayList<>();

    private static ServerControl server(ListenConfig config) {
        return new ServerControl(
                new FakeGate(), new Network(), Clock.systemUTC(), config, Runnable::run, Runnable::run);
    }

    private static Map<String, String> values(String text) {
        return assertInstanceOf(SettingsFile.Settings.class, SettingsFile.parse(text))
                .values();
    }

    @Test
    void everythingThatIsWrittenComesBackOnAnotherComputer() {
        ListenConfig config = ListenConfig.DEFAULT
                .withPorts(9000, 9001)
                .withShared(!ListenConfig.DEFAULT.shared())
                .withIdentityTrust(IdentityTrust.NEVER)
                .withCompression(
                        new Compression(!ListenConfig.DEFAULT.compression().enabled(), 2048));
        config = config.withLimits(config.limits()
                .withInbound(config.limits().inbound().withMessagesPerSecond(7))
                .withOutgoing(config.limits().outgoing().withPolicy(PushClass.LIVE, SlowPolicy.DROP_OLDEST)));
        String file;
        Map<String, String> before;
        try (Preferences preferences = new Preferences(folder.resolve("one"))) {
            preferences.text(Keys.LANGUAGE, Keys.SYSTEM).set("zh");
            preferences.text(Keys.SCALE, Keys.SYSTEM).set("150");
            preferences.flag(Keys.CONTRAST, false).set(true);
            preferences.number(Keys.KEPT_DAYS, Keys.KEPT_DAYS_DEFAULT).set(77);
            preferences.text(Keys.OPERATOR_NAME, "").set("Mei");
            CurrentSettings current = new CurrentSettings(preferences, server(config), kept::add);
            before = current.read();
            file = SettingsFile.write(before);
        }
        assertEquals(SettingRules.CARRIED.keySet(), before.keySet());
        assertFalse(file.contains("Mei"), "who sits here is no setting");
        assertEquals(before, values(file));
        ServerControl other = server(ListenConfig.DEFAULT);
        try (Preferences preferences = new Preferences(folder.resolve("two"))) {
            CurrentSettings current = new CurrentSettings(preferences, other, kept::add);
            current.apply(values(file));
            assertEquals(before, current.read());
        }
        assertEquals(config, other.configProperty().get());
        assertEquals(List.of(Duration.ofDays(77)), kept);
    }

    @Test
    void whatIsNotInTheFileStays() {
        try (Preferences preferences = new Preferences(folder)) {
            preferences.text(Keys.LANGUAGE, Keys.SYSTEM).set("zh");
            CurrentSettings current = new CurrentSettings(preferences, server(ListenConfig.DEFAULT), kept::add);
            Map<String, String> expected = new HashMap<>(current.read());
            expected.put(Keys.THEME, "dark");
            current.apply(values(HEAD + "\"theme\":\"dark\"}}"));
            assertEquals(expected, current.read());
            assertEquals(List.of(), kept);
        }
    }

    @Test
    void whatNeverWorkedIsNotWritten() {
        try (Preferences preferences = new Preferences(folder)) {
            preferences.text(Keys.THEME, Keys.SYSTEM).set("mauve");
            preferences.number(Keys.UNDO_SECONDS, Keys.UNDO_SECONDS_DEFAULT).set(-4);
            String file = SettingsFile.write(
                    new CurrentSettings(preferences, server(ListenConfig.DEFAULT), kept::add).read());
            assertFalse(values(file).containsKey(Keys.THEME));
            assertFalse(values(file).containsKey(Keys.UNDO_SECONDS));
            assertTrue(values(file).containsKey(Keys.LANGUAGE));
        }
    }

    @Test
    void anAmountIsWrittenInOneWayOnly() {
        assertEquals(Map.of("limits.frame-bytes", "64 KB"), values(HEAD + "\"limits.frame-bytes\":\"65536 B\"}}"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`` | BROKEN | 1",
                "`{\"pushdeck\":\"settings\",\n\"version\":1,` | BROKEN | 2",
                "`[]` | OTHER_KIND | 1",
                "`{}` | OTHER_KIND | 1",
                "`{\n\"pushdeck\":\"groups\",\"version\":1,\"settings\":{}}` | OTHER_KIND | 2",
                "`{\"pushdeck\":\"settings\",\"version\":1}` | OTHER_KIND | 1",
                "`{\"pushdeck\":\"settings\",\"version\":1,\n\"settings\":[]}` | OTHER_KIND | 2",
                "`{\"pushdeck\":\"settings\",\n\"version\":2,\"settings\":{}}` | OTHER_VERSION | 2",
                "`{\"pushdeck\":\"settings\",\"version\":\"1\",\"settings\":{}}` | OTHER_VERSION | 1",
                "`{\"pushdeck\":\"settings\",\"settings\":{}}` | OTHER_VERSION | 1",
                "`{\"pushdeck\":\"settings\",\"version\":1,\"settings\":{},\n\"pin\":1}` | UNKNOWN_KEY | 2",
            })
    void whatIsNoSettingsFileIsRefusedWithItsLine(String text, Reason reason, int line) {
        SettingsFile.Refused refused =
                assertInstanceOf(SettingsFile.Refused.class, SettingsFile.parse(text == null ? "" : text));
        assertEquals(reason, refused.reason());
        assertEquals(line, refused.line());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "tour.seen | true | UNKNOWN_KEY | ``",
                "operator.name | \"Mei\" | UNKNOWN_KEY | ``",
                "tls.password | \"x\" | UNKNOWN_KEY | ``",
                "theme | \"mauve\" | BAD_VALUE | system, light, dark",
                "theme | true | BAD_VALUE | system, light, dark",
                "contrast | \"true\" | BAD_VALUE | true, false",
                "contrast | null | BAD_VALUE | true, false",
                "undo.seconds | 31 | BAD_VALUE | 0 – 30",
                "undo.seconds | 1.5 | BAD_VALUE | 0 – 30",
                "undo.seconds | -1 | BAD_VALUE | 0 – 30",
                "server.http-port | 99999999999999 | BAD_VALUE | 1 – 65535",
                "server.http-port | {} | BAD_VALUE | 1 – 65535",
                "server.identity-trust | \"perhaps\" | BAD_VALUE | never, loopback, always",
                "limits.frame-bytes | \"1 lightyear\" | BAD_VALUE | 1 B – 64 MB",
                "limits.slow.live | \"shout\" | BAD_VALUE | disconnect, drop_oldest, keep_latest",
                "limits.slow.live | [] | BAD_VALUE | disconnect, drop_oldest, keep_latest",
            })
    void aSettingThatCannotBeIsRefusedWithItsLine(String key, String json, Reason reason, String allowed) {
        SettingsFile.Refused refused = assertInstanceOf(
                SettingsFile.Refused.class,
                SettingsFile.parse(HEAD + "\"language\":\"en\",\n\"" + key + "\":" + json + "}}"));
        assertEquals(reason, refused.reason());
        assertEquals(4, refused.line());
        assertEquals(key, refused.key());
        assertEquals(allowed, refused.allowed());
    }
}
