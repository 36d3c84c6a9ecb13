package io.pushdeck.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.message.ArchiveProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileTroubleTest {
    @Test
    void aFolderThatIsGoneIsMissing() {
        assertEquals(
                new FileTrouble(ArchiveProblem.MISSING, ""),
                FileTrouble.of(new NoSuchFileException("/media/stick/out.csv.part")));
    }

    @Test
    void aFolderOfSomebodyElseIsDenied() {
        assertEquals(
                new FileTrouble(ArchiveProblem.DENIED, ""), FileTrouble.of(new AccessDeniedException("/out.csv.part")));
        assertEquals(
                new FileTrouble(ArchiveProblem.DENIED, "Read-only file system"),
                FileTrouble.of(new FileSystemException("/out.csv.part", null, "Read-only file system")));
    }

    @Test
    void aDiskWithoutRoomIsFullOnEverySystem() {
        for (String words :
                new String[] {"No space left on device", "Disk quota exceeded", "There is not enough space on the disk"
                }) {
            assertEquals(
                    new FileTrouble(ArchiveProblem.DISK_FULL, words), FileTrouble.of(new IOException(words)), words);
        }
    }

    @Test
    void whatOnlyTheSystemCanNameKeepsItsWords() {
        assertEquals(
                new FileTrouble(ArchiveProblem.OTHER, "Stale handle"), FileTrouble.of(new IOException("Stale handle")));
    }
}
