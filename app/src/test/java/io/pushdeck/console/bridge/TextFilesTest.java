package io.pushdeck.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.ArchiveProblem;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import io.pushdeck.server.testing.TinyDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {
    @TempDir
    private Path folder;

    private static Optional<FileTrouble> write(Path file, Supplier<String> text) {
        List<Optional<FileTrouble>> told = new ArrayList<>();
        new TextFiles(Runnable::run, Runnable::run).write(file, text, told::add);
        assertEquals(1, told.size());
        return told.getFirst();
    }

    private static Set<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void aFileIsReplaced() throws IOException {
        Path file = folder.resolve("out.csv");
        assertEquals(Optional.empty(), write(file, () -> "a longer text"));
        assertEquals(Optional.empty(), write(file, () -> "李娜"));
        assertEquals("李娜", Files.readString(file));
        assertEquals(Set.of("out.csv"), filesIn(folder));
    }

    @Test
    void halfACharacterKeepsNothingElseFromBeingWritten() throws IOException {
        Path file = folder.resolve("out.csv");
        assertEquals(Optional.empty(), write(file, () -> "a\ud800b"));
        assertEquals("a?b", Files.readString(file));
    }

    private static TextFile<Integer> readLength(Path file) {
        List<TextFile<Integer>> told = new ArrayList<>();
        new TextFiles(Runnable::run, Runnable::run).read(file, String::length, told::add);
        assertEquals(1, told.size());
        return told.getFirst();
    }

    @Test
    void aFileIsRead() throws IOException {
        assertEquals(new TextFile.Parsed<>(2), readLength(Files.writeString(folder.resolve("in.csv"), "李娜")));
    }

    @Test
    void whatIsNotUtf8IsNotGuessed() throws IOException {
        Path file = Files.write(folder.resolve("in.csv"), new byte[] {'a', (byte) 0xC0, 'b'});
        assertEquals(new TextFile.Undecodable<>(), readLength(file));
    }

    @Test
    void whatIsTooLongIsNotRead() throws IOException {
        Path file = folder.resolve("in.csv");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), TextFiles.MAX_BYTES);
        }
        assertEquals(new TextFile.TooLong<>(TextFiles.MAX_BYTES + 1, TextFiles.MAX_BYTES), readLength(file));
    }

    @Test
    void whatIsNotThereIsToldInTheWordsOfTheSystem() {
        Path file = folder.resolve("none.csv");
        assertEquals(new TextFile.Unreadable<>("java.nio.file.NoSuchFileException: " + file), readLength(file));
    }

    @Test
    void whereNoFileCanBeNothingIsLeft() throws IOException {
        Path inTheWay = folder.resolve("out.csv");
        Files.createDirectories(inTheWay.resolve("inner"));
        assertTrue(write(inTheWay, () -> "text").isPresent());
        assertEquals(Set.of("out.csv"), filesIn(folder));
    }

    @Test
    void aTextThatCannotBeMadeIsTroubleToo() throws IOException {
        Supplier<String> broken = () -> {
            throw new IllegalStateException("no text");
        };
        assertEquals(
                Optional.of(new FileTrouble(ArchiveProblem.OTHER, "no text")),
                write(folder.resolve("out.csv"), broken));
        assertEquals(Set.of(), filesIn(folder));
    }

    @Test
    @Needs(SystemPart.TMPFS)
    void onAFullDiskWhatWasThereStays() throws IOException {
        try (TinyDisk disk = TinyDisk.mount(folder, 1)) {
            Path file = disk.folder().resolve("out.csv");
            assertEquals(Optional.empty(), write(file, () -> "before"));
            assertEquals(
                    Optional.of(ArchiveProblem.DISK_FULL),
                    write(file, () -> "word ".repeat(1_000_000)).map(FileTrouble::problem));
            assertEquals("before", Files.readString(file));
            assertEquals(Set.of("out.csv"), filesIn(disk.folder()));
        }
    }
}
