package io.pushdeck.server.hub;

import io.pushdeck.server.identity.ClientId;
import java.util.List;

/// Whom a rule means at one moment. Immutable.
///
/// @param connected people, not connections
/// @param first     at most [#MOST]: those who are here in the order of coming, then those who are away, whoever was
///                  here last first
public record RulePreview(int connected, int away, List<Person> first) {
    public static final int MOST = 50;

    public record Person(ClientId client, String name, boolean online) {}

    public RulePreview {
        first = List.copyOf(first);
    }
}
