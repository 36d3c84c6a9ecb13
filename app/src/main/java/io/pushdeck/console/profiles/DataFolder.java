package io.pushdeck.console.profiles;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where Pushdeck keeps what it must not forget, and where the list of profiles is.
public final class DataFolder {
    private DataFolder() {}

    /// Where this system keeps the data of programs.
    ///
    /// @param userHome the operator's home folder
    /// @param system   the name of the operating system, as in `os.name`
    public static Path standard(Map<String, String> environment, Path userHome, String system) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            return under(environment.get("LOCALAPPDATA"), userHome.resolve("AppData/Local"), "Pushdeck");
        }
        if (os.contains("mac")) {
            return userHome.resolve("Library/Application Support/Pushdeck");
        }
        return under(environment.get("XDG_DATA_HOME"), userHome.resolve(".local/share"), "pushdeck");
    }

    /// The file of profiles: in `PUSHDECK_CONFIG`, else where this system keeps what users set. Never in a data folder:
    /// on macOS the usual place for both is the same.
    public static Path profiles(Map<String, String> environment, Path userHome, String system) {
        return configuration(environment, userHome, system.toLowerCase(Locale.ROOT))
                .toAbsolutePath()
                .normalize()
                .resolve("profiles.properties");
    }

    private static Path configuration(Map<String, String> environment, Path userHome, String os) {
        String named = environment.get("PUSHDECK_CONFIG");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        if (os.contains("win")) {
            return under(environment.get("APPDATA"), userHome.resolve("AppData/Roaming"), "Pushdeck");
        }
        if (os.contains("mac")) {
            return userHome.resolve("Library/Preferences/Pushdeck");
        }
        return under(environment.get("XDG_CONFIG_HOME"), userHome.resolve(".config"), "pushdeck");
    }

    private static Path under(@Nullable String named, Path otherwise, String child) {
        Path parent = named == null || named.isBlank() ? otherwise : Path.of(named);
        return parent.resolve(child);
    }

    /// Makes the folder if it is not there, for its owner's eyes only where the system knows such a thing.
    public static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(folder, ownerOnly);
    }
}
