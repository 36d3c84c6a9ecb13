package io.pushdeck.console.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.shell.Appearance;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// What other programs put behind an emoji to ask for its coloured form takes no room and draws nothing.
@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
class EmojiGlyphsUiTest {
    @BeforeEach
    void loadFonts() {
        Appearance.loadFonts();
    }

    private static double width(String words, String family) {
        Text text = new Text(words);
        text.setFont(Font.font(family, 13));
        return text.getLayoutBounds().getWidth();
    }

    @Test
    void aVariationSelectorIsNoBox() {
        for (String family : List.of("Inter", "Inter SemiBold")) {
            for (String emoji : List.of("\u26a0", "\u2764", "\u2714")) {
                assertTrue(width(emoji, family) > 0, emoji);
                assertEquals(width(emoji + "!", family), width(emoji + "\ufe0f!", family), 0.01, emoji + family);
            }
        }
    }

    @Test
    void neitherIsWhatJoinsTwoEmoji() {
        assertEquals(
                width("\ud83d\udc68\ud83d\udc69", "Inter"), width("\ud83d\udc68\u200d\ud83d\udc69", "Inter"), 0.01);
    }
}
