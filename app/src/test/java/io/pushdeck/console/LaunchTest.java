package io.pushdeck.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.profiles.DataFolder;
import io.pushdeck.console.profiles.Profile;
import io.pushdeck.console.profiles.ProfilesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
    @TempDir
    private Path home;

    private Path standard() {
        return home.resolve(".local/share/pushdeck");
    }

    private ProfilesFile file() {
        return new ProfilesFile(home.resolve(".config/pushdeck/profiles.properties"), standard());
    }

    private void listSchool() {
        file().change(before -> before.with(Profile.of("School", home.resolve("school"))));
    }

    private Launch.Choice choose(Map<String, String> environment, String... arguments) {
        return Launch.choose(List.of(arguments), environment, home, "Linux");
    }

    private Path folder(Map<String, String> environment, String... arguments) {
        return choose(environment, arguments) instanceof Launch.Choice.Chosen chosen
                ? chosen.start().folder()
                : Path.of("/refused");
    }

    private String refusal(String... arguments) {
        return choose(Map.of(), arguments) instanceof Launch.Choice.Refused refused ? refused.why() : "";
    }

    @Test
    void withoutAWordItIsTheOneThatWasOpenedLast() {
        assertEquals(standard(), folder(Map.of()));
        listSchool();
        assertEquals(standard(), folder(Map.of()));
        file().change(before -> before.opened(home.resolve("school"), Instant.now()));
        assertEquals(home.resolve("school"), folder(Map.of()));
        assertEquals(standard(), folder(Map.of(), "--profile", "default"));
    }

    @Test
    void aFolderThatIsNamedIsMoreThanWhatWasOpenedLast() {
        listSchool();
        file().change(before -> before.opened(home.resolve("school"), Instant.now()));
        assertEquals(Path.of("/a"), folder(Map.of("PUSHDECK_HOME", "/b"), "--home", "/a/./x/.."));
        assertEquals(Path.of("/b"), folder(Map.of("PUSHDECK_HOME", "/b")));
        assertEquals(home.resolve("school"), folder(Map.of("PUSHDECK_HOME", "/b"), "--profile=SCHOOL"));
        assertEquals(home.resolve("school"), folder(Map.of("PUSHDECK_HOME", " ")));
    }

    @Test
    void aNameThatIsNoneSaysWhichThereAre() {
        listSchool();
        assertEquals("There is no profile \"Scool\". There are: default, School", refusal("--profile", "Scool"));
        assertEquals("--profile needs a name: one of default, School", refusal("--profile"));
        assertEquals(
                "--profile and --home both say which data folder to use: give one of them",
                refusal("--profile", "School", "--home", "/a"));
    }

    @Test
    void aBrokenListOpensTheStandardOneAndNoOther() throws IOException {
        Files.createDirectories(file().path().getParent());
        Files.writeString(file().path(), "1.name=School\n");
        assertEquals(standard(), folder(Map.of()));
        assertEquals(
                "The list of profiles " + file().path()
                        + " cannot be used (1.folder is missing); correct the file, or move it away to begin a new list",
                refusal("--profile", "School"));
    }

    @Test
    void theFolderOfAProfileIsNotMadeAnew() {
        listSchool();
        assertTrue(choose(Map.of()) instanceof Launch.Choice.Chosen chosen
                && chosen.start().mayBeMade());
        assertTrue(choose(Map.of(), "--home=/new") instanceof Launch.Choice.Chosen chosen
                && chosen.start().mayBeMade());
        assertFalse(choose(Map.of(), "--profile=School") instanceof Launch.Choice.Chosen chosen
                && chosen.start().mayBeMade());
    }

    @Test
    void eachSystemHasItsPlacesAndTheListIsInNoDataFolder() {
        Path user = Path.of("/u");
        assertEquals(Path.of("/u/.local/share/pushdeck"), DataFolder.standard(Map.of(), user, "Linux"));
        assertEquals(Path.of("/x/pushdeck"), DataFolder.standard(Map.of("XDG_DATA_HOME", "/x"), user, "Linux"));
        assertEquals(Path.of("/u/AppData/Local/Pushdeck"), DataFolder.standard(Map.of(), user, "Windows 11"));
        assertEquals(
                Path.of("/u/Library/Application Support/Pushdeck"), DataFolder.standard(Map.of(), user, "Mac OS X"));
        assertEquals(
                Path.of("/c/profiles.properties"), DataFolder.profiles(Map.of("PUSHDECK_CONFIG", "/c"), user, "Linux"));
        assertEquals(
                Path.of("/x/pushdeck/profiles.properties"),
                DataFolder.profiles(Map.of("XDG_CONFIG_HOME", "/x"), user, "Linux"));
        for (String system : List.of("Linux", "Windows 11", "Mac OS X")) {
            assertFalse(DataFolder.profiles(Map.of(), user, system)
                    .startsWith(DataFolder.standard(Map.of(), user, system)));
        }
    }
}
