package io.pushdeck.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.ArchiveProblem;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk of 1 MB that is really full.
@Needs(SystemPart.TMPFS)
class SmallDiskIT {
    private static final Announcement LONG = new Announcement("Long", "words ".repeat(2_500));

    @TempDir
    private Path parent;

    private Path disk;
    private StoreDesk desk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(parent.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
        desk = new StoreDesk(disk.resolve("data"));
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        desk.close();
        run("umount", disk.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), String.join(" ", command));
    }

    private LogOutcome accept() {
        return desk.accept(desk.newPush(LONG, StoreDesk.people(List.of("anna", "bo"), List.of())));
    }

    private void fill(Path ballast) throws IOException {
        byte[] piece = new byte[1024];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            assertTrue(full.toString().contains("space"), full::toString);
        }
    }

    @Test
    void aPushIsRefusedInWordsAndAcceptedWhenSpaceReturns() throws IOException {
        PushRecord before = desk.push("Before", "anna");
        Path ballast = disk.resolve("ballast");
        fill(ballast);
        LogOutcome.NotStored refused = null;
        for (int attempt = 0; attempt < 100 && refused == null; attempt++) {
            if (accept() instanceof LogOutcome.NotStored notStored) {
                refused = notStored;
            }
        }
        assertEquals(new LogOutcome.NotStored("The disk is full; free some space, then try again"), refused);
        assertEquals(before, desk.archive().find(before.id()).orElseThrow());
        Files.delete(ballast);
        assertInstanceOf(LogOutcome.Logged.class, accept());
        assertEquals(List.of(), desk.store().checkIntegrity());
    }

    @Test
    void aBackupThatHasNoRoomSaysSoAndLeavesNothing() throws IOException {
        desk.push(LONG, "anna");
        fill(disk.resolve("ballast"));
        Path backup = disk.resolve("backup.db");
        BackupOutcome.Failed failed =
                assertInstanceOf(BackupOutcome.Failed.class, desk.store().backup(backup));
        assertEquals(ArchiveProblem.DISK_FULL, failed.problem(), failed::detail);
        assertFalse(Files.exists(backup));
        assertFalse(Files.exists(disk.resolve("backup.db.part")));
    }

    @Test
    void everyPushIsThereWholeOrNotAtAll() {
        List<PushId> accepted = new ArrayList<>();
        int refusals = 0;
        while (refusals < 20) {
            switch (accept()) {
                case LogOutcome.Logged logged -> accepted.addFirst(logged.push().id());
                case LogOutcome.NotStored notStored -> refusals++;
                default -> throw new AssertionError("neither");
            }
        }
        assertTrue(accepted.size() > 3, accepted::toString);
        desk.settle();
        assertEquals(
                accepted,
                desk.archive().search(HistoryQuery.NEWEST).stream()
                        .map(PushRecord::id)
                        .toList());
        desk.reopen();
        assertEquals(accepted.size(), desk.archive().facts().pushes());
        for (PushId push : accepted) {
            assertEquals(2, desk.tally(push).total());
            assertEquals(LONG, desk.archive().find(push).orElseThrow().announcement());
        }
        assertEquals(List.of(), desk.store().checkIntegrity());
    }
}
