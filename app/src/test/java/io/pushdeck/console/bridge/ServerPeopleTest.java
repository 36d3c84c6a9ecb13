package io.pushdeck.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PushListener;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.Moment;
import io.pushdeck.server.people.Person;
import io.pushdeck.server.people.Visit;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.TestClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People over time, of the real server.
class ServerPeopleTest {
    private static final ClientId MEI = new ClientId("mei");

    private final ExecutorService fxThread = Executors.newSingleThreadExecutor();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private PushServer server;

    @SuppressWarnings("NullAway.Init") // before each test
    private ServerPeople people;

    @BeforeEach
    void open() throws Exception {
        server = PushServer.open(folder.resolve("data"), PushListener.NONE);
        server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
        people = new ServerPeople(server, fxThread);
        server.groups()
                .apply(new GroupEdit.Create(Sample.FRONT_DESK, Set.of(MEI)))
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        server.close();
        fxThread.shutdown();
    }

    private static <T> T told(Consumer<Consumer<T>> question) {
        try {
            CompletableFuture<T> answer = new CompletableFuture<>();
            question.accept(answer::complete);
            return answer.get(10, TimeUnit.SECONDS);
        } catch (Exception late) {
            throw new AssertionError(late);
        }
    }

    private List<Visit> visits() {
        return told(answer -> people.visits(MEI, 10, answer));
    }

    @Test
    void whoWasHereIsKnownWithTheGroup() {
        TestClient mei = TestClient.connect(
                "ws://localhost:" + server.listening().orElseThrow().webSocketPort() + "/?client=mei&name=Mei");
        Await.until("Mei has come", () -> visits().size() == 1);
        mei.close();
        Await.until("Mei has gone", () -> visits().getFirst().closed().isPresent());
        Visit visit = visits().getFirst();
        Moment then = told(answer -> people.at(visit.opened(), answer));
        assertEquals(Set.of(MEI), then.online().keySet());
        assertEquals(List.of(new Moment.PastGroup(Sample.FRONT_DESK, Set.of(MEI))), then.groups());
        assertEquals(
                Optional.of(visit.opened()),
                ServerPeopleTest.<Optional<Instant>>told(answer -> people.earliest(answer)));
        Moment after = told(answer -> people.at(visit.closed().orElseThrow(), answer));
        assertEquals(Set.of(), after.online().keySet());
    }

    @Test
    void whatIsWrittenOfSomebodyIsReadAgain() {
        Annotation written = new Annotation("Asks twice", "the florist");
        assertEquals(
                Optional.empty(),
                ServerPeopleTest.<Optional<String>>told(answer -> people.annotate(MEI, written, answer)));
        List<Person> known = told(answer -> people.everybody(answer));
        assertEquals(List.of(written), known.stream().map(Person::annotation).toList());
    }

    @Test
    void aBanCountsAtOnceAndCanBeLifted() {
        Ban ban = new Ban(Optional.of(MEI), Optional.empty(), "Mei", "", Instant.now(), Optional.empty());
        assertEquals(Optional.empty(), ServerPeopleTest.<Optional<String>>told(answer -> people.ban(ban, answer)));
        assertEquals(List.of(ban.key()), people.bans().stream().map(Ban::key).toList());
        assertEquals(0, people.refused(ban.key()));
        assertEquals(
                Optional.empty(), ServerPeopleTest.<Optional<String>>told(answer -> people.lift(ban.key(), answer)));
        assertEquals(List.of(), people.bans());
    }

    @Test
    void whatCannotBeReadIsSaid() {
        LinkedBlockingQueue<String> troubles = new LinkedBlockingQueue<>();
        people.onTrouble(troubles::add);
        server.close();
        people.everybody(known -> {});
        assertTrue(!Await.next(troubles, "words of the trouble").isEmpty());
    }
}
