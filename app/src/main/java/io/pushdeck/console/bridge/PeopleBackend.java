package io.pushdeck.console.bridge;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.Moment;
import io.pushdeck.server.people.Person;
import io.pushdeck.server.people.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the console asks about people over time, and what the operator writes of them. Called on the JavaFX thread;
/// never blocks it; every answer comes back on it. A question that cannot be answered because the data cannot be read
/// gets no answer, but [#onTrouble] says why.
public interface PeopleBackend {
    /// Everyone who is known, connected or not; no guests; in no order.
    void everybody(Consumer<List<Person>> whenKnown);

    /// When a person was here, newest first.
    void visits(ClientId client, int limit, Consumer<List<Visit>> whenKnown);

    /// When the history of connections begins; empty while there is none.
    void earliest(Consumer<Optional<Instant>> whenKnown);

    /// Who was there at that time, and who was in which group.
    void at(Instant moment, Consumer<Moment> whenKnown);

    /// @param client   not a guest
    /// @param whenDone with nothing, or why it could not be stored
    void annotate(ClientId client, Annotation annotation, Consumer<Optional<String>> whenDone);

    /// In the place of the ban with that key.
    ///
    /// @param whenDone with nothing once it counts, or why it could not be stored
    void ban(Ban ban, Consumer<Optional<String>> whenDone);

    /// @param whenDone with nothing once it counts no more, or why that could not be stored
    void lift(String key, Consumer<Optional<String>> whenDone);

    /// Those that count now; in no order.
    List<Ban> bans();

    /// How often somebody was kept out by the ban of that key since the start.
    long refused(String key);

    /// @param trouble told of what could not be read, in the words of the system
    void onTrouble(Consumer<String> trouble);
}
