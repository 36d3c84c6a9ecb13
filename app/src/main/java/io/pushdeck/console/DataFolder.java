package io.pushdeck.console;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where Pushdeck keeps what it must not forget.
final class DataFolder {
    private static final String OPTION = "--home";

    private DataFolder() {}

    /// `--home <folder>` or `--home=<folder>`, else `PUSHDECK_HOME`, else where this system keeps such things.
    ///
    /// @param userHome the operator's home folder
    /// @param system   the name of the operating system, as in `os.name`
    static Path locate(List<String> arguments, Map<String, String> environment, Path userHome, String system) {
        String named = option(arguments);
        if (named == null) {
            named = environment.get("PUSHDECK_HOME");
        }
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            return under(environment.get("LOCALAPPDATA"), userHome.resolve("AppData/Local"), "Pushdeck");
        }
        if (os.contains("mac")) {
            return userHome.resolve("Library/Application Support/Pushdeck");
        }
        return under(environment.get("XDG_DATA_HOME"), userHome.resolve(".local/share"), "pushdeck");
    }

    private static @Nullable String option(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(OPTION + "=")) {
                return argument.substring(OPTION.length() + 1);
            }
            if (argument.equals(OPTION) && i + 1 < arguments.size()) {
                return arguments.get(i + 1);
            }
        }
        return null;
    }

    private static Path under(@Nullable String named, Path otherwise, String child) {
        Path parent = named == null || named.isBlank() ? otherwise : Path.of(named);
        return parent.resolve(child);
    }

    /// Makes the folder if it is not there, for its owner's eyes only where the system knows such a thing.
    static void create(Path folder) throws IOException {
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
