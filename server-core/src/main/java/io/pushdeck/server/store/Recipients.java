package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.FrozenAudience;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The people of one push in the order of their ids, each once, and whether they were connected. Immutable.
///
/// As text it is kept with a push until all its deliveries have rows: a line feed, then for each a `+` or, for one who
/// is
/// away, a `-`, the id, and a line feed. So a person can be found in it by SQL.
record Recipients(List<Map.Entry<ClientId, Boolean>> people) {
    Recipients {
        people = List.copyOf(people);
    }

    static Recipients of(FrozenAudience audience) {
        Map<ClientId, Boolean> byId = new TreeMap<>();
        audience.offline().forEach(client -> byId.put(client, false));
        audience.online().forEach(client -> byId.put(client, true));
        return new Recipients(List.copyOf(byId.entrySet()));
    }

    static Recipients parse(String text) {
        return new Recipients(text.lines()
                .filter(line -> !line.isEmpty())
                .map(line -> Map.entry(new ClientId(line.substring(1)), line.charAt(0) == '+'))
                .toList());
    }

    String toText() {
        StringBuilder text = new StringBuilder("\n");
        people.forEach(person -> text.append(lineOf(person.getKey(), person.getValue())));
        return text.toString();
    }

    private static String lineOf(ClientId client, boolean online) {
        return (online ? '+' : '-') + client.value() + '\n';
    }

    /// What is in the text if and only if this person is.
    static String traceOf(ClientId client, boolean online) {
        return '\n' + lineOf(client, online);
    }
}
