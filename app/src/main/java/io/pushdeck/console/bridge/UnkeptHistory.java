package io.pushdeck.console.bridge;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
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

/// The history of a server that keeps none: nothing was pushed, and nothing can be changed.
public final class UnkeptHistory implements HistoryBackend {
    private static final ChangeAnswer NO_PUSH = new ChangeAnswer.Refused(ChangeAnswer.Reason.NO_SUCH_PUSH, "");

    @Override
    public void search(HistoryQuery query, Consumer<List<PushRecord>> whenDone) {
        whenDone.accept(List.of());
    }

    @Override
    public void find(PushId push, Consumer<Optional<PushRecord>> whenDone) {
        whenDone.accept(Optional.empty());
    }

    @Override
    public void tallies(Set<PushId> pushes, Consumer<Map<PushId, Tally>> whenDone) {
        whenDone.accept(Map.of());
    }

    @Override
    public void deliveries(PushId push, Consumer<List<Delivery>> whenDone) {
        whenDone.accept(List.of());
    }

    @Override
    public void sentTo(ClientId client, int limit, Consumer<List<SentPush>> whenDone) {
        whenDone.accept(List.of());
    }

    @Override
    public void why(PushId push, ClientId client, Consumer<Verdict> whenDone) {
        whenDone.accept(new Verdict.Forgotten());
    }

    @Override
    public void recallProof(PushId push, Consumer<RecallProof> whenDone) {
        whenDone.accept(new RecallProof(0, 0, 0, 0));
    }

    @Override
    public Subscription watch(Consumer<Set<PushId>> onChanged) {
        return Subscription.EMPTY;
    }

    @Override
    public void update(PushId push, Announcement changed, Consumer<ChangeAnswer> whenDone) {
        whenDone.accept(NO_PUSH);
    }

    @Override
    public void recall(PushId push, Consumer<ChangeAnswer> whenDone) {
        whenDone.accept(NO_PUSH);
    }

    @Override
    public void again(PushId push, Lacking lacking, Consumer<ChangeAnswer> whenDone) {
        whenDone.accept(NO_PUSH);
    }

    @Override
    public void stop(PushId push) {}

    @Override
    public void facts(Consumer<ArchiveFacts> whenDone) {
        whenDone.accept(ArchiveFacts.NOTHING);
    }

    @Override
    public void keepFor(Duration age) {}

    @Override
    public void backUp(Path file, Consumer<ArchiveAnswer> whenDone) {
        whenDone.accept(new ArchiveAnswer.Failed(""));
    }

    @Override
    public void restore(Path file, Consumer<ArchiveAnswer> whenDone) {
        whenDone.accept(new ArchiveAnswer.Failed(""));
    }

    @Override
    public Subscription watchTrouble(Consumer<String> onTrouble) {
        return Subscription.EMPTY;
    }
}
