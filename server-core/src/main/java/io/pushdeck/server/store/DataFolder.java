package io.pushdeck.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The folder of one Pushdeck, locked for as long as this is open. The system takes the lock back if the process dies.
final class DataFolder implements AutoCloseable {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;
    private final FileChannel lockChannel;

    private DataFolder(Path path, FileChannel lockChannel) {
        this.path = path;
        this.lockChannel = lockChannel;
    }

    /// Makes the folder, for its owner only, if it is not there. One that is there keeps its permissions.
    ///
    /// @throws DataFolderInUseException  if another process, or another part of this one, has it
    /// @throws StoreUnavailableException if it cannot be made or written
    static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path, ownerOnly("rwx------"));
            Path lockFile = path.resolve("pushdeck.lock");
            FileChannel channel = FileChannel.open(
                    lockFile, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly("rw-------"));
            if (tryLock(channel) == null) {
                channel.close();
                throw new DataFolderInUseException(path);
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    "The data folder " + path + " cannot be used (" + e
                            + "); check that it is a folder you may write to, or choose another",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException alsoInUse) {
            return null;
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /// The database file, made for its owner only if it is not there; SQLite gives its side files the same permissions.
    Path databaseFile() throws IOException {
        Path file = path.resolve("pushdeck.db");
        createForOwner(file);
        return file;
    }

    /// Makes an empty file that only its owner can read, if there is none.
    static void createForOwner(Path file) throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file, ownerOnly("rw-------"));
        }
    }

    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            throw new StoreUnavailableException("The lock of the data folder " + path + " could not be released", e);
        }
    }
}
