package io.pushdeck.console.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.bridge.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderCheckTest {
    /// Every port is free but 8084.
    private static final Network NETWORK = new Network() {
        @Override
        public int freePortAfter(int port, int except) {
            return port + 1 == 8084 ? 8085 : port + 1;
        }
    };

    @TempDir
    private Path home;

    private Path standard;
    private FolderCheck check;

    @BeforeEach
    void makeTwoProfiles() throws IOException {
        standard = Files.createDirectory(home.resolve("standard"));
        Path school = Files.createDirectory(home.resolve("school"));
        Files.writeString(school.resolve("console.properties"), "server.websocket-port=8082\nserver.http-port=8083\n");
        check = new FolderCheck(NETWORK, List.of(Profile.of("", standard), Profile.of("School", school)));
    }

    private FolderAnswer look(String typed) {
        return check.look(typed, home);
    }

    private static FolderAnswer refused(FolderProblem problem, String other) {
        return new FolderAnswer.Refused(problem, other);
    }

    @Test
    void aNewFolderGetsPortsThatNobodyHasOrMeans() {
        assertEquals(
                new FolderAnswer.Fresh(home.resolve("hall"), 8085, 8086),
                look(home.resolve("hall").toString()));
        assertEquals(new FolderAnswer.Fresh(home.resolve("a/b"), 8085, 8086), look("~/a/./b/"));
    }

    @Test
    void anEmptyFolderIsAsGoodAsNone() throws IOException {
        Path empty = Files.createDirectory(home.resolve("empty"));
        assertEquals(new FolderAnswer.Fresh(empty, 8085, 8086), look(empty.toString()));
    }

    @Test
    void dataThatIsThereIsUsed() throws IOException {
        Path old = Files.createDirectory(home.resolve("old"));
        Files.createFile(old.resolve("pushdeck.db"));
        assertEquals(new FolderAnswer.Existing(old), look(old.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void nothingIsNoFolder(String typed) {
        assertEquals(refused(FolderProblem.EMPTY, ""), look(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hall", "./hall", "../hall", "a\0b"})
    void aPathBeginsAtTheRoot(String typed) {
        assertEquals(refused(FolderProblem.RELATIVE, ""), look(typed));
    }

    @Test
    void noFolderIsThatOfAnotherNorInsideNorAround() {
        assertEquals(refused(FolderProblem.TAKEN, "School"), look(home.resolve("x/../school") + "/"));
        assertEquals(
                refused(FolderProblem.INSIDE, ""),
                look(standard.resolve("deep/er").toString()));
        assertEquals(refused(FolderProblem.AROUND, ""), look(home.toString()));
        // Not inside: only its name begins so.
        assertEquals(new FolderAnswer.Fresh(home.resolve("schools"), 8085, 8086), look(home + "/schools"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLinkIsWhatItLeadsTo() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), home.resolve("school"));
        assertEquals(refused(FolderProblem.TAKEN, "School"), look(link.toString()));
        assertEquals(
                refused(FolderProblem.INSIDE, "School"),
                look(link.resolve("deep").toString()));
    }

    @Test
    void whatIsNotOfPushdeckIsLeftAlone() throws IOException {
        Path photos = Files.createDirectory(home.resolve("photos"));
        Files.createFile(photos.resolve("cat.jpg"));
        assertEquals(refused(FolderProblem.FOREIGN, ""), look(photos.toString()));
        assertEquals(
                refused(FolderProblem.FILE, ""), look(photos.resolve("cat.jpg").toString()));
        assertEquals(
                refused(FolderProblem.FILE, ""),
                look(photos.resolve("cat.jpg/in").toString()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereNothingMayBeWrittenThereIsNoFolder() {
        // Not even by root, who needs no permission elsewhere.
        assertEquals(refused(FolderProblem.UNWRITABLE, ""), look("/proc/self/new"));
    }
}
