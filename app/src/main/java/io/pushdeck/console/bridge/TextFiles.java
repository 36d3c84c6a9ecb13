package io.pushdeck.console.bridge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes texts and pictures into files, and reads texts, without holding up the JavaFX thread. Called on the JavaFX
/// thread.
public final class TextFiles {
    private static final Logger log = LoggerFactory.getLogger(TextFiles.class);

    /// More than any text that an operator would give the console.
    static final long MAX_BYTES = 8 * 1024 * 1024;

    private final Executor worker;
    private final Executor fxThread;

    /// @param worker may block
    public TextFiles(Executor worker, Executor fxThread) {
        this.worker = worker;
        this.fxThread = fxThread;
    }

    /// Writes a file, or replaces one, as a whole: if it fails, what was there before is still there.
    ///
    /// @param text     asked on the worker, since making it may take long
    /// @param whenDone given what went wrong; empty if nothing did
    public void write(Path file, Supplier<String> text, Consumer<Optional<FileTrouble>> whenDone) {
        // Not writeString: half of a character in somebody's name would keep everybody from being written.
        writeBytes(file, () -> text.get().getBytes(StandardCharsets.UTF_8), whenDone);
    }

    /// The same for what is no text.
    public void writeBytes(Path file, Supplier<byte[]> bytes, Consumer<Optional<FileTrouble>> whenDone) {
        worker.execute(() -> {
            Optional<FileTrouble> trouble = write(file, bytes);
            fxThread.execute(() -> whenDone.accept(trouble));
        });
    }

    /// Reads a file as UTF-8.
    ///
    /// @param parse asked on the worker, since it may take long; throws nothing
    public <T> void read(Path file, Function<String, T> parse, Consumer<TextFile<T>> whenDone) {
        read(file, MAX_BYTES, parse, whenDone);
    }

    /// The same for what is short.
    ///
    /// @param most a file of more bytes is not read
    public <T> void read(Path file, long most, Function<String, T> parse, Consumer<TextFile<T>> whenDone) {
        worker.execute(() -> {
            TextFile<T> answer = read(file, most, parse);
            fxThread.execute(() -> whenDone.accept(answer));
        });
    }

    /// Reads the end of a file that grows, as UTF-8, from the first line that is whole.
    ///
    /// @param bytes at most so many
    /// @param parse asked on the worker, since it may take long; throws nothing
    public <T> void readEnd(Path file, int bytes, Function<String, T> parse, Consumer<TextFile<T>> whenDone) {
        worker.execute(() -> {
            TextFile<T> answer = readEnd(file, bytes, parse);
            fxThread.execute(() -> whenDone.accept(answer));
        });
    }

    private static <T> TextFile<T> readEnd(Path file, int bytes, Function<String, T> parse) {
        try (FileChannel channel = FileChannel.open(file)) {
            long start = Math.max(0, channel.size() - bytes);
            ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - start));
            while (end.hasRemaining() && channel.read(end, start + end.position()) >= 0) {}
            // Not readString: what a broken process wrote last must not hide the rest.
            String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
            return new TextFile.Parsed<>(parse.apply(start == 0 ? text : text.substring(text.indexOf('\n') + 1)));
        } catch (IOException | RuntimeException failed) {
            return new TextFile.Unreadable<>(failed.toString());
        }
    }

    private static <T> TextFile<T> read(Path file, long most, Function<String, T> parse) {
        try {
            long bytes = Files.size(file);
            return bytes > most
                    ? new TextFile.TooLong<>(bytes, most)
                    : new TextFile.Parsed<>(parse.apply(Files.readString(file)));
        } catch (CharacterCodingException notText) {
            return new TextFile.Undecodable<>();
        } catch (IOException | RuntimeException failed) {
            log.warn("{} could not be read", file, failed);
            return new TextFile.Unreadable<>(failed.toString());
        }
    }

    private static Optional<FileTrouble> write(Path file, Supplier<byte[]> bytes) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try {
                Files.write(part, bytes.get());
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
            return Optional.empty();
        } catch (IOException | RuntimeException failed) {
            log.warn("{} could not be written", file, failed);
            return Optional.of(FileTrouble.of(failed));
        }
    }
}
