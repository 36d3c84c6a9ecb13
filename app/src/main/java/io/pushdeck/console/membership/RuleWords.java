package io.pushdeck.console.membership;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.group.Condition;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.Rule;
import java.time.Duration;
import java.util.Locale;

/// Rules of smart groups in the operator's words.
public final class RuleWords {
    private final Texts texts;

    public RuleWords(Texts texts) {
        this.texts = texts;
    }

    /// Whom a group means, and what to do if nobody can tell; empty for a list.
    public String of(Membership membership) {
        return switch (membership) {
            case Membership.Listed listed -> "";
            case Membership.ByRule byRule -> of(byRule.rule());
            case Membership.Unreadable unreadable -> texts.text("groups.rule.unreadable");
        };
    }

    /// "name contains nurse, and language is zh".
    String of(Rule rule) {
        String join = "groups.rule." + word(rule.join()) + ".words";
        String words = "";
        for (Condition condition : rule.conditions()) {
            words = words.isEmpty() ? of(condition) : texts.text(join, words, of(condition));
        }
        return words;
    }

    private String of(Condition condition) {
        return switch (condition) {
            case Condition.Text text ->
                texts.text(
                        "groups.rule.words",
                        texts.text("groups.rule.field." + word(text.source())),
                        texts.text("groups.rule.compare." + word(text.comparison())),
                        text.value());
            case Condition.Language language ->
                texts.text(
                        "groups.rule.words",
                        texts.text("groups.rule.field.language"),
                        texts.text("groups.rule.compare.is"),
                        language.tag());
            case Condition.Uses uses ->
                texts.text(
                        "groups.rule.words",
                        texts.text("groups.rule.field.browser"),
                        texts.text("groups.rule.compare.is"),
                        texts.text("groups.rule.browser." + word(uses.browser())));
            case Condition.From from ->
                texts.text(
                        "groups.rule.words",
                        texts.text("groups.rule.field.address"),
                        texts.text("groups.rule.compare.in"),
                        from.range().toString());
            case Condition.Claim claim ->
                texts.text(
                                "groups.rule.words",
                                texts.text("groups.rule.claim.words", claim.name()),
                                texts.text("groups.rule.compare." + word(claim.match())),
                                claim.value())
                        .strip();
            case Condition.Connected connected -> texts.text("groups.rule.connected.words");
            case Condition.Seen seen -> texts.text("groups.rule.seen.words", span(seen.within()));
        };
    }

    private String span(Duration within) {
        long minutes = within.toMinutes();
        if (minutes % Duration.ofDays(1).toMinutes() == 0) {
            return texts.text("groups.rule.days", within.toDays());
        }
        return minutes % Duration.ofHours(1).toMinutes() == 0
                ? texts.text("groups.rule.hours", within.toHours())
                : texts.text("groups.rule.minutes", minutes);
    }

    /// As keys of texts have it.
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
