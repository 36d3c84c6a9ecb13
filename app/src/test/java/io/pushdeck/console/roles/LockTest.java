package io.pushdeck.console.roles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.preferences.Secrets;
import io.pushdeck.console.testing.FakeAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
    @TempDir
    private Path folder;

    private final FakeAudit audit = new FakeAudit();
    private long nanos;

    private Lock lock() {
        return new Lock(new Secrets(folder), audit, Runnable::run, Runnable::run, () -> nanos);
    }

    private Lock lockedWith(String pin) {
        Lock lock = lock();
        lock.secure(pin, () -> {});
        lock.lock();
        return lock;
    }

    private static Attempt attempt(Lock lock, String pin) {
        List<Attempt> told = new ArrayList<>();
        lock.unlock(pin, told::add);
        return told.getFirst();
    }

    @Test
    void aPinIsKeptSaltedAndFoundAgain() {
        PinHash hash = PinHash.of("2468", new SecureRandom());
        assertFalse(hash.text().contains("2468"), hash::text);
        assertNotEquals(hash.text(), PinHash.of("2468", new SecureRandom()).text(), "each has a salt of its own");
        PinHash again = PinHash.parse(hash.text()).orElseThrow();
        assertTrue(again.matches("2468"));
        assertFalse(again.matches("2469"));
        assertFalse(again.matches(""));
    }

    @Test
    void whatIsNoHashIsNone() {
        String good = PinHash.of("2468", new SecureRandom()).text();
        for (String bad : List.of(
                "",
                "2468",
                good + "$",
                good.replace("600000", "0"),
                good.replace("600000", "99999999"),
                good.substring(0, good.length() - 8),
                good.replace("pbkdf2-sha256", "md5"))) {
            assertEquals(Optional.empty(), PinHash.parse(bad).map(PinHash::text), bad);
        }
    }

    @Test
    void aPinHasFourToTwelveDigits() {
        assertTrue(PinHash.isPin("0000") && PinHash.isPin("123456789012"));
        for (String bad : List.of("", "123", "1234567890123", "12a4", "١٢٣٤", " 1234")) {
            assertFalse(PinHash.isPin(bad), bad);
        }
        assertThrows(IllegalArgumentException.class, () -> lock().secure("12", () -> {}));
    }

    @Test
    void withoutAPinNothingLocks() {
        Lock lock = lock();
        lock.lock();
        assertFalse(lock.isLocked());
        assertEquals(List.of(), audit.told());
    }

    @Test
    void onlyThePinUnlocksAlsoAfterARestart() {
        lockedWith("2468");
        Lock lock = lock();
        lock.lock();
        assertTrue(lock.isLocked());
        assertEquals(new Attempt.Wrong(Duration.ZERO), attempt(lock, "1111"));
        assertTrue(lock.isLocked());
        assertEquals(new Attempt.Opened(), attempt(lock, "2468"));
        assertFalse(lock.isLocked());
        assertEquals(
                List.of(
                        "operator set pin",
                        "operator lock",
                        "operator lock",
                        "viewer failed unlock try 1",
                        "operator unlock"),
                audit.told());
    }

    @Test
    void afterFiveWrongTriesEachWaitsLonger() {
        Lock lock = lockedWith("2468");
        for (int i = 1; i < Lock.FREE_TRIES; i++) {
            assertEquals(new Attempt.Wrong(Duration.ZERO), attempt(lock, "1111"));
        }
        assertEquals(new Attempt.Wrong(Duration.ofSeconds(5)), attempt(lock, "1111"));
        assertEquals(new Attempt.TooSoon(Duration.ofSeconds(5)), attempt(lock, "2468"));
        nanos += Duration.ofSeconds(5).toNanos();
        assertEquals(new Attempt.Wrong(Duration.ofSeconds(10)), attempt(lock, "1111"));
        nanos += Duration.ofSeconds(9).toNanos();
        assertEquals(new Attempt.TooSoon(Duration.ofSeconds(1)), attempt(lock, "2468"));
        nanos += Duration.ofSeconds(1).toNanos();
        for (int i = 0; i < 20; i++) {
            attempt(lock, "1111");
            nanos += Duration.ofMinutes(5).toNanos();
        }
        assertEquals(new Attempt.Opened(), attempt(lock, "2468"), "five minutes is the longest");
        lock.lock();
        assertEquals(new Attempt.Wrong(Duration.ZERO), attempt(lock, "1111"), "a right one makes good");
    }

    @Test
    void manyTriesAtOnceAreNoWayRoundTheWait() {
        List<Runnable> slow = new ArrayList<>();
        Lock lock = new Lock(new Secrets(folder), audit, slow::add, Runnable::run, () -> nanos);
        lock.secure("2468", () -> {});
        slow.removeFirst().run();
        lock.lock();
        List<Attempt> told = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            lock.unlock("1111", told::add);
        }
        assertEquals(Lock.FREE_TRIES, slow.size(), "the others are not even tried");
        assertEquals(2, told.size());
    }

    @Test
    void aViewerChangesNoPin() {
        Lock lock = lockedWith("2468");
        lock.secure("1111", () -> {});
        lock.open();
        assertTrue(lock.securedProperty().get());
        assertEquals(new Attempt.Opened(), attempt(lock, "2468"));
        lock.open();
        lock.lock();
        assertFalse(lock.isLocked());
        assertFalse(Files.exists(folder.resolve("secrets.properties")), "the file goes with the last secret");
    }

    @Test
    void whatWaitsIsDoneBeforeItLocks() {
        Lock lock = lock();
        List<Boolean> seen = new ArrayList<>();
        lock.beforeLocking(() -> seen.add(lock.isLocked()));
        lock.secure("2468", () -> {});
        lock.lock();
        lock.lock();
        assertEquals(List.of(false), seen);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyItsOwnerReadsTheFile() throws IOException {
        lockedWith("2468");
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.properties"))));
    }
}
