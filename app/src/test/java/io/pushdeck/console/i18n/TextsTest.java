package io.pushdeck.console.i18n;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TextsTest {
    private static final Path BUNDLES = Path.of("src/main/resources/io/pushdeck/console/i18n");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+)\\.([a-z][A-Za-z0-9.-]*[A-Za-z0-9])\"");

    static Stream<String> bundles() {
        return files(BUNDLES, ".properties")
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.contains("_"))
                .map(name -> name.substring(0, name.indexOf('.')));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesHaveTheSameKeys(String bundle) {
        assertEquals(
                new TreeSet<>(read(bundle).stringPropertyNames()),
                new TreeSet<>(read(bundle + "_zh").stringPropertyNames()));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noTextIsEmptyAndEveryPatternIsValid(String bundle) {
        for (String name : List.of(bundle, bundle + "_zh")) {
            read(name).forEach((key, text) -> {
                assertTrue(!text.toString().isBlank(), name + " has nothing for " + key);
                assertDoesNotThrow(() -> new MessageFormat(text.toString(), Locale.ENGLISH), name + ": " + key);
            });
        }
    }

    /// An apostrophe that is not doubled swallows what follows, arguments and all.
    @ParameterizedTest
    @MethodSource("bundles")
    void everyApostropheIsDoubled(String bundle) {
        for (String name : List.of(bundle, bundle + "_zh")) {
            read(name)
                    .forEach((key, text) -> assertTrue(
                            !text.toString().replace("''", "").contains("'"), name + " has a single quote in " + key));
        }
    }

    @Test
    void everyKeyNamedInTheSourceExists() {
        Set<String> known = bundles()
                .flatMap(bundle -> read(bundle).stringPropertyNames().stream().map(key -> bundle + "." + key))
                .collect(Collectors.toSet());
        Set<String> bundles = bundles().collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        files(SOURCES, ".java")
                .forEach(file -> LITERAL.matcher(text(file)).results().forEach(found -> {
                    String key = found.group(1) + "." + found.group(2);
                    boolean isKey = bundles.contains(found.group(1)) && !isPreference(file, key);
                    if (isKey
                            && !known.contains(key)
                            && known.stream().noneMatch(other -> other.startsWith(key + "."))) {
                        missing.add(file.getFileName() + ": " + key);
                    }
                }));
        assertEquals(Set.of(), missing);
    }

    /// Keys of preferences have the same shape; they are asked for with their fallback.
    private static boolean isPreference(Path file, String key) {
        return Pattern.compile("[pP]references(\\(\\))?\\s*\\.(text|flag|number)\\(\\s*\"" + Pattern.quote(key) + "\"")
                .matcher(text(file))
                .find();
    }

    private static Properties read(String bundle) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(bundle + ".properties"))) {
            properties.load(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return properties;
    }

    private static Stream<Path> files(Path folder, String suffix) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(suffix)).toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
