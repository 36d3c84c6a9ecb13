package io.pushdeck.console.announcements;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Says whom the operator chose, by the names that groups and people have now.
public final class AudienceWords {
    private static final int MOST_NAMES = 3;
    private static final int LONGEST_NAME = 60;

    private final Texts texts;
    private final Mirror mirror;

    public AudienceWords(Texts texts, Mirror mirror) {
        this.texts = texts;
        this.mirror = mirror;
    }

    /// "Everyone", "Front desk, Mei Lin and 3 more, without 2".
    public String of(Audience chosen) {
        String whom = chosen.rehearsal()
                ? texts.text("rehearsal.everyone")
                : chosen.everyone() ? everyone(chosen) : listed(names(chosen));
        return chosen.excluded().isEmpty()
                ? whom
                : texts.text("history.audience.without", whom, chosen.excluded().size());
    }

    private String everyone(Audience chosen) {
        return texts.text(chosen.away() ? "history.audience.known" : "history.audience.everyone");
    }

    private List<String> names(Audience chosen) {
        List<String> names = new ArrayList<>(
                chosen.groups().stream().map(this::nameOf).sorted().toList());
        new TreeSet<>(chosen.clients()).stream().map(this::nameOf).forEach(names::add);
        return names;
    }

    private String listed(List<String> names) {
        if (names.isEmpty()) {
            return texts.text("history.audience.nobody");
        }
        int shown = names.size() <= MOST_NAMES + 1 ? names.size() : MOST_NAMES;
        String list = names.getFirst();
        for (String name : names.subList(1, shown)) {
            list = texts.text("history.audience.list", list, name);
        }
        return shown == names.size() ? list : texts.text("history.audience.more", list, names.size() - shown);
    }

    /// On one line, shortened.
    public String nameOf(ClientId client) {
        return PlainLine.of(mirror.nameOf(client), LONGEST_NAME);
    }

    private String nameOf(GroupId group) {
        return mirror.groups().stream()
                .map(row -> row.groupProperty().get())
                .filter(each -> each.id().equals(group))
                .map(each -> PlainLine.of(each.name(), LONGEST_NAME))
                .findFirst()
                .orElseGet(() -> texts.text("history.audience.deleted"));
    }
}
