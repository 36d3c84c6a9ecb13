package io.pushdeck.console.preferences;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the console remembers between two starts, as properties by key: changing one is all it takes. Written half a
/// second after the last change, on a thread of its own. Properties are confined to the JavaFX thread.
public final class Preferences implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Preferences.class);
    private static final Duration QUIET = Duration.ofMillis(500);

    private final PreferencesFile file;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, StringProperty> texts = new ConcurrentHashMap<>();
    private final Map<String, BooleanProperty> flags = new ConcurrentHashMap<>();
    private final Map<String, IntegerProperty> numbers = new ConcurrentHashMap<>();
    private final Optional<Path> setAside;
    private final Map<String, Integer> lines;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("preferences").factory());
    private @Nullable ScheduledFuture<?> pending;

    /// Reads `console.properties` in `folder`; a missing file means that nothing is remembered yet.
    public Preferences(Path folder) {
        file = new PreferencesFile(folder.resolve("console.properties"));
        setAside = file.readInto(values);
        lines = file.lines();
    }

    /// Where the file went that could not be read at the start; empty if all was well.
    public Optional<Path> setAside() {
        return setAside;
    }

    /// The property of this key; the same one at every call.
    public StringProperty text(String key, String fallback) {
        return texts.computeIfAbsent(key, missing -> {
            var property = new SimpleStringProperty(values.getOrDefault(key, fallback));
            // What is as if nothing was said needs no line.
            property.subscribe((before, now) -> put(key, fallback.equals(now) ? null : now));
            return property;
        });
    }

    /// The keys that begin so and have a value, in order.
    public List<String> keys(String prefix) {
        return values.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    /// In which line of [#file] a key stood at the start, from 1; 0 if it was not there.
    public int lineOf(String key) {
        return lines.getOrDefault(key, 0);
    }

    public Path file() {
        return file.path();
    }

    /// The property of this key; the same one at every call.
    public BooleanProperty flag(String key, boolean fallback) {
        return flags.computeIfAbsent(key, missing -> {
            String value = values.getOrDefault(key, Boolean.toString(fallback));
            var property = new SimpleBooleanProperty(value.equals("true"));
            property.subscribe((before, now) -> put(key, now.toString()));
            return property;
        });
    }

    /// The property of this key; the same one at every call. What is no number in the file counts as missing.
    public IntegerProperty number(String key, int fallback) {
        return numbers.computeIfAbsent(key, missing -> {
            var property = new SimpleIntegerProperty(parse(values.get(key), fallback));
            property.subscribe((before, now) -> put(key, now.toString()));
            return property;
        });
    }

    /// Writes what is not written yet, and ends.
    @Override
    public void close() {
        ScheduledFuture<?> last = pending;
        boolean unwritten = last != null && last.cancel(false);
        if (unwritten) {
            write(Map.copyOf(values));
        }
        writer.shutdown();
        try {
            writer.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int parse(@Nullable String text, int fallback) {
        try {
            return text == null ? fallback : Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            return fallback;
        }
    }

    private void put(String key, @Nullable String value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
        if (pending != null) {
            pending.cancel(false);
        }
        Map<String, String> copy = Map.copyOf(values);
        pending = writer.schedule(() -> write(copy), QUIET.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void write(Map<String, String> copy) {
        try {
            file.write(copy);
        } catch (UncheckedIOException | IOException failed) {
            log.warn("The preferences could not be written to {}", file.path(), failed);
        }
    }
}
