package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.ArchiveAnswer;
import io.pushdeck.console.bridge.ArchiveFacts;
import io.pushdeck.console.bridge.ChangeAnswer;
import io.pushdeck.console.bridge.HistoryBackend;
import io.pushdeck.console.bridge.Lacking;
import io.pushdeck.console.bridge.SentPush;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.PushVersion;
import io.pushdeck.server.message.RecallProof;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import io.pushdeck.server.message.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.util.Subscription;

/// A history in memory. It answers before the call returns, unless it is held; what is asked of it is noted.
public final class FakeHistory implements HistoryBackend {
    private final Map<PushId, PushRecord> pushes = new LinkedHashMap<>();
    private final Map<PushId, List<Delivery>> deliveries = new HashMap<>();
    private final Map<PushId, List<PushVersion>> versions = new HashMap<>();
    private final Map<ClientId, Verdict> verdicts = new HashMap<>();
    private final List<Consumer<Set<PushId>>> watchers = new ArrayList<>();
    private final List<Consumer<String>> troubled = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Deque<ChangeAnswer.Refused> refusals = new ArrayDeque<>();
    private RecallProof proof = new RecallProof(0, 0, 0, 0);
    private ArchiveFacts facts = ArchiveFacts.NOTHING;
    private Optional<ArchiveAnswer> archiveAnswer = Optional.empty();
    private String failure = "";
    private boolean held;

    /// What was asked, in order: `search fire`, `recall p1`, `again p1 RECEIPT`.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /// Puts a push there, or changes it, and tells whoever watches.
    public void put(PushRecord push, List<Delivery> to) {
        preload(push, to);
        tell(Set.of(push.id()));
    }

    /// Puts pushes there without telling anybody.
    public void preload(PushRecord push, List<Delivery> to) {
        keep(push);
        deliveries.put(push.id(), List.copyOf(to));
    }

    private void keep(PushRecord push) {
        pushes.put(push.id(), push);
        List<PushVersion> said = versions.computeIfAbsent(push.id(), first -> new ArrayList<>());
        if (said.isEmpty() || said.getLast().version() < push.version()) {
            Instant at = push.at().plusSeconds(30L * (push.version() - 1));
            said.add(new PushVersion(push.version(), at, push.announcement()));
        }
    }

    /// Deletes a push, as by its age, and tells whoever watches.
    public void forget(PushId push) {
        pushes.remove(push);
        deliveries.remove(push);
        tell(Set.of(push));
    }

    public PushRecord push(PushId push) {
        return Objects.requireNonNull(pushes.get(push), push::value);
    }

    public List<Delivery> of(PushId push) {
        return deliveries.getOrDefault(push, List.of());
    }

    /// Says that something of these changed.
    public void tell(Set<PushId> changed) {
        List.copyOf(watchers).forEach(watcher -> watcher.accept(changed));
    }

    /// From now on every question about this client has this answer.
    public void judge(ClientId client, Verdict verdict) {
        verdicts.put(client, verdict);
    }

    public void prove(RecallProof proven) {
        proof = proven;
    }

    public void fill(ArchiveFacts filled) {
        facts = filled;
    }

    /// How the next backup or restore ends.
    public void answerNext(ArchiveAnswer answer) {
        archiveAnswer = Optional.of(answer);
    }

    /// The next change is refused.
    public void refuseNext(ChangeAnswer.Reason reason, String detail) {
        refusals.add(new ChangeAnswer.Refused(reason, detail));
    }

    /// Questions fail with these words; an empty text mends it.
    public void fail(String detail) {
        failure = detail;
    }

    /// Answers wait until they are released.
    public void hold() {
        held = true;
    }

    /// Lets the answers go that wait.
    public void release() {
        held = false;
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    private <T> void answer(Consumer<T> whenDone, T value) {
        if (!failure.isEmpty()) {
            String why = failure;
            List.copyOf(troubled).forEach(each -> each.accept(why));
        } else if (held) {
            waiting.add(() -> whenDone.accept(value));
        } else {
            whenDone.accept(value);
        }
    }

    @Override
    public void search(HistoryQuery query, Consumer<List<PushRecord>> whenDone) {
        calls.add(("search " + query.words()).strip());
        answer(
                whenDone,
                pushes.values().stream()
                        .filter(push -> fits(push, query))
                        .sorted(Comparator.comparingLong(PushRecord::number).reversed())
                        .skip(query.skip())
                        .limit(query.limit())
                        .toList());
    }

    private static boolean fits(PushRecord push, HistoryQuery query) {
        String text = (push.announcement().title() + " " + push.announcement().body()).toLowerCase(Locale.ROOT);
        return List.of(query.words().toLowerCase(Locale.ROOT).split(" ")).stream()
                        .allMatch(text::contains)
                && query.severity()
                        .map(wanted -> push.announcement().severity() == wanted)
                        .orElse(true)
                && query.from().map(from -> !push.at().isBefore(from)).orElse(true);
    }

    @Override
    public void find(PushId push, Consumer<Optional<PushRecord>> whenDone) {
        answer(whenDone, Optional.ofNullable(pushes.get(push)));
    }

    @Override
    public void versions(PushId push, Consumer<List<PushVersion>> whenDone) {
        answer(whenDone, List.copyOf(versions.getOrDefault(push, List.of())));
    }

    @Override
    public void tallies(Set<PushId> wanted, Consumer<Map<PushId, Tally>> whenDone) {
        Map<PushId, Tally> tallies = new HashMap<>();
        wanted.stream().filter(pushes::containsKey).forEach(push -> tallies.put(push, tally(of(push))));
        answer(whenDone, tallies);
    }

    private static Tally tally(List<Delivery> to) {
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        to.forEach(delivery -> counts.merge(delivery.stage(), 1, Integer::sum));
        return new Tally(counts);
    }

    @Override
    public void deliveries(PushId push, Consumer<List<Delivery>> whenDone) {
        calls.add("deliveries " + push);
        answer(whenDone, of(push));
    }

    @Override
    public void sentTo(ClientId client, int limit, Consumer<List<SentPush>> whenDone) {
        answer(
                whenDone,
                pushes.values().stream()
                        .sorted(Comparator.comparingLong(PushRecord::number).reversed())
                        .flatMap(push -> of(push.id()).stream()
                                .filter(delivery -> delivery.client().equals(client))
                                .map(delivery -> new SentPush(push, delivery)))
                        .limit(limit)
                        .toList());
    }

    @Override
    public void why(PushId push, ClientId client, Consumer<Verdict> whenDone) {
        Verdict known = verdicts.get(client);
        answer(
                whenDone,
                known != null
                        ? known
                        : of(push).stream()
                                .filter(delivery -> delivery.client().equals(client))
                                .findFirst()
                                .map(FakeHistory::verdict)
                                .orElse(new Verdict.CameAfter(Optional.empty())));
    }

    private static Verdict verdict(Delivery delivery) {
        return switch (delivery.stage()) {
            case QUEUED -> delivery.online() ? new Verdict.OnItsWay(delivery) : new Verdict.StillAway(delivery);
            case WRITTEN ->
                delivery.plain().orElse(false) ? new Verdict.PlainClient(delivery) : new Verdict.NoReceipt(delivery);
            case DISPLAYED -> new Verdict.TabHidden(delivery);
            case RECEIVED, READ, ACTED -> new Verdict.GotIt(delivery);
            case RECALLED ->
                new Verdict.RecalledBefore(delivery, delivery.times().recalled().orElse(Sample.NOW));
            case EXPIRED -> new Verdict.ExpiredBefore(delivery, Sample.NOW);
            case FAILED -> new Verdict.Stopped(delivery);
        };
    }

    @Override
    public void recallProof(PushId push, Consumer<RecallProof> whenDone) {
        answer(whenDone, proof);
    }

    @Override
    public Subscription watch(Consumer<Set<PushId>> onChanged) {
        watchers.add(onChanged);
        return () -> watchers.remove(onChanged);
    }

    @Override
    public void update(PushId push, Announcement changed, Consumer<ChangeAnswer> whenDone) {
        calls.add("update " + push);
        change(push, whenDone, old -> with(old, old.version() + 1, changed, old.recalledAt()));
    }

    @Override
    public void recall(PushId push, Consumer<ChangeAnswer> whenDone) {
        calls.add("recall " + push);
        change(push, whenDone, old -> with(old, old.version(), old.announcement(), Optional.of(Sample.NOW)));
    }

    private void change(PushId push, Consumer<ChangeAnswer> whenDone, UnaryOperator<PushRecord> edit) {
        ChangeAnswer.Refused refused = refusals.poll();
        if (refused != null) {
            answer(whenDone, refused);
            return;
        }
        PushRecord changed = edit.apply(push(push));
        keep(changed);
        answer(whenDone, new ChangeAnswer.Done(changed));
        tell(Set.of(push));
    }

    private static PushRecord with(
            PushRecord old, int version, Announcement announcement, Optional<Instant> recalledAt) {
        return new PushRecord(
                old.id(),
                old.number(),
                old.at(),
                version,
                announcement,
                old.chosen(),
                old.recipients(),
                recalledAt,
                old.replaces());
    }

    @Override
    public void again(PushId push, Lacking lacking, Consumer<ChangeAnswer> whenDone) {
        calls.add("again " + push + " " + lacking);
        ChangeAnswer.Refused refused = refusals.poll();
        if (refused != null) {
            answer(whenDone, refused);
            return;
        }
        PushRecord old = push(push);
        List<Delivery> missing = of(push).stream()
                .filter(delivery -> lacking == Lacking.RECEIPT
                        ? delivery.times().received().isEmpty()
                                && !delivery.plain().orElse(false)
                        : delivery.times().acted().isEmpty())
                .map(delivery -> SampleHistory.delivery(delivery.client(), delivery.name(), Stage.QUEUED))
                .toList();
        PushRecord made = new PushRecord(
                new PushId(push + "-again"),
                pushes.size() + 1_000L,
                Sample.NOW,
                1,
                old.announcement(),
                Audience.NOBODY,
                missing.size(),
                Optional.empty(),
                Optional.of(push));
        put(made, missing);
        answer(whenDone, new ChangeAnswer.Done(made));
    }

    @Override
    public void repeat(PushId push, boolean wanted, Consumer<ChangeAnswer> whenDone) {
        calls.add("repeat " + push + " " + wanted);
        change(push, whenDone, old -> SampleHistory.repeating(old, wanted));
    }

    @Override
    public void stop(PushId push) {
        calls.add("stop " + push);
    }

    @Override
    public void facts(Consumer<ArchiveFacts> whenDone) {
        answer(whenDone, facts);
    }

    @Override
    public void keepFor(Duration age) {
        calls.add("keep " + age.toDays());
    }

    @Override
    public void backUp(Path file, Consumer<ArchiveAnswer> whenDone) {
        calls.add("backup " + file);
        answer(whenDone, archiveAnswer.orElse(new ArchiveAnswer.Done(facts)));
    }

    @Override
    public void restore(Path file, Consumer<ArchiveAnswer> whenDone) {
        calls.add("restore " + file);
        answer(whenDone, archiveAnswer.orElse(new ArchiveAnswer.Done(facts)));
    }

    @Override
    public Subscription watchTrouble(Consumer<String> onTrouble) {
        troubled.add(onTrouble);
        return () -> troubled.remove(onTrouble);
    }
}
