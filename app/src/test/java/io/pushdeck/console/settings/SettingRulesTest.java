package io.pushdeck.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Keys;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingRulesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/pushdeck/console");
    private static final Pattern REMEMBERED =
            Pattern.compile("preferences(?:\\(\\))?\\s*\\.(?:text|flag|number)\\(\\s*\"([^\"]+)\"");

    private static boolean isDecided(String key) {
        return SettingRules.CARRIED.containsKey(key)
                || SettingRules.LEFT.contains(key)
                || SettingRules.LEFT_PREFIXES.stream().anyMatch(key::startsWith);
    }

    @Test
    void everyKeyIsEitherCarriedOrLeft() {
        Set<String> undecided = new TreeSet<>();
        Arrays.stream(Keys.class.getFields())
                .filter(field ->
                        field.getType() == String.class && !field.getName().equals("SYSTEM"))
                .map(SettingRulesTest::value)
                .filter(key -> !isDecided(key))
                .forEach(undecided::add);
        assertEquals(Set.of(), undecided, "say in SettingRules whether settings files hold them");
        assertTrue(SettingRules.LEFT.stream().noneMatch(SettingRules.CARRIED::containsKey));
    }

    @Test
    void everyKeyThatIsWrittenOutInTheSourcesIsDecidedToo() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                REMEMBERED
                        .matcher(Files.readString(file))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .forEach(found::add);
            }
        }
        assertTrue(found.containsAll(Set.of("tls.kind", "server.shared", "window.x", "limits.")), found.toString());
        found.remove("limits.");
        found.remove("limits.slow.");
        found.removeIf(SettingRulesTest::isDecided);
        assertEquals(Set.of(), found, "say in SettingRules whether settings files hold them");
    }

    @Test
    void everySettingAndEachOfItsValuesHasWordsInBothLanguages() {
        Texts texts = new Texts();
        for (Locale language : Texts.LANGUAGES) {
            texts.languageProperty().set(language);
            for (SettingRule rule : SettingRules.CARRIED.values()) {
                assertFalse(texts.text(rule.titleKey()).isBlank(), rule.key());
                for (String value : rule.allowed().split(", ", -1)) {
                    String key = rule.wordsKey().apply(value);
                    assertTrue(key.isEmpty() || !texts.text(key, value).isBlank(), rule.key());
                }
            }
        }
    }

    @Test
    void whatDoesNotGoTogetherIsBlamedOnWhatWouldChange() {
        Map<String, String> whole = new LinkedHashMap<>();
        whole.put(SettingRules.WEB_SOCKET_PORT, "8080");
        whole.put(SettingRules.HTTP_PORT, "8080");
        assertEquals(
                Optional.of(new SettingRules.Conflict(SettingRules.HTTP_PORT, "≠ 8080")),
                SettingRules.conflict(whole, Set.of(SettingRules.HTTP_PORT)));
        whole.put(SettingRules.HTTP_PORT, "8081");
        List.of(Limit.values()).forEach(limit -> whole.put("limits." + limit.key(), "1"));
        assertEquals(Optional.empty(), SettingRules.conflict(whole, Set.of()));
        whole.put("limits.frame-bytes", "2 KB");
        assertEquals(
                Optional.of(new SettingRules.Conflict("limits.frame-bytes", "≤ 1")),
                SettingRules.conflict(whole, Set.of("limits.frame-bytes")));
        assertEquals(
                Optional.of(new SettingRules.Conflict("limits.message-bytes", "≥ 2 KB")),
                SettingRules.conflict(whole, Set.of("limits.message-bytes")));
    }

    private static String value(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
