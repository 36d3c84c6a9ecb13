package io.pushdeck.console.groups;

import io.pushdeck.server.identity.ClientId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a list of ids and names means for a group. Immutable.
///
/// @param joining   those to be added, in the order of the list
/// @param already   those who are members
/// @param missing   what nobody is called, as it was written, each once
/// @param ambiguous what several people are called, as it was written, each once
record PastedList(Set<ClientId> joining, Set<ClientId> already, List<String> missing, List<String> ambiguous) {
    private static final String SEPARATOR = "[,;\t，；、]";

    /// @param text    ids or names, one a line or separated by commas, semicolons or tabs. A line that is somebody's
    ///                name as a whole is not cut at its commas.
    /// @param members who is in the group
    static PastedList of(String text, KnownPeople people, Set<ClientId> members) {
        Set<ClientId> joining = new LinkedHashSet<>();
        Set<ClientId> already = new LinkedHashSet<>();
        Set<String> missing = new LinkedHashSet<>();
        Set<String> ambiguous = new LinkedHashSet<>();
        text.lines().flatMap(line -> entries(line, people).stream()).forEach(entry -> {
            Set<ClientId> meant = people.find(entry);
            switch (meant.size()) {
                case 0 -> missing.add(entry);
                case 1 -> {
                    ClientId client = meant.iterator().next();
                    (members.contains(client) ? already : joining).add(client);
                }
                default -> ambiguous.add(entry);
            }
        });
        return new PastedList(joining, already, List.copyOf(missing), List.copyOf(ambiguous));
    }

    private static List<String> entries(String line, KnownPeople people) {
        String whole = bare(line);
        if (!people.find(whole).isEmpty()) {
            return List.of(whole);
        }
        return List.of(line.split(SEPARATOR)).stream()
                .map(PastedList::bare)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    // Spreadsheets put quotes around a cell that has a comma in it.
    private static String bare(String entry) {
        String text = entry.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    /// What cannot be added, as it was written.
    List<String> left() {
        Set<String> left = new LinkedHashSet<>(missing);
        left.addAll(ambiguous);
        return List.copyOf(left);
    }
}
