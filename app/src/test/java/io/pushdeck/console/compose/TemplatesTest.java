package io.pushdeck.console.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.Pace;
import io.pushdeck.server.message.Repetition;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.TextFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    private static final Draft WHOLE = new Draft(
            "Gate {gate} closes",
            "At {time}.\nUse the *west* stairs: ünïcode, 门",
            TextFormat.MARKDOWN,
            Severity.WARNING,
            "bell",
            "https://shop.example/plan",
            "Plan of {floor}",
            List.of("I am out", "Help at {gate}"),
            Expiry.of(Expiry.Kind.HOUR),
            true,
            new Course(
                    Optional.of(Duration.ofMinutes(10)),
                    Optional.of(new Repetition(Duration.ofMinutes(5), 10)),
                    Optional.of(new Pace(Duration.ofMinutes(30)))),
            new Announcement.Manner(true, true, false));

    @TempDir
    private Path folder;

    private List<Template> afterRestart() {
        try (Preferences preferences = new Preferences(folder)) {
            return List.copyOf(new Templates(preferences).all());
        }
    }

    @Test
    void everyPartOfATemplateIsThereAfterARestart() {
        try (Preferences preferences = new Preferences(folder)) {
            Templates templates = new Templates(preferences);
            templates.save("gate", WHOLE);
            templates.save("Empty", Draft.EMPTY);
        }
        assertEquals(List.of(new Template(2, "Empty", Draft.EMPTY), new Template(1, "gate", WHOLE)), afterRestart());
    }

    @Test
    void aTemplateOfTheSameNameIsReplacedAndADeletedOneLeavesNoLine() throws IOException {
        try (Preferences preferences = new Preferences(folder)) {
            Templates templates = new Templates(preferences);
            templates.save("Gate", Draft.EMPTY);
            templates.save(" gate ", WHOLE);
            templates.save("Other", WHOLE);
            templates.remove(templates.named("OTHER").orElseThrow());
        }
        assertEquals(List.of(new Template(1, "gate", WHOLE)), afterRestart());
        assertFalse(Files.readString(folder.resolve("console.properties")).contains("template.2"));
    }

    @Test
    void whatSomebodyWroteIntoTheFileAndMeansNothingIsAsIfItWereNotThere() throws IOException {
        Files.write(
                folder.resolve("console.properties"),
                List.of(
                        "template.x.name=No number",
                        "template.4.title=No name",
                        "template.5.name=Half",
                        "template.5.severity=loud",
                        "template.5.escalate-minutes=-3",
                        "template.5.buttons=a\\nb\\nc\\nd",
                        "template.5.colour=red"));
        Draft half = TemplateText.read(field -> field.equals("buttons") ? "a\nb\nc" : "");
        assertEquals(List.of(new Template(5, "Half", half)), afterRestart());
    }

    @Test
    void ofAnEndAtADateTheTimeIsKept() {
        Expiry friday = new Expiry(Expiry.Kind.AT, Optional.of(LocalDate.of(2026, 11, 27)), "17:30");
        DraftModelOf model = new DraftModelOf(friday);
        Map<String, String> written = TemplateText.write(model.draft());
        Draft again = TemplateText.read(field -> Objects.requireNonNull(written.get(field)));
        assertEquals(new Expiry(Expiry.Kind.AT, Optional.empty(), "17:30"), again.expiry());
    }

    private record DraftModelOf(Expiry expiry) {
        Draft draft() {
            return new Draft(
                    "t",
                    "",
                    TextFormat.PLAIN,
                    Severity.INFO,
                    "",
                    "",
                    "",
                    List.of(),
                    expiry,
                    false,
                    Course.USUAL,
                    Announcement.Manner.QUIET);
        }
    }

    @Test
    void placeholdersAreFoundOnceEachAndFilledEverywhere() {
        assertEquals(Set.of("gate", "time", "floor"), Placeholders.in(WHOLE));
        assertEquals(List.of("gate", "time", "floor"), List.copyOf(Placeholders.in(WHOLE)));
        Draft filled = Placeholders.fill(WHOLE, Map.of("gate", "$1 \\ {time}", "time", "17:30"));
        assertEquals("Gate $1 \\ {time} closes", filled.title());
        assertEquals("At 17:30.\nUse the *west* stairs: ünïcode, 门", filled.body());
        assertEquals("Plan of {floor}", filled.linkLabel());
        assertEquals(List.of("I am out", "Help at $1 \\ {time}"), filled.buttons());
        assertEquals(
                Set.of("时间"), Placeholders.in(TemplateText.read(field -> field.equals("text") ? "{时间} {} {1}" : "")));
    }

    @Test
    void theBracesOfJsonAreNoPlaceholders() {
        Draft json = TemplateText.read(field -> field.equals("format") ? "json" : field.equals("text") ? "{a}" : "");
        assertEquals(TextFormat.JSON, json.format());
        assertEquals(Set.of(), Placeholders.in(json));
    }
}
