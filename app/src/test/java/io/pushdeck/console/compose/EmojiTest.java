package io.pushdeck.console.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.Announcement;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class EmojiTest {
    private static final Path FONT = Path.of("../assets/fonts/NotoEmoji-Regular.ttf");

    @Test
    void eachIsOneCharacterThatIsAPictureByItself() {
        List<Emoji> all = Emoji.all();
        assertTrue(all.size() >= 150, "Only " + all.size());
        for (Emoji emoji : all) {
            int character = emoji.text().codePointAt(0);
            assertEquals(emoji.text().length(), Character.charCount(character), emoji.text());
            assertTrue(Character.isEmojiPresentation(character), emoji.text() + " needs a selector behind it");
            assertFalse(emoji.english().isBlank(), emoji.text());
            assertTrue(emoji.chinese().codePoints().anyMatch(Character::isIdeographic), emoji.text() + emoji.chinese());
        }
        assertEquals(all.size(), all.stream().map(Emoji::text).distinct().count());
    }

    @Test
    void theConsolesOwnFontDrawsThemAll() throws IOException, FontFormatException {
        Font font = Font.createFont(Font.TRUETYPE_FONT, FONT.toFile());
        List<String> missing = Emoji.all().stream()
                .map(Emoji::text)
                .filter(text -> font.canDisplayUpTo(text) != -1)
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void thoseThatWereUsedLastComeFirstAndAFewAreRemembered() {
        List<String> recent = List.of("🔥", "gone", "✅");
        assertEquals(
                List.of("🔥", "✅"),
                Emoji.all(recent).stream().limit(2).map(Emoji::text).toList());
        assertEquals(Emoji.all().size(), Emoji.all(recent).size());
        Emoji bell = Emoji.all(List.of("🔔")).getFirst();
        assertEquals(List.of("🔔", "🔥", "✅"), bell.usedAfter(List.of("🔥", "🔔", "✅")));
        List<String> many = IntStream.range(0, 40).mapToObj(Integer::toString).toList();
        assertEquals(Emoji.MOST_RECENT, bell.usedAfter(many).size());
    }

    @Test
    void theNameIsThatOfTheLanguage() {
        Emoji bell = Emoji.all(List.of("🔔")).getFirst();
        assertTrue(bell.name(Locale.ENGLISH).startsWith("bell"));
        assertTrue(bell.name(Locale.SIMPLIFIED_CHINESE).startsWith("铃"));
    }

    @Test
    void theLimitCountsThemAsTheServerDoesAndNoNameIsCutInTheMiddleOfOne() {
        DraftModel model = new DraftModel(new SimpleStringProperty(""), new SimpleStringProperty(""));
        // A family of three is eight characters for either side.
        String family = "👨‍👩‍👧";
        String most = family.repeat(Announcement.MAX_CHARACTERS / family.length());
        model.bodyProperty().set(most);
        assertEquals(8, family.length());
        assertTrue(model.draft().problem(Instant.EPOCH, ZoneOffset.UTC).isEmpty());
        assertEquals(
                most, model.draft().announcement(Instant.EPOCH, ZoneOffset.UTC).body());
        model.bodyProperty().set(most + family);
        assertEquals(
                8,
                model.draft()
                        .problem(Instant.EPOCH, ZoneOffset.UTC)
                        .orElseThrow()
                        .arguments()
                        .getFirst());
        model.titleProperty().set("x" + "🔥".repeat(40));
        String name = model.draft().name();
        assertEquals("x" + "🔥".repeat(29) + "…", name);
        assertEquals(name, name.codePoints().mapToObj(Character::toString).collect(Collectors.joining()));
    }
}
