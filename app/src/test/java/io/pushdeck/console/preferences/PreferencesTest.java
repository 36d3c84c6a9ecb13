package io.pushdeck.console.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreferencesTest {
    @TempDir
    Path folder;

    @Test
    void whatWasSetIsThereAtTheNextStart() {
        try (Preferences first = new Preferences(folder)) {
            first.text("language", "system").set("zh");
            first.flag("server.shared", false).set(true);
            first.number("window.width", 1280).set(1444);
        }
        try (Preferences second = new Preferences(folder)) {
            assertEquals("zh", second.text("language", "system").get());
            assertTrue(second.flag("server.shared", false).get());
            assertEquals(1444, second.number("window.width", 1280).get());
        }
    }

    @Test
    void theSamePropertyComesBackForAKey() {
        try (Preferences preferences = new Preferences(folder)) {
            assertSame(preferences.text("page", "clients"), preferences.text("page", "groups"));
        }
    }

    @Test
    void nothingIsWrittenIfNothingWasChanged() {
        try (Preferences preferences = new Preferences(folder)) {
            preferences.text("page", "clients");
        }
        assertTrue(Files.notExists(folder.resolve("console.properties")));
    }

    @Test
    void aBrokenFileIsSetAsideAndSaid() throws IOException {
        Files.writeString(folder.resolve("console.properties"), "page=\\uZZZZ");
        try (Preferences preferences = new Preferences(folder)) {
            Path aside = folder.resolve("console.properties.broken");
            assertEquals(Optional.of(aside), preferences.setAside());
            assertEquals("page=\\uZZZZ", Files.readString(aside));
            assertEquals("clients", preferences.text("page", "clients").get());
        }
    }

    @Test
    void aNumberThatIsNoneCountsAsMissing() throws IOException {
        Files.writeString(folder.resolve("console.properties"), "window.width=wide");
        try (Preferences preferences = new Preferences(folder)) {
            assertEquals(1280, preferences.number("window.width", 1280).get());
        }
    }

    @Test
    void theFileIsSortedAndChangesOnlyWithItsValues() throws IOException {
        try (Preferences preferences = new Preferences(folder)) {
            preferences.text("zebra", "").set("1");
            preferences.text("ape", "").set("2");
        }
        assertEquals("ape=2\nzebra=1\n", Files.readString(folder.resolve("console.properties")));
    }
}
