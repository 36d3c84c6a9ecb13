package io.pushdeck.console.profiles;

import io.pushdeck.console.preferences.PreferencesFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The list of profiles on disk, which several Pushdecks change: each change reads the file anew while nobody else
/// writes it. What cannot be understood is never written over. Thread-safe; logs nothing, since it is read before the
/// log knows where to write.
///
/// One line each: `default.opened`, and for each other profile `1.name`, `1.folder` and `1.opened`; times in
/// milliseconds since 1970.
public final class ProfilesFile {
    private static final String OPENED = "opened";

    private final Path path;
    private final Path standard;

    /// @param standard the folder of the profile that is always there
    public ProfilesFile(Path path, Path standard) {
        this.path = path;
        this.standard = standard;
    }

    public Path path() {
        return path;
    }

    /// A missing file says that there is nothing but the standard profile.
    public ProfilesRead read() {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            lines.load(reader);
            return new ProfilesRead(parse(lines), Optional.empty());
        } catch (NoSuchFileException none) {
            return new ProfilesRead(ProfileList.of(standard), Optional.empty());
        } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException broken) {
            return unusable(ProfilesTrouble.Kind.BROKEN, broken);
        } catch (IOException unreadable) {
            return unusable(ProfilesTrouble.Kind.UNUSABLE, unreadable);
        }
    }

    /// Changes what the file says now, which may be more than what was read before.
    ///
    /// @return what it says afterwards; with trouble nothing has changed
    public synchronized ProfilesRead change(UnaryOperator<ProfileList> edit) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            try (FileChannel door = FileChannel.open(
                            path.resolveSibling(path.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock alone = door.lock()) {
                ProfilesRead before = read();
                if (before.trouble().isPresent() || !alone.isValid()) {
                    return before;
                }
                ProfileList after = edit.apply(before.list());
                if (!after.equals(before.list())) {
                    new PreferencesFile(path).write(format(after));
                }
                return new ProfilesRead(after, Optional.empty());
            }
        } catch (IOException | RuntimeException failed) {
            ProfilesRead now = read();
            return now.trouble().isPresent()
                    ? now
                    : new ProfilesRead(
                            now.list(),
                            unusable(ProfilesTrouble.Kind.UNUSABLE, failed).trouble());
        }
    }

    private ProfilesRead unusable(ProfilesTrouble.Kind kind, Exception why) {
        String detail = why instanceof IllegalArgumentException ? String.valueOf(why.getMessage()) : why.toString();
        return new ProfilesRead(ProfileList.of(standard), Optional.of(new ProfilesTrouble(kind, detail)));
    }

    /// What is known of one profile while the lines are read.
    private static final class Draft {
        private @Nullable String name;
        private @Nullable String folder;
        private @Nullable Instant opened;
    }

    private ProfileList parse(Properties lines) {
        Draft first = new Draft();
        Map<Integer, Draft> others = new TreeMap<>();
        for (Map.Entry<Object, Object> line : lines.entrySet()) {
            String key = line.getKey().toString();
            String value = line.getValue().toString();
            if (key.equals("default." + OPENED)) {
                first.opened = time(key, value);
                continue;
            }
            int dot = key.indexOf('.');
            Draft draft = others.computeIfAbsent(number(key, dot), missing -> new Draft());
            switch (key.substring(dot + 1)) {
                case "name" -> draft.name = value.strip();
                case "folder" -> draft.folder = value;
                case OPENED -> draft.opened = time(key, value);
                default -> throw new IllegalArgumentException("nothing is known of " + key);
            }
        }
        List<Profile> all = new ArrayList<>();
        all.add(new Profile("", standard, Optional.ofNullable(first.opened)));
        others.forEach((number, draft) -> all.add(profile(number, draft, new ProfileList(all))));
        return new ProfileList(all);
    }

    private static Profile profile(int number, Draft draft, ProfileList before) {
        if (draft.name == null || draft.folder == null) {
            throw new IllegalArgumentException(number + "." + (draft.name == null ? "name" : "folder") + " is missing");
        }
        Path folder = Path.of(draft.folder);
        if (!folder.isAbsolute() || before.at(folder).isPresent()) {
            throw new IllegalArgumentException(number + ".folder cannot be " + draft.folder);
        }
        if (before.problemOf(draft.name, Optional.empty()).isPresent()) {
            throw new IllegalArgumentException(number + ".name cannot be " + draft.name);
        }
        return new Profile(draft.name, folder.normalize(), Optional.ofNullable(draft.opened));
    }

    private static int number(String key, int dot) {
        try {
            return Integer.parseInt(key.substring(0, Math.max(0, dot)));
        } catch (NumberFormatException other) {
            throw new IllegalArgumentException("nothing is known of " + key, other);
        }
    }

    private static Instant time(String key, String value) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(value.strip()));
        } catch (NumberFormatException other) {
            throw new IllegalArgumentException(key + " cannot be " + value, other);
        }
    }

    private static Map<String, String> format(ProfileList list) {
        Map<String, String> lines = new TreeMap<>();
        list.standard().opened().ifPresent(at -> lines.put("default." + OPENED, Long.toString(at.toEpochMilli())));
        for (int number = 1; number < list.all().size(); number++) {
            Profile profile = list.all().get(number);
            String key = number + ".";
            lines.put(key + "name", profile.name());
            lines.put(key + "folder", profile.folder().toString());
            profile.opened().ifPresent(at -> lines.put(key + OPENED, Long.toString(at.toEpochMilli())));
        }
        return lines;
    }
}
