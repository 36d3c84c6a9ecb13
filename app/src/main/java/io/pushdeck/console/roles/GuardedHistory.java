package io.pushdeck.console.roles;

import io.pushdeck.console.bridge.ArchiveAnswer;
import io.pushdeck.console.bridge.ArchiveFacts;
import io.pushdeck.console.bridge.ChangeAnswer;
import io.pushdeck.console.bridge.HistoryBackend;
import io.pushdeck.console.bridge.Lacking;
import io.pushdeck.console.bridge.SentPush;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.ArchiveProblem;
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

/// What is asked about pushes that were made: viewers change nothing of them, and take no copy of the data.
public final class GuardedHistory implements HistoryBackend {
    private final HistoryBackend open;
    private final Roles roles;

    public GuardedHistory(HistoryBackend open, Roles roles) {
        this.open = open;
        this.roles = roles;
    }

    @Override
    public void search(HistoryQuery query, Consumer<List<PushRecord>> whenDone) {
        open.search(query, whenDone);
    }

    @Override
    public void find(PushId push, Consumer<Optional<PushRecord>> whenDone) {
        open.find(push, whenDone);
    }

    @Override
    public void versions(PushId push, Consumer<List<PushVersion>> whenDone) {
        open.versions(push, whenDone);
    }

    @Override
    public void tallies(Set<PushId> pushes, Consumer<Map<PushId, Tally>> whenDone) {
        open.tallies(pushes, whenDone);
    }

    @Override
    public void deliveries(PushId push, Consumer<List<Delivery>> whenDone) {
        open.deliveries(push, whenDone);
    }

    @Override
    public void sentTo(ClientId client, int limit, Consumer<List<SentPush>> whenDone) {
        open.sentTo(client, limit, whenDone);
    }

    @Override
    public void why(PushId push, ClientId client, Consumer<Verdict> whenDone) {
        open.why(push, client, whenDone);
    }

    @Override
    public void recallProof(PushId push, Consumer<RecallProof> whenDone) {
        open.recallProof(push, whenDone);
    }

    @Override
    public Subscription watch(Consumer<Set<PushId>> onChanged) {
        return open.watch(onChanged);
    }

    @Override
    public void update(PushId push, Announcement changed, Consumer<ChangeAnswer> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(new ChangeAnswer.Refused(ChangeAnswer.Reason.LOOKING_ONLY, ""));
        } else {
            open.update(push, changed, whenDone);
        }
    }

    @Override
    public void recall(PushId push, Consumer<ChangeAnswer> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(new ChangeAnswer.Refused(ChangeAnswer.Reason.LOOKING_ONLY, ""));
        } else {
            open.recall(push, whenDone);
        }
    }

    @Override
    public void again(PushId push, Lacking lacking, Consumer<ChangeAnswer> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(new ChangeAnswer.Refused(ChangeAnswer.Reason.LOOKING_ONLY, ""));
        } else {
            open.again(push, lacking, whenDone);
        }
    }

    @Override
    public void stop(PushId push) {
        if (!roles.refuses()) {
            open.stop(push);
        }
    }

    @Override
    public void facts(Consumer<ArchiveFacts> whenDone) {
        open.facts(whenDone);
    }

    @Override
    public void keepFor(Duration age) {
        if (!roles.refuses()) {
            open.keepFor(age);
        }
    }

    @Override
    public void backUp(Path file, Consumer<ArchiveAnswer> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(new ArchiveAnswer.Failed(ArchiveProblem.OTHER, roles.refusal()));
        } else {
            open.backUp(file, whenDone);
        }
    }

    @Override
    public void restore(Path file, Consumer<ArchiveAnswer> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(new ArchiveAnswer.Failed(ArchiveProblem.OTHER, roles.refusal()));
        } else {
            open.restore(file, whenDone);
        }
    }

    @Override
    public Subscription watchTrouble(Consumer<String> onTrouble) {
        return open.watchTrouble(onTrouble);
    }

    @Override
    public void repeat(PushId push, boolean wanted, Consumer<ChangeAnswer> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(new ChangeAnswer.Refused(ChangeAnswer.Reason.LOOKING_ONLY, ""));
        } else {
            open.repeat(push, wanted, whenDone);
        }
    }
}
