package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.ConversationEntry;
import io.pushdeck.server.message.ConversationPlace;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import io.pushdeck.server.testing.TestClient;
import io.pushdeck.server.testing.TinyDisk;
import io.pushdeck.server.testing.V1Client;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The data folder is on a disk that is full, and has space again later.
@Needs(SystemPart.TMPFS)
class FullDiskIT {
    private static final Audience ANNA = Audience.of(new ClientId("anna"));
    private static final String LONG_BODY = "All work and no play. ".repeat(700);

    @TempDir
    private Path folder;

    private final List<PushId> accepted = new ArrayList<>();

    @Test
    void pushesAreRefusedWithWordsUntilThereIsSpaceAgain() throws SQLException {
        try (TinyDisk disk = TinyDisk.mount(folder, 1);
                PushServer server = PushServer.open(disk.folder(), PushListener.NONE)) {
            server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
            String url = "ws://127.0.0.1:" + server.listening().orElseThrow().webSocketPort();
            V1Client anna = V1Client.connect(url, "anna");

            String words = pushUntilRefused(server);
            assertTrue(words.contains("full"), words);
            assertFalse(accepted.isEmpty(), "it was full from the beginning");
            List<PushId> received = received(anna);
            assertServes(server, url, anna);

            disk.resize(8);
            Await.until(
                    "pushes are accepted again", () -> push(server, "There is space") instanceof PushResult.Accepted);
            received.add(anna.nextPush());
            Await.until("what she wrote meanwhile is kept", () -> saidBy(server).equals("still there?"));
            assertEquals(accepted, received);
            assertWhole(server, anna);
        }
    }

    /// What anybody said last.
    private static String saidBy(PushServer server) {
        return get(server.inbox().page(new ClientId("anna"), ConversationPlace.NEWEST, 500)).entries().stream()
                .filter(ConversationEntry.Wrote.class::isInstance)
                .map(entry -> ((ConversationEntry.Wrote) entry).text())
                .findFirst()
                .orElse("");
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(15, TimeUnit.SECONDS).join();
    }

    private PushResult push(PushServer server, String title) {
        PushResult result = get(server.pushes().push(new Announcement(title, LONG_BODY), ANNA));
        if (result instanceof PushResult.Accepted push) {
            accepted.add(push.push().id());
        }
        return result;
    }

    /// As many as were accepted by now.
    private List<PushId> received(V1Client anna) {
        List<PushId> received = new ArrayList<>();
        while (received.size() < accepted.size()) {
            received.add(anna.nextPush());
        }
        return received;
    }

    /// @return why
    private String pushUntilRefused(PushServer server) {
        for (int number = 0; number < 1_000; number++) {
            if (push(server, "Number " + number) instanceof PushResult.Rejected rejected) {
                return assertInstanceOf(PushResult.Reason.NotStored.class, rejected.reason())
                        .detail();
            }
        }
        throw new AssertionError("Nothing was refused; is the disk full at all?");
    }

    /// What needs no disk goes on: messages in both directions, new connections, answers.
    private static void assertServes(PushServer server, String url, V1Client anna) {
        anna.send(V1Client.object("message").put("id", 1).put("text", "still there?"));
        assertTrue(anna.next("reply").path("ok").asBoolean());
        try (V1Client bo = V1Client.connect(url, "bo")) {
            TestClient plain = TestClient.connect(url);
            // The handshake may be over before the hub has heard of it.
            Await.until(
                    "all three are there",
                    () -> get(server.pushes().preview(Audience.EVERYONE))
                                    .online()
                                    .size()
                            == 3);
            get(server.sendToAll("The disk is full, and we know"));
            assertEquals("The disk is full, and we know", plain.nextText());
            assertEquals(
                    "The disk is full, and we know",
                    bo.next("message").path("text").asString());
        }
    }

    /// Disk, history and client agree, and each push is whole.
    private void assertWhole(PushServer server, V1Client anna) throws SQLException {
        List<PushRecord> history =
                get(server.history().search(HistoryQuery.NEWEST)).reversed();
        assertEquals(accepted, history.stream().map(PushRecord::id).toList());
        assertEquals(
                Set.of(LONG_BODY.strip()),
                Set.copyOf(
                        history.stream().map(push -> push.announcement().body()).toList()));
        for (PushId push : accepted) {
            Await.until(
                    "it is known whom " + push + " was for",
                    () -> get(server.history().deliveries(push)).size() == 1);
        }
        anna.receipt(Stage.READ, accepted.getFirst());
        Await.until(
                "receipts are kept again",
                () -> get(server.history().deliveries(accepted.getFirst()))
                                .getFirst()
                                .stage()
                        == Stage.READ);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pushdeck.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
            assertTrue(rows.next());
            assertEquals("ok", rows.getString(1));
        }
    }
}
