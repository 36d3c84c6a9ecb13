package io.pushdeck.console.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One entry of the log: its line, and the lines of a stack trace that follow it.
///
/// @param time as it is written, with the offset from UTC
/// @param from the part of the program that says it
/// @param text several lines, perhaps; as one program wrote it, to be shown as nothing but text
record LogEntry(String time, Level level, String from, String text) {
    private static final Pattern FIRST_LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\S+) +(TRACE|DEBUG|INFO|WARN|ERROR) +\\[.*?] (\\S+) - (.*)");

    /// How bad it is. From good to bad.
    enum Level {
        INFO,
        WARNING,
        ERROR;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Level of(String written) {
            return switch (written) {
                case "ERROR" -> ERROR;
                case "WARN" -> WARNING;
                default -> INFO;
            };
        }
    }

    /// What a log says, newest first. Lines before the first that begins an entry are left out.
    static List<LogEntry> parse(String log) {
        List<LogEntry> entries = new ArrayList<>();
        for (String line : log.lines().toList()) {
            Matcher first = FIRST_LINE.matcher(line);
            if (first.matches()) {
                entries.add(new LogEntry(first.group(1), Level.of(first.group(2)), first.group(3), first.group(4)));
            } else if (!entries.isEmpty()) {
                LogEntry last = entries.removeLast();
                entries.add(new LogEntry(last.time, last.level, last.from, last.text + "\n" + line));
            }
        }
        return entries.reversed();
    }

    /// Whether it is at least so bad and has these words, in any case of letters.
    boolean isWanted(Level least, String words) {
        return level.compareTo(least) >= 0
                && whole().toLowerCase(Locale.ROOT).contains(words.strip().toLowerCase(Locale.ROOT));
    }

    /// As it stands in the file, but for the thread.
    String whole() {
        return time + " " + level + " " + from + " - " + text;
    }
}
