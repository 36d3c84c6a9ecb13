package io.pushdeck.console.bridge;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.PushVersion;
import io.pushdeck.server.message.RecallProof;
import io.pushdeck.server.message.Tally;
import io.pushdeck.server.message.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// What the console asks about pushes that were made, and what it changes of them. Called on the JavaFX thread; never
/// blocks it; every answer comes back on it. A question that cannot be answered because the data cannot be read gets
/// no answer; [#watchTrouble] says why.
public interface HistoryBackend {
    void search(HistoryQuery query, Consumer<List<PushRecord>> whenDone);

    void find(PushId push, Consumer<Optional<PushRecord>> whenDone);

    /// @param whenDone given what it said, oldest first, the last being what it says now
    void versions(PushId push, Consumer<List<PushVersion>> whenDone);

    /// @param whenDone given a tally for each push that exists
    void tallies(Set<PushId> pushes, Consumer<Map<PushId, Tally>> whenDone);

    /// @param whenDone given every recipient, in order of name
    void deliveries(PushId push, Consumer<List<Delivery>> whenDone);

    /// @param whenDone given at most `limit` pushes that addressed this client, newest first
    void sentTo(ClientId client, int limit, Consumer<List<SentPush>> whenDone);

    void why(PushId push, ClientId client, Consumer<Verdict> whenDone);

    void recallProof(PushId push, Consumer<RecallProof> whenDone);

    /// Follows which pushes, their texts or the receipts for them, changed; told at most four times a second. An empty
    /// set
    /// says that all of them may have.
    Subscription watch(Consumer<Set<PushId>> onChanged);

    /// Changes a live announcement in place.
    void update(PushId push, Announcement changed, Consumer<ChangeAnswer> whenDone);

    /// Takes it back everywhere.
    void recall(PushId push, Consumer<ChangeAnswer> whenDone);

    /// Pushes it once more, to those only who miss it; the new push takes the place of the old one.
    void again(PushId push, Lacking lacking, Consumer<ChangeAnswer> whenDone);

    /// Ends the repetition of a push, or lets it go on.
    void repeat(PushId push, boolean wanted, Consumer<ChangeAnswer> whenDone);

    /// Whoever was not reached yet will not be.
    void stop(PushId push);

    void facts(Consumer<ArchiveFacts> whenDone);

    /// @param age how long a push and its receipts are kept
    void keepFor(Duration age);

    /// Writes all of the data into one file.
    void backUp(Path file, Consumer<ArchiveAnswer> whenDone);

    /// Puts the data of such a file in the place of what is there. Only while the server does not listen.
    void restore(Path file, Consumer<ArchiveAnswer> whenDone);

    /// Follows what kept a question from being answered, in the words of the system.
    Subscription watchTrouble(Consumer<String> onTrouble);
}
