package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// An audience as one line of words, such as `everyone away group=… client=till-4 without=till-5`.
final class AudienceText {
    private static final String EVERYONE = "everyone";
    private static final String AWAY = "away";
    private static final String REHEARSAL = "rehearsal";
    private static final String GROUP = "group=";
    private static final String CLIENT = "client=";
    private static final String WITHOUT = "without=";

    private AudienceText() {}

    static String write(Audience audience) {
        List<String> words = new ArrayList<>();
        if (audience.everyone()) {
            words.add(EVERYONE);
        }
        if (audience.away()) {
            words.add(AWAY);
        }
        if (audience.rehearsal()) {
            words.add(REHEARSAL);
        }
        audience.groups().stream().sorted().forEach(group -> words.add(GROUP + group));
        audience.clients().stream().sorted().forEach(client -> words.add(CLIENT + client));
        audience.excluded().stream().sorted().forEach(client -> words.add(WITHOUT + client));
        return String.join(" ", words);
    }

    static Audience read(String text) {
        List<String> words = List.of(text.split(" "));
        Set<GroupId> groups = new HashSet<>();
        Set<ClientId> clients = new HashSet<>();
        Set<ClientId> excluded = new HashSet<>();
        for (String word : words) {
            if (word.startsWith(GROUP)) {
                groups.add(GroupId.parse(word.substring(GROUP.length())));
            } else if (word.startsWith(CLIENT)) {
                clients.add(new ClientId(word.substring(CLIENT.length())));
            } else if (word.startsWith(WITHOUT)) {
                excluded.add(new ClientId(word.substring(WITHOUT.length())));
            }
        }
        return new Audience(
                words.contains(EVERYONE), words.contains(AWAY), groups, clients, excluded, words.contains(REHEARSAL));
    }
}
