package io.pushdeck.server.group;

import io.pushdeck.server.identity.AddressRange;
import io.pushdeck.server.identity.Claims;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/// One thing that a rule asks. Of somebody who is away nothing but the name and the time is known, and what is not
/// known meets no condition, not even one that asks for something else. Immutable.
public sealed interface Condition {
    boolean isMetBy(Traits traits, Instant now);

    /// A text that the client says of itself, without regard to case.
    ///
    /// @param value 1 to [#LONGEST] printable characters, with no space around them
    record Text(Source source, Comparison comparison, String value) implements Condition {
        public static final int LONGEST = 200;

        public enum Source {
            NAME,
            PAGE
        }

        public enum Comparison {
            CONTAINS,
            STARTS_WITH,
            IS,
            IS_NOT
        }

        public Text {
            value = value.strip();
            if (!isValue(value)) {
                throw new IllegalArgumentException(
                        "A rule compares with 1 to " + LONGEST + " printable characters; not with \"" + value + "\"");
            }
        }

        public static boolean isValue(String typed) {
            String value = typed.strip();
            return !value.isEmpty()
                    && value.length() <= LONGEST
                    && value.chars().noneMatch(Character::isISOControl);
        }

        @Override
        public boolean isMetBy(Traits traits, Instant now) {
            return switch (source) {
                case NAME -> compare(traits.name());
                case PAGE -> traits.presence() instanceof Traits.Here here && compare(here.page());
            };
        }

        private boolean compare(String text) {
            String wanted = Group.keyOf(value);
            return switch (comparison) {
                case CONTAINS -> text.contains(wanted);
                case STARTS_WITH -> text.startsWith(wanted);
                case IS -> text.equals(wanted);
                case IS_NOT -> !text.equals(wanted);
            };
        }
    }

    /// @param tag as in BCP 47, also only its beginning: `zh` is met by `zh-CN`
    record Language(String tag) implements Condition {
        private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}");

        public Language {
            tag = tag.strip();
            if (!isTag(tag)) {
                throw new IllegalArgumentException("A language is a tag such as en or zh-CN; not \"" + tag + "\"");
            }
        }

        public static boolean isTag(String typed) {
            return TAG.matcher(typed.strip()).matches();
        }

        @Override
        public boolean isMetBy(Traits traits, Instant now) {
            if (!(traits.presence() instanceof Traits.Here here)) {
                return false;
            }
            String spoken = here.language().toLowerCase(Locale.ROOT).replace('_', '-');
            String wanted = tag.toLowerCase(Locale.ROOT);
            return spoken.equals(wanted) || spoken.startsWith(wanted + "-");
        }
    }

    record Uses(Browser browser) implements Condition {
        @Override
        public boolean isMetBy(Traits traits, Instant now) {
            return traits.presence() instanceof Traits.Here here && here.browser() == browser;
        }
    }

    /// The peer of the socket is one of these.
    record From(AddressRange range) implements Condition {
        @Override
        public boolean isMetBy(Traits traits, Instant now) {
            return traits.presence() instanceof Traits.Here here && range.includes(here.address());
        }
    }

    record Connected() implements Condition {
        @Override
        public boolean isMetBy(Traits traits, Instant now) {
            return traits.presence() instanceof Traits.Here;
        }
    }

    /// The token of a connection says so. The name counts to the letter, the value without regard to case; of a claim
    /// with
    /// several values one is enough.
    ///
    /// @param value as in [Text]; empty for [Match#EXISTS]
    record Claim(String name, Match match, String value) implements Condition {
        public enum Match {
            IS,
            CONTAINS,
            EXISTS
        }

        public Claim {
            name = name.strip();
            value = match == Match.EXISTS ? "" : value.strip();
            if (!Claims.isName(name) || (match != Match.EXISTS && !Text.isValue(value))) {
                throw new IllegalArgumentException(
                        "A claim has a name and is compared with a text; not \"" + name + "\" and \"" + value + "\"");
            }
        }

        @Override
        public boolean isMetBy(Traits traits, Instant now) {
            return traits.presence() instanceof Traits.Here here
                    && here.claims().of(name).stream().anyMatch(this::compare);
        }

        private boolean compare(String text) {
            String wanted = Group.keyOf(value);
            return switch (match) {
                case IS -> text.equals(wanted);
                case CONTAINS -> text.contains(wanted);
                case EXISTS -> true;
            };
        }
    }

    /// Connected now, or away for less than so long. The only one that lets a rule look at people who are away.
    ///
    /// @param within whole minutes, from [#SHORTEST] to [#LONGEST]
    record Seen(Duration within) implements Condition {
        public static final Duration SHORTEST = Duration.ofMinutes(1);
        public static final Duration LONGEST = Duration.ofDays(365);

        public Seen {
            if (within.compareTo(SHORTEST) < 0
                    || within.compareTo(LONGEST) > 0
                    || !within.equals(Duration.ofMinutes(within.toMinutes()))) {
                throw new IllegalArgumentException(
                        "People are looked at whole minutes back, " + SHORTEST + " to " + LONGEST + ", not " + within);
            }
        }

        @Override
        public boolean isMetBy(Traits traits, Instant now) {
            return switch (traits.presence()) {
                case Traits.Here here -> true;
                case Traits.Away away -> away.since().plus(within).isAfter(now);
            };
        }
    }
}
