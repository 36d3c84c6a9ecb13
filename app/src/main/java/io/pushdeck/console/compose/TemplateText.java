package io.pushdeck.console.compose;

import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.Pace;
import io.pushdeck.server.message.Repetition;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.TextFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A draft as lines of a file that people may edit: what is as in an empty draft is not there, and what cannot be
/// understood counts as not there. Of an end at a date only the time is kept: the date is over when it is used again.
final class TemplateText {
    /// Of the keys of a template, in the order in which they are written.
    static final List<String> FIELDS = List.of(
            "title",
            "text",
            "format",
            "severity",
            "icon",
            "link",
            "link-label",
            "buttons",
            "ends",
            "ends-time",
            "acknowledge",
            "escalate-minutes",
            "repeat-minutes",
            "repeat-times",
            "spread-minutes",
            "sound",
            "sticky",
            "modal");

    private static final String YES = "true";

    private TemplateText() {}

    /// A value for each of the [#FIELDS]; empty for what is as in an empty draft.
    static Map<String, String> write(Draft draft) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", draft.title());
        values.put("text", draft.body());
        values.put("format", word(draft.format(), TextFormat.PLAIN));
        values.put("severity", word(draft.severity(), Severity.INFO));
        values.put("icon", draft.icon());
        values.put("link", draft.linkUrl());
        values.put("link-label", draft.linkLabel());
        values.put("buttons", String.join("\n", draft.buttons()));
        values.put("ends", word(draft.expiry().kind(), Expiry.Kind.NEVER));
        values.put("ends-time", draft.expiry().time());
        values.put("acknowledge", flag(draft.acknowledge()));
        values.put(
                "escalate-minutes",
                draft.course()
                        .escalateAfter()
                        .map(after -> Long.toString(after.toMinutes()))
                        .orElse(""));
        Optional<Repetition> repetition = draft.course().repetition();
        values.put(
                "repeat-minutes",
                repetition.map(rule -> Long.toString(rule.every().toMinutes())).orElse(""));
        values.put(
                "repeat-times",
                repetition.map(rule -> Integer.toString(rule.most())).orElse(""));
        values.put(
                "spread-minutes",
                draft.course()
                        .pace()
                        .map(pace -> Long.toString(pace.over().toMinutes()))
                        .orElse(""));
        values.put("sound", flag(draft.manner().sound()));
        values.put("sticky", flag(draft.manner().sticky()));
        values.put("modal", flag(draft.manner().modal()));
        return values;
    }

    /// @param valueOf the value of a field; empty if there is none
    static Draft read(UnaryOperator<String> valueOf) {
        return new Draft(
                valueOf.apply("title"),
                valueOf.apply("text"),
                parse(valueOf.apply("format"), TextFormat.PLAIN),
                parse(valueOf.apply("severity"), Severity.INFO),
                valueOf.apply("icon"),
                valueOf.apply("link"),
                valueOf.apply("link-label"),
                valueOf.apply("buttons").lines().limit(Announcement.MAX_ACTIONS).toList(),
                new Expiry(
                        parse(valueOf.apply("ends"), Expiry.Kind.NEVER), Optional.empty(), valueOf.apply("ends-time")),
                valueOf.apply("acknowledge").equals(YES),
                new Course(
                        minutes(valueOf.apply("escalate-minutes")),
                        repetition(valueOf),
                        minutes(valueOf.apply("spread-minutes"))
                                .filter(over -> over.compareTo(Pace.LONGEST) <= 0)
                                .map(Pace::new)),
                new Announcement.Manner(
                        valueOf.apply("sound").equals(YES),
                        valueOf.apply("sticky").equals(YES),
                        valueOf.apply("modal").equals(YES)));
    }

    private static Optional<Duration> minutes(String text) {
        return text.matches("[1-9][0-9]{0,4}")
                ? Optional.of(Duration.ofMinutes(Long.parseLong(text)))
                : Optional.empty();
    }

    private static Optional<Repetition> repetition(UnaryOperator<String> valueOf) {
        String most = valueOf.apply("repeat-times");
        return most.matches("[1-9]|1[0-9]|20")
                ? minutes(valueOf.apply("repeat-minutes")).map(every -> new Repetition(every, Integer.parseInt(most)))
                : Optional.empty();
    }

    private static String flag(boolean value) {
        return value ? YES : "";
    }

    private static <E extends Enum<E>> String word(E value, E usual) {
        return value == usual ? "" : value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E parse(String word, E usual) {
        return Arrays.stream(usual.getDeclaringClass().getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(usual);
    }
}
