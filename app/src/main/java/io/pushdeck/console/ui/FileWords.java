package io.pushdeck.console.ui;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.message.ArchiveProblem;
import java.util.Locale;

/// Says why a file could not be written or read, what to do about it, and in brackets what the system said.
public final class FileWords {
    private FileWords() {}

    /// @param detail in the words of the system; may be empty
    public static String of(Texts texts, ArchiveProblem problem, String detail) {
        String words = texts.text(
                "archive.problem." + problem.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return detail.isEmpty() ? words : texts.text("archive.problem", words, detail);
    }
}
