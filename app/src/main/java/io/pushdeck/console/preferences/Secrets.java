package io.pushdeck.console.preferences;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passwords that the console must know at its next start, in a file of their own that only its owner can read where
/// the
/// system knows such a thing. They are not encrypted: what could open them would lie beside them. Confined to the
/// JavaFX
/// thread; writing is rare and takes a moment.
public final class Secrets {
    private static final Logger log = LoggerFactory.getLogger(Secrets.class);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;
    private final Properties values = new Properties();

    /// Reads `secrets.properties` in `folder`; a missing file means that there are none.
    public Secrets(Path folder) {
        file = folder.resolve("secrets.properties");
        try {
            values.load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException none) {
            log.debug("No passwords are kept");
        } catch (IOException | IllegalArgumentException unreadable) {
            log.warn("The passwords in {} cannot be read", file, unreadable);
        }
    }

    /// The secret of that key; empty if there is none.
    public String read(String key) {
        return values.getProperty(key, "");
    }

    /// Keeps a secret; an empty one is forgotten, and the file with the last.
    public void keep(String key, String secret) {
        if (secret.equals(read(key))) {
            return;
        }
        if (secret.isEmpty()) {
            values.remove(key);
        } else {
            values.setProperty(key, secret);
        }
        try {
            write();
        } catch (IOException failed) {
            log.warn("The passwords could not be written to {}", file, failed);
        }
    }

    private void write() throws IOException {
        if (values.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        StringWriter text = new StringWriter();
        values.store(text, null);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(next);
        Files.createFile(next, ownerOnly());
        Files.writeString(next, text.toString());
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
