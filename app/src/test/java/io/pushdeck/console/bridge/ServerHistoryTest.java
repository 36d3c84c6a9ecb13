package io.pushdeck.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PushListener;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.ArchiveProblem;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.PushVersion;
import io.pushdeck.server.message.RecallProof;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import io.pushdeck.server.message.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The history of the real server: two people who are away are pushed to.
class ServerHistoryTest {
    private static final ClientId MEI = new ClientId("mei");
    private static final ClientId TOM = new ClientId("tom");
    private static final Announcement HELLO = new Announcement("Hello", "to all");

    private final ExecutorService fxThread = Executors.newSingleThreadExecutor();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private PushServer server;

    @SuppressWarnings("NullAway.Init") // before each test
    private ServerHistory history;

    @BeforeEach
    void open() throws Exception {
        server = PushServer.open(folder.resolve("data"), PushListener.NONE);
        server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
        history = new ServerHistory(server, fxThread);
        server.groups()
                .apply(new GroupEdit.Create(Sample.FRONT_DESK, Set.of(MEI, TOM)))
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        server.close();
        fxThread.shutdown();
    }

    private PushRecord push() throws Exception {
        PushResult result =
                server.pushes().push(HELLO, Audience.of(Sample.FRONT_DESK.id())).get(10, TimeUnit.SECONDS);
        return ((PushResult.Accepted) result).push();
    }

    private static <T> T told(Consumer<Consumer<T>> question) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        question.accept(answer::complete);
        return answer.get(10, TimeUnit.SECONDS);
    }

    private List<Delivery> deliveries(PushId push) throws Exception {
        BlockingQueue<Set<PushId>> changes = new LinkedBlockingQueue<>();
        Subscription following = history.watch(changes::add);
        List<Delivery> found = ServerHistoryTest.<List<Delivery>>told(answer -> history.deliveries(push, answer));
        // The rows follow the acceptance a moment later, and that is a change.
        while (found.size() < 2 && changes.poll(10, TimeUnit.SECONDS) != null) {
            found = ServerHistoryTest.<List<Delivery>>told(answer -> history.deliveries(push, answer));
        }
        following.unsubscribe();
        return found;
    }

    @Test
    void whatWasPushedIsFoundWithEveryoneItWentTo() throws Exception {
        PushRecord push = push();
        assertEquals(
                List.of(push),
                ServerHistoryTest.<List<PushRecord>>told(answer -> history.search(HistoryQuery.NEWEST, answer)));
        assertEquals(
                Optional.of(push),
                ServerHistoryTest.<Optional<PushRecord>>told(answer -> history.find(push.id(), answer)));
        assertEquals(
                List.of(MEI, TOM),
                deliveries(push.id()).stream().map(Delivery::client).toList());
        assertEquals(
                Map.of(push.id(), new Tally(Map.of(Stage.QUEUED, 2))),
                ServerHistoryTest.<Map<PushId, Tally>>told(answer -> history.tallies(Set.of(push.id()), answer)));
        List<SentPush> sent = told(answer -> history.sentTo(MEI, 10, answer));
        assertEquals(push, sent.getFirst().push());
        assertTrue(
                ServerHistoryTest.<Verdict>told(answer -> history.why(push.id(), MEI, answer))
                        instanceof Verdict.StillAway);
    }

    @Test
    void itIsChangedTakenBackAndProved() throws Exception {
        PushRecord push = push();
        assertEquals(2, deliveries(push.id()).size());
        Announcement changed = new Announcement("Hello", "again");
        ChangeAnswer updated =
                ServerHistoryTest.<ChangeAnswer>told(answer -> history.update(push.id(), changed, answer));
        assertEquals(2, ((ChangeAnswer.Done) updated).push().version());
        assertEquals(
                List.of(HELLO, changed),
                ServerHistoryTest.<List<PushVersion>>told(answer -> history.versions(push.id(), answer)).stream()
                        .map(PushVersion::announcement)
                        .toList());
        assertTrue(
                ServerHistoryTest.<ChangeAnswer>told(answer -> history.recall(push.id(), answer))
                        instanceof ChangeAnswer.Done);
        assertEquals(
                new ChangeAnswer.Refused(ChangeAnswer.Reason.ALREADY_RECALLED, ""),
                ServerHistoryTest.<ChangeAnswer>told(answer -> history.recall(push.id(), answer)));
        assertEquals(
                new RecallProof(0, 0, 0, 2),
                ServerHistoryTest.<RecallProof>told(answer -> history.recallProof(push.id(), answer)));
        assertEquals(
                new ChangeAnswer.Refused(ChangeAnswer.Reason.NO_SUCH_PUSH, ""),
                ServerHistoryTest.<ChangeAnswer>told(answer -> history.recall(new PushId("nothing"), answer)));
    }

    @Test
    void itIsSentAgainToThoseWhoMissIt() throws Exception {
        PushRecord push = push();
        assertEquals(2, deliveries(push.id()).size());
        ChangeAnswer answered =
                ServerHistoryTest.<ChangeAnswer>told(answer -> history.again(push.id(), Lacking.RECEIPT, answer));
        PushRecord again = ((ChangeAnswer.Done) answered).push();
        assertEquals(Optional.of(push.id()), again.replaces());
        assertEquals(2, again.recipients());
    }

    @Test
    void aWatcherHearsOfItOnTheThreadOfTheConsole() throws Exception {
        BlockingQueue<Set<PushId>> heard = new LinkedBlockingQueue<>();
        Subscription following = history.watch(heard::add);
        PushRecord push = push();
        Set<PushId> changed = heard.poll(10, TimeUnit.SECONDS);
        assertTrue(changed != null && changed.contains(push.id()), String.valueOf(changed));
        following.unsubscribe();
    }

    @Test
    void theDataIsSavedAndPutBackOnceNobodyCanConnect() throws Exception {
        PushRecord push = push();
        Path file = folder.resolve("monday.pushdeck");
        ArchiveAnswer saved = ServerHistoryTest.<ArchiveAnswer>told(answer -> history.backUp(file, answer));
        assertEquals(1, ((ArchiveAnswer.Done) saved).facts().pushes());
        assertTrue(Files.size(file) > 0);
        push();
        assertEquals(
                new ArchiveAnswer.Failed(ArchiveProblem.LISTENING, ""),
                ServerHistoryTest.<ArchiveAnswer>told(answer -> history.restore(file, answer)));
        server.stopListening(CloseReason.GOING_AWAY);
        assertTrue(
                ServerHistoryTest.<ArchiveAnswer>told(answer -> history.restore(file, answer))
                        instanceof ArchiveAnswer.Done);
        assertEquals(
                List.of(push.id()),
                ServerHistoryTest.<List<PushRecord>>told(answer -> history.search(HistoryQuery.NEWEST, answer)).stream()
                        .map(PushRecord::id)
                        .toList());
        assertEquals(1, ServerHistoryTest.<ArchiveFacts>told(history::facts).pushes());
    }

    @Test
    void aBackupThatCannotBeWrittenIsAnAnswer() throws Exception {
        Path file = folder.resolve("no-such-folder").resolve("x.pushdeck");
        assertEquals(
                new ArchiveAnswer.Failed(ArchiveProblem.MISSING, ""),
                ServerHistoryTest.<ArchiveAnswer>told(answer -> history.backUp(file, answer)));
    }
}
