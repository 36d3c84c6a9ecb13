package io.pushdeck.server.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.group.Condition.Text;
import io.pushdeck.server.group.Condition.Text.Comparison;
import io.pushdeck.server.group.Condition.Text.Source;
import io.pushdeck.server.identity.AddressRange;
import io.pushdeck.server.identity.Claims;
import io.pushdeck.server.session.BrowserName;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final String FIREFOX = "Mozilla/5.0 (X11; rv:144.0) Gecko/20100101 Firefox/144.0";
    private static final Traits HERE = here("Nurse Mei", "/Ward/3", "zh-CN", FIREFOX, "10.1.2.3");
    private static final Traits AWAY = away("Nurse Mei", Duration.ofMinutes(10));

    private static Traits here(String name, String page, String language, String agent, String address) {
        return new Traits(
                name,
                new Traits.Here(page, language, Browser.of(BrowserName.of(agent)), InetAddress.ofLiteral(address)));
    }

    private static Traits away(String name, Duration since) {
        return new Traits(name, new Traits.Away(NOW.minus(since)));
    }

    private static Rule all(Condition... conditions) {
        return new Rule(Rule.Join.ALL, List.of(conditions));
    }

    private static Rule any(Condition... conditions) {
        return new Rule(Rule.Join.ANY, List.of(conditions));
    }

    private static Condition seen(String within) {
        return new Condition.Seen(Duration.parse(within));
    }

    private static Condition named(String part) {
        return new Text(Source.NAME, Comparison.CONTAINS, part);
    }

    private static Condition from(String range) {
        return new Condition.From(AddressRange.parse(range).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, CONTAINS, mei, true",
        "NAME, CONTAINS, Ｎｕｒｓｅ, true",
        "NAME, CONTAINS, doctor, false",
        "NAME, STARTS_WITH, nurse, true",
        "NAME, STARTS_WITH, mei, false",
        "NAME, IS, nurse mei, true",
        "NAME, IS, nurse, false",
        "NAME, IS_NOT, nurse, true",
        "NAME, IS_NOT, NURSE MEI, false",
        "PAGE, CONTAINS, ard/, true",
        "PAGE, CONTAINS, lobby, false",
        "PAGE, STARTS_WITH, /ward, true",
        "PAGE, STARTS_WITH, ward, false",
        "PAGE, IS, /ward/3, true",
        "PAGE, IS, /ward, false",
        "PAGE, IS_NOT, /ward, true",
        "PAGE, IS_NOT, /ward/3, false"
    })
    void textsAreComparedWithoutRegardToCase(Source source, Comparison comparison, String value, boolean met) {
        assertEquals(met, new Text(source, comparison, value).isMetBy(HERE, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "zh, zh-CN, true",
        "zh-CN, zh-CN, true",
        "ZH, zh_cn, true",
        "zh-TW, zh-CN, false",
        "zh, zhx, false",
        "en, '', false"
    })
    void aLanguageIsMetByItsVarieties(String tag, String spoken, boolean met) {
        Traits speaker = here("x", "", spoken, "", "10.0.0.1");
        assertEquals(met, new Condition.Language(tag).isMetBy(speaker, NOW));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FIREFOX | Mozilla/5.0 (X11; rv:144.0) Gecko/20100101 Firefox/144.0
            CHROME  | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
            EDGE    | Mozilla/5.0 AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0
            SAFARI  | Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18.6 Safari/605.1.15
            OTHER   | curl/8.5.0
            OTHER   | ''
            """)
    void browsersAreToldApart(Browser expected, String agent) {
        Traits user = here("x", "", "", agent, "10.0.0.1");
        for (Browser browser : Browser.values()) {
            assertEquals(browser == expected, new Condition.Uses(browser).isMetBy(user, NOW));
        }
    }

    @Test
    void anAddressIsInItsRange() {
        assertTrue(from("10.0.0.0/8").isMetBy(HERE, NOW));
        assertFalse(from("192.0.2.0/24").isMetBy(HERE, NOW));
    }

    @Test
    void onlyWhoIsHereIsConnected() {
        assertTrue(new Condition.Connected().isMetBy(HERE, NOW));
        assertFalse(new Condition.Connected().isMetBy(AWAY, NOW));
    }

    @Test
    void whoWasSeenIsHereOrNotAwayForThatLong() {
        assertTrue(seen("PT1M").isMetBy(HERE, NOW));
        assertTrue(seen("PT11M").isMetBy(AWAY, NOW));
        assertFalse(seen("PT10M").isMetBy(AWAY, NOW));
    }

    @Test
    void ofSomebodyAwayWhatIsNotKnownMeetsNothing() {
        for (Condition unknown : List.of(
                new Text(Source.PAGE, Comparison.IS_NOT, "/x"),
                new Condition.Language("zh"),
                new Condition.Uses(Browser.OTHER),
                from("0.0.0.0/0"))) {
            assertFalse(all(unknown, seen("PT1H")).isMetBy(AWAY, NOW), unknown::toString);
        }
        assertTrue(all(named("mei"), seen("PT1H")).isMetBy(AWAY, NOW));
    }

    @Test
    void whoIsAwayMeetsNoRuleThatDoesNotLookBack() {
        assertFalse(all(named("mei")).isMetBy(AWAY, NOW));
        assertTrue(any(named("mei"), seen("PT1M")).isMetBy(AWAY, NOW));
        assertFalse(any(named("bo"), seen("PT1M")).isMetBy(AWAY, NOW));
    }

    @Test
    void allOrAnyOfTheConditionsAreToBeMetByOneConnection() {
        Condition lobby = new Text(Source.PAGE, Comparison.IS, "/lobby");
        assertFalse(all(named("mei"), lobby).isMetBy(HERE, NOW));
        assertTrue(any(named("bo"), named("mei")).isMetBy(HERE, NOW));
        assertFalse(any(named("bo"), lobby).isMetBy(HERE, NOW));
        Traits otherTab = here("Nurse Mei", "/lobby", "en", "", "192.0.2.1");
        assertTrue(all(named("mei"), lobby).isMetBy(List.of(HERE, otherTab), NOW));
        assertFalse(all(new Condition.Language("zh"), lobby).isMetBy(List.of(HERE, otherTab), NOW));
        assertFalse(all(named("mei")).isMetBy(List.of(), NOW));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Rule everything = all(
                new Text(Source.NAME, Comparison.CONTAINS, "a \"b\" \\ c"),
                new Text(Source.PAGE, Comparison.STARTS_WITH, "/病房"),
                new Text(Source.NAME, Comparison.IS, "x"),
                new Text(Source.PAGE, Comparison.IS_NOT, "\\"),
                new Condition.Language("zh-CN"),
                new Condition.Uses(Browser.EDGE),
                from("10.0.0.0/8"),
                from("2001:db8::/32"),
                new Condition.Connected(),
                seen("PT36H"));
        assertEquals(Optional.of(everything), RuleText.parse(RuleText.write(everything)));
        assertEquals(
                "1 any name contains \"a \\\"b\\\" \\\\ c\" seen within \"PT1H\"",
                RuleText.write(any(everything.conditions().getFirst(), seen("PT1H"))));
        Rule longest = new Rule(Rule.Join.ALL, Collections.nCopies(Rule.MOST, named("\\".repeat(Text.LONGEST))));
        assertEquals(Optional.of(longest), RuleText.parse(RuleText.write(longest)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 all",
                "2 all name is \"x\"",
                "1 some name is \"x\"",
                "1 all name is \"x",
                "1 all name is x",
                "1 all name within \"x\"",
                "1 all claim is \"x\"",
                "1 all name is \"\"",
                "1 all address in \"10\"",
                "1 all seen within \"PT1S\"",
                "1 all seen within \"soon\"",
                "1 all browser is \"mosaic\"",
                "1 all presence is \"away\"",
                "1 all name is \"x\"page is \"y\"",
                "1 all name is \"x\" and",
                "1 all language is \"z\"",
                "1 all name is \"a\\b\""
            })
    void whatIsNoRuleIsNone(String written) {
        assertEquals(Optional.empty(), RuleText.parse(written));
    }

    @Test
    void spaceAroundAValueIsNotPartOfIt() {
        assertEquals(named("mei"), named(" mei\n"));
        assertEquals(new Condition.Language("zh"), new Condition.Language(" zh "));
    }

    @Test
    void aRuleHasBounds() {
        assertThrows(IllegalArgumentException.class, () -> new Rule(Rule.Join.ALL, List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Rule(Rule.Join.ALL, Collections.nCopies(Rule.MOST + 1, named("x"))));
        assertThrows(IllegalArgumentException.class, () -> named(" "));
        assertThrows(IllegalArgumentException.class, () -> named("x".repeat(Text.LONGEST + 1)));
        assertThrows(IllegalArgumentException.class, () -> named("a\nb"));
        assertThrows(IllegalArgumentException.class, () -> seen("PT0S"));
        assertThrows(IllegalArgumentException.class, () -> seen("PT90S"));
        assertThrows(IllegalArgumentException.class, () -> seen("PT59S"));
        assertThrows(IllegalArgumentException.class, () -> seen("P366D"));
    }

    @ParameterizedTest
    @CsvSource({
        "role, IS, NURSE, true",
        "role, IS, nur, false",
        "role, CONTAINS, URS, true",
        "role, CONTAINS, boss, false",
        "role, EXISTS, '', true",
        "Role, EXISTS, '', false",
        "wards, IS, b, true",
        "wards, IS, c, false",
        "wards, CONTAINS, a b, false"
    })
    void aClaimIsMetByAnyOfItsValues(String name, Condition.Claim.Match match, String value, boolean met) {
        Claims claims = new Claims(Map.of("role", List.of("Nurse"), "wards", List.of("A", "B")));
        Condition condition = new Condition.Claim(name, match, value);
        Traits proved =
                new Traits("Mei", new Traits.Here("", "", Browser.OTHER, InetAddress.getLoopbackAddress(), claims));
        assertEquals(met, condition.isMetBy(proved, NOW));
        assertFalse(condition.isMetBy(HERE, NOW));
        assertFalse(condition.isMetBy(AWAY, NOW));
    }

    @Test
    void aClaimIsWrittenWithItsNameAndValue() {
        String line = "1 any claim is \"ro\\\"le\" \"nurse\" claim exists \"vip\" name contains \"a\""
                + " claim contains \"https://x/wards\" \"A\"";
        Rule rule = RuleText.parse(line).orElseThrow();
        assertEquals(
                any(
                        new Condition.Claim("ro\"le", Condition.Claim.Match.IS, "nurse"),
                        new Condition.Claim("vip", Condition.Claim.Match.EXISTS, ""),
                        named("a"),
                        new Condition.Claim("https://x/wards", Condition.Claim.Match.CONTAINS, "A")),
                rule);
        assertEquals(line, RuleText.write(rule));
        String longest = "\"".repeat(64) + "x";
        Condition most =
                new Condition.Claim(longest.substring(0, 64), Condition.Claim.Match.CONTAINS, "\"".repeat(200));
        Rule full = new Rule(Rule.Join.ALL, Collections.nCopies(Rule.MOST, most));
        assertEquals(Optional.of(full), RuleText.parse(RuleText.write(full)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 all claim is \"role\"",
                "1 all claim exists \"role\" \"nurse\"",
                "1 all claim within \"role\" \"nurse\"",
                "1 all claim is \"\" \"nurse\"",
                "1 all claim is \"role\" \"\"",
                "1 all name is \"a\" \"b\""
            })
    void whatIsNoClaimIsNoRule(String line) {
        assertEquals(Optional.empty(), RuleText.parse(line));
    }
}
