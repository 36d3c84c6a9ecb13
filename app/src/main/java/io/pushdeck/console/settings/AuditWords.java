package io.pushdeck.console.settings;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.message.AuditEntry;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an entry of the audit says, in the operator's words.
final class AuditWords {
    private static final int LONGEST = 120;
    private static final Pattern COUNTED = Pattern.compile(
            "([0-9]+) (people|people not reached|had not confirmed|changes|connections)|(version|try) ([0-9]+)");
    private static final Set<String> KNOWN = Arrays.stream(AuditKind.values())
            .flatMap(kind -> kind.kinds().stream())
            .collect(Collectors.toUnmodifiableSet());

    private final Texts texts;

    AuditWords(Texts texts) {
        this.texts = texts;
    }

    /// The name, and the role where it is not that of an operator.
    String who(AuditEntry entry) {
        return switch (entry.role()) {
            case AuditEntry.PUSHDECK -> "Pushdeck";
            case AuditEntry.VIEWER -> texts.text("audit.viewer");
            default -> entry.name().isEmpty() ? texts.text("audit.operator") : PlainLine.of(entry.name(), LONGEST);
        };
    }

    String what(AuditEntry entry) {
        return KNOWN.contains(entry.what()) ? texts.text("audit.what." + key(entry.what())) : entry.what();
    }

    /// To what it was done; may be empty.
    String about(AuditEntry entry) {
        return PlainLine.of(entry.title().isEmpty() ? entry.subject() : entry.title(), LONGEST);
    }

    String detail(AuditEntry entry) {
        Matcher counted = COUNTED.matcher(entry.detail());
        if (!counted.matches()) {
            return entry.detail().equals("for ever")
                    ? texts.text("audit.detail.for-ever")
                    : PlainLine.of(entry.detail(), LONGEST);
        }
        return counted.group(3) == null
                ? texts.text("audit.detail." + key(counted.group(2)), number(counted.group(1)))
                : texts.text("audit.detail." + counted.group(3), number(counted.group(4)));
    }

    private static long number(String digits) {
        return digits.length() > 15 ? 0 : Long.parseLong(digits);
    }

    private static String key(String words) {
        return words.replace(' ', '-');
    }
}
