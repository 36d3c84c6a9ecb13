package io.pushdeck.console.people;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Person;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One person in the table. Immutable.
///
/// @param tabs how many connections are there now
/// @param seen when it came or went last, as far as that is known
record PersonRow(ClientId client, String name, Annotation annotation, int tabs, Optional<Instant> seen) {
    static PersonRow of(Person person) {
        return new PersonRow(person.client(), person.name(), person.annotation(), 0, person.lastSeen());
    }

    /// Somebody of whom nothing is on disk yet.
    static PersonRow of(ClientId client) {
        return new PersonRow(client, client.value(), Annotation.NONE, 0, Optional.empty());
    }

    boolean isOnline() {
        return tabs > 0;
    }

    PersonRow with(Annotation written) {
        return new PersonRow(client, name, written, tabs, seen);
    }

    /// As it is now.
    PersonRow at(Instant now, String called, int connections) {
        boolean moved = (connections > 0) != isOnline();
        return called.equals(name) && connections == tabs
                ? this
                : new PersonRow(client, called, annotation, connections, moved ? Optional.of(now) : seen);
    }

    /// @param wanted in lower case
    boolean says(String wanted) {
        return contains(name, wanted)
                || contains(client.value(), wanted)
                || contains(annotation.alias(), wanted)
                || contains(annotation.note(), wanted);
    }

    private static boolean contains(String text, String wanted) {
        return !text.isEmpty() && text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
