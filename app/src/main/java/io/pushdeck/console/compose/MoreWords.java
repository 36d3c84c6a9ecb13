package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.TextFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Says in one line what an announcement has besides title and text.
final class MoreWords {
    private MoreWords() {}

    /// What differs from an announcement without anything; words for that if nothing does.
    static String summary(Texts texts, Draft draft) {
        List<String> parts = new ArrayList<>();
        if (draft.severity() != Severity.INFO) {
            parts.add(texts.text("compose.severity." + draft.severity().key()));
        }
        if (draft.format() != TextFormat.PLAIN) {
            parts.add(texts.text("compose.format." + draft.format().key()));
        }
        addIf(!draft.icon().isEmpty(), texts.text("compose.more.icon"), parts);
        addIf(!draft.linkUrl().isBlank(), texts.text("compose.more.link"), parts);
        int buttons = draft.actions().size();
        addIf(buttons > 0, texts.text("compose.more.buttons", buttons), parts);
        addIf(
                draft.expiry().kind() != Expiry.Kind.NEVER,
                texts.text(
                        draft.expiry().kind().key() + ".short", draft.expiry().time()),
                parts);
        addIf(draft.acknowledge(), texts.text("compose.more.acknowledge"), parts);
        Course course = draft.courseTaken();
        course.escalateAfter().ifPresent(after -> parts.add(texts.text("compose.more.escalate", minutes(after))));
        course.repetition()
                .ifPresent(rule -> parts.add(texts.text("compose.more.repeat", minutes(rule.every()), rule.most())));
        course.pace().ifPresent(pace -> parts.add(texts.text("compose.more.spread", minutes(pace.over()))));
        addIf(draft.manner().sound(), texts.text("compose.more.sound"), parts);
        addIf(draft.manner().sticky(), texts.text("compose.more.sticky"), parts);
        addIf(draft.manner().modal(), texts.text("compose.more.modal"), parts);
        return parts.isEmpty()
                ? texts.text("compose.more.none")
                : String.join(texts.text("compose.result.separator"), parts);
    }

    private static long minutes(Duration after) {
        return after.toMinutes();
    }

    private static void addIf(boolean set, String words, List<String> parts) {
        if (set) {
            parts.add(words);
        }
    }
}
