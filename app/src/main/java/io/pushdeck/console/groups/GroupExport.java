package io.pushdeck.console.groups;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.exchange.Csv;
import io.pushdeck.console.exchange.Json;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.identity.ClientId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Groups as they are at one moment, written for other programs and for [GroupFile]. Guests are left out: they are
/// members only while they are connected; of a smart group the rule is written instead of members. Immutable.
record GroupExport(List<Portrait> groups) {
    private static final List<String> COLUMNS = List.of("group", "client", "name", "colour", "icon");

    record Portrait(Group group, List<Person> members) {}

    record Person(ClientId client, String name) {}

    static GroupExport of(List<Group> groups, Mirror mirror) {
        return new GroupExport(groups.stream()
                .map(group -> new Portrait(
                        group,
                        mirror.membersOf(group.id()).stream()
                                .filter(client -> !group.isSmart() && !client.isGuest())
                                .map(client -> new Person(client, mirror.nameOf(client)))
                                .sorted(Comparator.comparing(Person::name).thenComparing(Person::client))
                                .toList()))
                .toList());
    }

    /// A line for each member; of a group without members one with the group alone. Rules have a column if there are
    /// any.
    String csv() {
        boolean ruled = groups.stream().anyMatch(portrait -> portrait.group().isSmart());
        StringBuilder csv = new StringBuilder(row(ruled, "rule", COLUMNS));
        for (Portrait portrait : groups) {
            String name = portrait.group().name();
            String colour = written(portrait.group().colour());
            String icon = written(portrait.group().icon());
            portrait.members()
                    .forEach(person -> csv.append(
                            row(ruled, "", List.of(name, person.client().value(), person.name(), colour, icon))));
            if (portrait.members().isEmpty()) {
                csv.append(row(ruled, rule(portrait.group()), List.of(name, "", "", colour, icon)));
            }
        }
        return csv.toString();
    }

    private static String row(boolean ruled, String rule, List<String> cells) {
        List<String> all = new ArrayList<>(cells);
        if (ruled) {
            all.add(rule);
        }
        return Csv.row(all);
    }

    /// As it is stored; empty for a list.
    private static String rule(Group group) {
        return switch (group.membership()) {
            case Membership.Listed listed -> "";
            case Membership.ByRule byRule -> RuleText.write(byRule.rule());
            case Membership.Unreadable unreadable -> unreadable.text();
        };
    }

    String json() {
        return groups.stream()
                .map(GroupExport::json)
                .collect(Collectors.joining(
                        ",",
                        "{\n  \"format\": \"" + GroupFile.FORMAT + "\",\n  \"groups\": [",
                        end(groups, "\n  ") + "\n}\n"));
    }

    private static String json(Portrait portrait) {
        return portrait.members().stream()
                .map(person -> "\n        {\"client\": "
                        + Json.quote(person.client().value()) + ", \"name\": " + Json.quote(person.name()) + "}")
                .collect(Collectors.joining(
                        ",",
                        "\n    {\n      \"name\": "
                                + Json.quote(portrait.group().name()) + ",\n      \"colour\": "
                                + Json.quote(written(portrait.group().colour())) + ",\n      \"icon\": "
                                + Json.quote(written(portrait.group().icon())) + ruleJson(portrait.group())
                                + ",\n      \"members\": [",
                        end(portrait.members(), "\n      ") + "\n    }"));
    }

    private static String ruleJson(Group group) {
        return group.isSmart() ? ",\n      \"rule\": " + Json.quote(rule(group)) : "";
    }

    private static String end(List<?> items, String indent) {
        return items.isEmpty() ? "]" : indent + "]";
    }

    private static String written(Enum<?> look) {
        return look.name().toLowerCase(Locale.ROOT);
    }
}
