package io.pushdeck.server.group;

import io.pushdeck.server.identity.AddressRange;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A rule as one line, such as `1 all name contains "nurse" address in "10.0.0.0/8"`: a version, how the conditions are
/// joined, and each as field, comparison and value, of a claim its name and the value. In a value `\` stands before `"`
/// and `\`. In the database and in
/// files: see assets/docs/groups-file.md.
public final class RuleText {
    /// Longer ones are none: ten conditions of the longest values fit in.
    public static final int LONGEST = 6_000;

    private static final Pattern START = Pattern.compile("1 (all|any)(?= )");
    private static final String QUOTED = " \"((?:[^\"\\\\]|\\\\[\"\\\\])*+)\"";
    private static final Pattern CONDITION = Pattern.compile(" ([a-z]+) ([a-z-]+)" + QUOTED + "(?:" + QUOTED + ")?");

    private RuleText() {}

    public static String write(Rule rule) {
        StringBuilder line = new StringBuilder("1 ").append(word(rule.join()));
        rule.conditions().forEach(condition -> line.append(' ').append(write(condition)));
        return line.toString();
    }

    private static String write(Condition condition) {
        return switch (condition) {
            case Condition.Text text -> word(text.source()) + " " + word(text.comparison()) + " " + quote(text.value());
            case Condition.Language language -> "language is " + quote(language.tag());
            case Condition.Uses uses -> "browser is " + quote(word(uses.browser()));
            case Condition.From from -> "address in " + quote(from.range().toString());
            case Condition.Connected connected -> "presence is " + quote("connected");
            case Condition.Claim claim ->
                "claim " + word(claim.match()) + " " + quote(claim.name())
                        + (claim.value().isEmpty() ? "" : " " + quote(claim.value()));
            case Condition.Seen seen -> "seen within " + quote(seen.within().toString());
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String quote(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// @return empty if it is no rule, or one of a version that is not known here
    public static Optional<Rule> parse(String written) {
        String line = written.strip();
        Matcher start = START.matcher(line);
        if (line.length() > LONGEST || !start.lookingAt()) {
            return Optional.empty();
        }
        try {
            Rule.Join join = constant(Rule.Join.values(), start.group(1));
            List<Condition> conditions = new ArrayList<>();
            Matcher next = CONDITION.matcher(line);
            int at = start.end();
            while (at < line.length()) {
                if (!next.region(at, line.length()).lookingAt()) {
                    return Optional.empty();
                }
                conditions.add(condition(next));
                at = next.end();
            }
            return Optional.of(new Rule(join, conditions));
        } catch (IllegalArgumentException | DateTimeException noRule) {
            return Optional.empty();
        }
    }

    private static Condition condition(Matcher found) {
        String first = unquote(found.group(3));
        @Nullable String second = found.group(4);
        if (found.group(1).equals("claim")) {
            Condition.Claim.Match match = constant(Condition.Claim.Match.values(), found.group(2));
            if ((second == null) != (match == Condition.Claim.Match.EXISTS)) {
                throw new IllegalArgumentException("A claim is compared with one text, or with none if it is to exist");
            }
            return new Condition.Claim(first, match, second == null ? "" : unquote(second));
        }
        if (second != null) {
            throw new IllegalArgumentException("Only a claim has a name and a value");
        }
        return condition(found.group(1), found.group(2), first);
    }

    private static Condition condition(String field, String comparison, String value) {
        return switch (field + " " + comparison) {
            case "language is" -> new Condition.Language(value);
            case "browser is" -> new Condition.Uses(constant(Browser.values(), value));
            case "address in" ->
                new Condition.From(AddressRange.parse(value)
                        .orElseThrow(() -> new IllegalArgumentException("No range of addresses: " + value)));
            case "presence is" -> {
                if (!value.equals("connected")) {
                    throw new IllegalArgumentException("Not a presence: " + value);
                }
                yield new Condition.Connected();
            }
            case "seen within" -> new Condition.Seen(Duration.parse(value));
            default ->
                new Condition.Text(
                        constant(Condition.Text.Source.values(), field),
                        constant(Condition.Text.Comparison.values(), comparison),
                        value);
        };
    }

    private static <E extends Enum<E>> E constant(E[] values, String word) {
        for (E value : values) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("Not known here: " + word);
    }

    private static String unquote(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }
}
