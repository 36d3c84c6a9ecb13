package io.pushdeck.server.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Texts that call `canary()` in a page that takes them for more than text.
public final class HostileTexts {
    /// Each of one line, at most 120 characters.
    public static final List<String> ALL = read();

    private HostileTexts() {}

    /// As much of it as fits.
    public static String shortened(String text, int characters) {
        return text.substring(0, Math.min(characters, text.length()));
    }

    private static List<String> read() {
        try (InputStream in = HostileTexts.class.getResourceAsStream("/hostile-texts.txt")) {
            if (in == null) {
                throw new IllegalStateException("hostile-texts.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
