package io.pushdeck.server.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A file system of a few megabytes in memory, mounted on an empty folder, for tests marked
/// `@Needs(SystemPart.TMPFS)`.
public final class TinyDisk implements AutoCloseable {
    private final Path folder;

    private TinyDisk(Path folder) {
        this.folder = folder;
    }

    public static TinyDisk mount(Path folder, int megabytes) {
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        return new TinyDisk(folder);
    }

    public Path folder() {
        return folder;
    }

    public void resize(int megabytes) {
        run("mount", "-o", "remount,size=" + megabytes + "m", folder.toString());
    }

    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
    }

    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                String words = said.readAllAsString();
                if (process.waitFor() != 0) {
                    throw new AssertionError(List.of(command) + " failed: " + words);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted in " + List.of(command), stop);
        }
    }
}
