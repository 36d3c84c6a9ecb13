package io.pushdeck.console.compose;

import io.pushdeck.server.message.TextFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a template leaves open: `{gate}` in title, text, or a label. JSON has braces of its own, and so no
/// placeholders.
final class Placeholders {
    private static final Pattern OPEN = Pattern.compile("\\{(\\p{L}[\\p{L}\\p{N} _-]{0,30})\\}");

    private Placeholders() {}

    /// Their names, in the order in which they come, each once.
    static Set<String> in(Draft draft) {
        Set<String> names = new LinkedHashSet<>();
        if (draft.format() != TextFormat.JSON) {
            Stream.concat(Stream.of(draft.title(), draft.body(), draft.linkLabel()), draft.buttons().stream())
                    .forEach(text -> OPEN.matcher(text)
                            .results()
                            .map(found -> found.group(1))
                            .forEach(names::add));
        }
        return names;
    }

    /// @param values by name; what has none stays as it is
    static Draft fill(Draft draft, Map<String, String> values) {
        List<String> buttons =
                draft.buttons().stream().map(label -> fill(label, values)).toList();
        return new Draft(
                fill(draft.title(), values),
                fill(draft.body(), values),
                draft.format(),
                draft.severity(),
                draft.icon(),
                draft.linkUrl(),
                fill(draft.linkLabel(), values),
                buttons,
                draft.expiry(),
                draft.acknowledge(),
                draft.course(),
                draft.manner());
    }

    private static String fill(String text, Map<String, String> values) {
        return OPEN.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
