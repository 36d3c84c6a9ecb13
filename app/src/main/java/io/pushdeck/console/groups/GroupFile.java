package io.pushdeck.console.groups;

import io.pushdeck.console.exchange.Csv;
import io.pushdeck.console.exchange.Json;
import io.pushdeck.console.exchange.JsonTrouble;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.identity.ClientId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What a file says about groups, as `assets/docs/groups-file.md` describes it. Immutable.
///
/// @param entries in the order of the file
/// @param flaws   what cannot be taken, in the order of the file; the rest can
record GroupFile(List<Entry> entries, List<Flaw> flaws) {
    static final String FORMAT = "pushdeck.groups";

    private static final Map<String, String> OTHER_NAMES =
            Map.of("client id", "client", "client_id", "client", "id", "client", "color", "colour");

    GroupFile {
        entries = List.copyOf(entries);
        flaws = List.copyOf(flaws);
    }

    /// One member of a group, or with neither client nor name the group alone.
    ///
    /// @param group  fit to be the name of a group
    /// @param client fit to be an id that lasts, or empty
    /// @param name   may be empty
    record Entry(int line, String group, Look look, String client, String name) {}

    /// How a group is to look, and whom it means, as far as the file says.
    ///
    /// @param rule of a smart group
    record Look(Optional<Group.Colour> colour, Optional<Group.Icon> icon, Optional<Rule> rule) {
        static final Look ANY = new Look(Optional.empty(), Optional.empty());

        Look(Optional<Group.Colour> colour, Optional<Group.Icon> icon) {
            this(colour, icon, Optional.empty());
        }

        Look or(Look other) {
            return new Look(colour.or(other::colour), icon.or(other::icon), rule.or(other::rule));
        }
    }

    /// @param line from 1
    /// @param what the text that is at fault; may be empty
    record Flaw(int line, Kind kind, String what) {}

    /// Why something cannot be taken; the texts are `groups.import.flaw.*`.
    enum Kind {
        OPEN_QUOTE,
        AFTER_QUOTE,
        NOT_JSON,
        NOT_GROUPS,
        NO_GROUP,
        NAME_LONG,
        NAME_CONTROL,
        BAD_ID,
        NO_MEMBER,
        /// Only the colour is left out.
        NO_COLOUR,
        /// Only the icon is left out.
        NO_ICON,
        /// Nothing of the line is taken: a list in place of a rule would be another group.
        NO_RULE
    }

    /// Reads JSON if it looks like that, else CSV.
    static GroupFile parse(String text) {
        String begin = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String first = begin.stripLeading();
        Reader reader = new Reader();
        if (first.startsWith("{") || first.startsWith("[")) {
            reader.json(text);
        } else {
            reader.csv(text);
        }
        return new GroupFile(reader.entries, reader.flaws);
    }

    private static final class Reader {
        final List<Entry> entries = new ArrayList<>();
        final List<Flaw> flaws = new ArrayList<>();

        void csv(String text) {
            Csv.Table table = Csv.parse(text);
            table.flaws()
                    .forEach(flaw -> flaw(flaw.line(), Kind.valueOf(flaw.kind().name()), ""));
            List<Csv.Row> rows = table.rows();
            List<String> header = rows.isEmpty() ? List.of() : headerOf(rows.getFirst());
            boolean named = header.contains("group");
            List<String> columns = named ? header : List.of("group", "client", "name");
            for (Csv.Row row : named ? rows.subList(1, rows.size()) : rows) {
                String rule = cell(row, columns, "rule");
                if (isNoRule(row.line(), rule)) {
                    continue;
                }
                take(
                        row.line(),
                        cell(row, columns, "group"),
                        () -> look(row.line(), cell(row, columns, "colour"), cell(row, columns, "icon"), rule),
                        cell(row, columns, "client"),
                        cell(row, columns, "name"));
            }
            flaws.sort((one, other) -> Integer.compare(one.line(), other.line()));
        }

        private static List<String> headerOf(Csv.Row row) {
            return row.cells().stream()
                    .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                    .map(cell -> OTHER_NAMES.getOrDefault(cell, cell))
                    .toList();
        }

        private static String cell(Csv.Row row, List<String> columns, String column) {
            int at = columns.indexOf(column);
            return at < 0 || at >= row.cells().size()
                    ? ""
                    : Csv.plain(row.cells().get(at)).strip();
        }

        void json(String text) {
            try {
                Json root = Json.parse(text);
                if (root instanceof Json.Fields file
                        && text(file, "format").equals(FORMAT)
                        && file.fields().get("groups") instanceof Json.Items groups) {
                    groups.items().forEach(this::group);
                } else {
                    flaw(root.line(), Kind.NOT_GROUPS, "");
                }
            } catch (JsonTrouble trouble) {
                flaw(trouble.line(), Kind.NOT_JSON, "");
            }
        }

        private void group(Json value) {
            if (!(value instanceof Json.Fields group)) {
                flaw(value.line(), Kind.NO_GROUP, "");
                return;
            }
            String name = text(group, "name");
            String rule = text(group, "rule");
            if (isNoRule(group.line(), rule)) {
                return;
            }
            int known = entries.size();
            take(
                    group.line(),
                    name,
                    () -> look(group.line(), text(group, "colour"), text(group, "icon"), rule),
                    "",
                    "");
            if (entries.size() > known && group.fields().get("members") instanceof Json.Items members) {
                members.items().forEach(member -> member(name, member));
            }
        }

        private void member(String group, Json value) {
            String client = "";
            String name = "";
            if (value instanceof Json.Fields member) {
                client = text(member, "client");
                name = text(member, "name");
            } else if (value instanceof Json.Text id) {
                client = id.text().strip();
            }
            if (client.isEmpty() && name.isEmpty()) {
                flaw(value.line(), Kind.NO_MEMBER, "");
            } else {
                take(value.line(), group, () -> Look.ANY, client, name);
            }
        }

        private static String text(Json.Fields of, String field) {
            return of.fields().get(field) instanceof Json.Text text
                    ? text.text().strip()
                    : "";
        }

        private void take(int line, String group, Supplier<Look> look, String client, String name) {
            if (group.isEmpty()) {
                flaw(line, Kind.NO_GROUP, client.isEmpty() ? name : client);
            } else if (group.length() > Group.MAX_NAME) {
                flaw(line, Kind.NAME_LONG, group);
            } else if (group.chars().anyMatch(Character::isISOControl)) {
                flaw(line, Kind.NAME_CONTROL, group);
            } else if (!client.isEmpty() && !ClientId.isDurable(client)) {
                flaw(line, Kind.BAD_ID, client);
            } else {
                entries.add(new Entry(line, group, look.get(), client, name));
            }
        }

        private boolean isNoRule(int line, String written) {
            boolean wrong = !written.isEmpty() && RuleText.parse(written).isEmpty();
            if (wrong) {
                flaw(line, Kind.NO_RULE, written);
            }
            return wrong;
        }

        private Look look(int line, String colour, String icon, String rule) {
            return new Look(
                    chosen(Group.Colour.values(), colour, () -> flaw(line, Kind.NO_COLOUR, colour)),
                    chosen(Group.Icon.values(), icon, () -> flaw(line, Kind.NO_ICON, icon)),
                    RuleText.parse(rule));
        }

        private static <E extends Enum<E>> Optional<E> chosen(E[] values, String written, Runnable whenUnknown) {
            for (E value : values) {
                if (value.name().equalsIgnoreCase(written)) {
                    return Optional.of(value);
                }
            }
            if (!written.isEmpty()) {
                whenUnknown.run();
            }
            return Optional.empty();
        }

        private void flaw(int line, Kind kind, String what) {
            flaws.add(new Flaw(line, kind, what));
        }
    }
}
