package io.pushdeck.console.preferences;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The preferences on disk: UTF-8 properties, sorted, replaced as a whole.
public record PreferencesFile(Path path) {
    /// Adds what the file says. A file that cannot be read is moved out of the way, so that the next write does not
    /// destroy it.
    ///
    /// @return where it went; empty if it was readable or is not there yet
    Optional<Path> readInto(Map<String, String> values) {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            read.load(reader);
        } catch (NoSuchFileException firstStart) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException broken) {
            return Optional.of(moveAway(broken));
        }
        read.forEach((key, value) -> values.put(key.toString(), value.toString()));
        return Optional.empty();
    }

    /// In which line each key stands, from 1; empty if the file cannot be read.
    Map<String, Integer> lines() {
        Map<String, Integer> found = new HashMap<>();
        try {
            List<String> all = Files.readAllLines(path);
            for (int i = 0; i < all.size(); i++) {
                found.put(all.get(i).split("[=:\\s]", 2)[0], i + 1);
            }
        } catch (IOException unreadable) {
            log().debug("The lines of {} are unknown", path, unreadable);
        }
        return found;
    }

    private Path moveAway(Exception why) {
        Path aside = path.resolveSibling(path.getFileName() + ".broken");
        try {
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            why.addSuppressed(failed);
        }
        log().warn("The preferences in {} cannot be read; they were moved to {} and start over", path, aside, why);
        return aside;
    }

    // Not a field: it would begin the log, whose place may not be known yet.
    private static Logger log() {
        return LoggerFactory.getLogger(PreferencesFile.class);
    }

    public void write(Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        // Properties adds the date and keeps no order; without both the file only changes when a value does.
        String sorted = text.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(next, sorted);
        Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
