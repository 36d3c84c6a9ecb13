package io.pushdeck.console.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesFileTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123Z");

    @TempDir
    private Path folder;

    private ProfilesFile file() {
        return new ProfilesFile(folder.resolve("config/profiles.properties"), folder.resolve("standard"));
    }

    private Profile profile(String name) {
        return Profile.of(name, folder.resolve(name));
    }

    @Test
    void withoutAFileThereIsTheStandardProfileAndNothingIsWritten() {
        assertEquals(new ProfilesRead(ProfileList.of(folder.resolve("standard")), Optional.empty()), file().read());
        assertFalse(Files.exists(folder.resolve("config")));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        ProfileList wanted = ProfileList.of(folder.resolve("standard"))
                .with(profile("Bühne = 礼堂: #1 \\ "))
                .with(profile("school"))
                .opened(folder.resolve("school"), NOON)
                .opened(folder.resolve("standard"), NOON.plusSeconds(1));
        assertEquals(new ProfilesRead(wanted, Optional.empty()), file().change(before -> wanted));
        assertEquals(new ProfilesRead(wanted, Optional.empty()), file().read());
    }

    @Test
    void moreThanNineKeepTheirOrder() {
        for (int number = 1; number <= 12; number++) {
            Profile next = profile("hall " + number);
            file().change(before -> before.with(next));
        }
        List<String> names =
                file().read().list().all().stream().map(Profile::name).toList();
        assertEquals("hall 2", names.get(2));
        assertEquals("hall 12", names.get(12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.name=school",
                "1.folder=/school",
                "1.name=school\n1.folder=school",
                "1.name=school\n1.folder=/school\n1.opened=yesterday",
                "1.name=school\n1.folder=/school\n2.name=School\n2.folder=/other",
                "1.name=school\n1.folder=/school\n2.name=other\n2.folder=/school",
                "1.name=default\n1.folder=/school",
                "1.name= \n1.folder=/school",
                "colour=blue",
                "x.name=school",
                "1.name=\\u00zz"
            })
    void whatCannotBeUnderstoodIsToldAndNotWrittenOver(String content) throws IOException {
        Path path = file().path();
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        ProfilesRead read = file().read();
        assertEquals(Optional.of(ProfilesTrouble.Kind.BROKEN), read.trouble().map(ProfilesTrouble::kind));
        assertEquals(ProfileList.of(folder.resolve("standard")), read.list());
        assertEquals(read, file().change(before -> before.with(profile("hall"))));
        assertEquals(content, Files.readString(path));
    }

    @Test
    void aFileThatIsNoTextIsBrokenToo() throws IOException {
        Files.createDirectories(file().path().getParent());
        Files.write(file().path(), new byte[] {'a', (byte) 0xff, (byte) 0xfe});
        assertEquals(
                Optional.of(ProfilesTrouble.Kind.BROKEN),
                file().read().trouble().map(ProfilesTrouble::kind));
    }

    @Test
    void whatCannotBeWrittenIsToldAndNothingHasChanged() throws IOException {
        // Not by permissions: the tests may run as somebody who needs none.
        Files.writeString(folder.resolve("config"), "a file where the folder would be");
        ProfilesRead after = file().change(before -> before.with(profile("hall")));
        assertEquals(Optional.of(ProfilesTrouble.Kind.UNUSABLE), after.trouble().map(ProfilesTrouble::kind));
        assertEquals(ProfileList.of(folder.resolve("standard")), after.list());
    }

    @Test
    void changesOfTwoPushdecksAtOnceAreBothKept() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(40);
        try (ExecutorService many = Executors.newFixedThreadPool(4)) {
            ProfilesFile shared = file();
            for (int number = 0; number < 40; number++) {
                Profile next = profile("hall " + number);
                many.execute(() -> {
                    shared.change(before -> before.with(next));
                    done.countDown();
                });
            }
            done.await();
        }
        assertEquals(41, file().read().list().all().size());
    }
}
