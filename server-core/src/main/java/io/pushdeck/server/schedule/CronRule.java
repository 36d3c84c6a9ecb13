package io.pushdeck.server.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A cron expression of five fields: minute, hour, day of the month, month, day of the week. Where both days are given,
/// either will do, as with every cron. Immutable; equal if the text is.
public final class CronRule {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final String text;
    private final ExecutionTime times;

    private CronRule(String text, ExecutionTime times) {
        this.text = text;
        this.times = times;
    }

    /// Blanks around and between the fields do not matter.
    ///
    /// @throws IllegalArgumentException if it is none
    public static CronRule parse(String text) {
        String plain = text.strip().replaceAll("\\s+", " ");
        return new CronRule(plain, ExecutionTime.forCron(PARSER.parse(plain).validate()));
    }

    /// Whether it is one that comes at all: there is no 31st of February.
    public static boolean isUsable(String text) {
        try {
            return parse(text).next(LocalDateTime.of(2000, 1, 1, 0, 0)).isPresent();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    public String text() {
        return text;
    }

    /// The first time after that one on a clock that is never put back or forward; empty if there is none.
    Optional<LocalDateTime> next(LocalDateTime after) {
        return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CronRule rule && rule.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
