package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.hub.HubEvent;
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
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Verdict;
import io.pushdeck.server.push.ArchiveFacts;
import io.pushdeck.server.push.BackupResult;
import io.pushdeck.server.push.RestoreResult;
import io.pushdeck.server.session.IdentityTrust;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.RecordedHub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tracked pushes over real sockets, frame by frame.
class TrackedPushIT {
    private static final ListenConfig ANY_PORTS = ListenConfig.DEFAULT.withPorts(0, 0);
    private static final ClientId ANNA = new ClientId("anna");

    @TempDir
    private Path folder;

    private PushServer server;

    @BeforeEach
    void start() {
        server = PushServer.start(PushServerConfig.of(folder).withListen(ANY_PORTS), PushListener.NONE);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(15, TimeUnit.SECONDS).join();
    }

    private RawClient hello(String fields) throws IOException {
        RawClient client = RawClient.open(
                server.listening().orElseThrow().webSocketPort(), "Sec-WebSocket-Protocol: pushdeck.v1\r\n");
        client.sendText("{\"type\":\"hello\"" + fields + "}");
        return client;
    }

    private RawClient anna(String more) throws IOException {
        return hello(",\"client\":\"anna\"" + more);
    }

    private static String field(String frame, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"?([^,\"}]*)").matcher(frame);
        assertTrue(matcher.find(), name + " in " + frame);
        return matcher.group(1);
    }

    private static String read(RawClient client, String type) throws IOException {
        String frame = client.read().text();
        assertEquals(type, field(frame, "type"), frame);
        return frame;
    }

    private PushRecord push(String text, Audience audience) {
        PushResult result = get(server.pushes().push(new Announcement("", text), audience));
        return assertInstanceOf(PushResult.Accepted.class, result).push();
    }

    private Delivery delivery(PushId push, Stage stage) {
        List<Delivery> found = new ArrayList<>();
        Await.until("the push is " + stage, () -> {
            get(server.history().deliveries(push)).stream()
                    .filter(delivery -> delivery.stage() == stage)
                    .findFirst()
                    .ifPresent(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    @Test
    void aPushGoesToBothTabsAndAReceiptOfEitherCounts() throws IOException {
        try (RawClient first = anna("");
                RawClient second = anna("")) {
            read(first, "welcome");
            read(second, "welcome");
            PushResult.Accepted accepted = assertInstanceOf(
                    PushResult.Accepted.class,
                    get(server.pushes().push(new Announcement("", "Lunch"), Audience.EVERYONE)));
            assertEquals(new Reach(1, 0), accepted.audience().reach());
            String frame = read(first, "push");
            assertEquals(frame, read(second, "push"));
            assertEquals(accepted.push().id().value(), field(frame, "id"));
            second.sendText("{\"type\":\"receipt\",\"stage\":\"read\",\"pushes\":[\"" + field(frame, "id") + "\"]}");
            Delivery read = delivery(accepted.push().id(), Stage.READ);
            assertTrue(read.times().displayed().isPresent());
            assertInstanceOf(
                    Verdict.GotIt.class,
                    get(server.history().why(accepted.push().id(), ANNA)));
        }
    }

    @Test
    void whoResumesUnderLoadMissesNothingAndGetsNothingTwice() throws Exception {
        try (RawClient seen = anna("")) {
            read(seen, "welcome");
        }
        int pushes = 600;
        CompletableFuture<Void> publisher = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < pushes; i++) {
                push("number " + i, Audience.of(ANNA));
            }
        });
        List<Long> offsets = new ArrayList<>();
        String position = "";
        while (offsets.size() < pushes) {
            try (RawClient client = anna(position)) {
                String welcome = read(client, "welcome");
                assertEquals(position.isEmpty() ? "new" : "complete", field(welcome, "resumed"));
                for (int i = 0; i < 37 && offsets.size() < pushes; i++) {
                    offsets.add(Long.parseLong(field(read(client, "push"), "offset")));
                }
                position = ",\"resume\":{\"epoch\":\"" + field(welcome, "epoch") + "\",\"offset\":" + offsets.getLast()
                        + "}";
            }
        }
        publisher.get(15, TimeUnit.SECONDS);
        assertEquals(LongStream.rangeClosed(1, pushes).boxed().toList(), offsets);
    }

    @Test
    void whoWasAwayIsToldWhatItMissedAndWhatStillCounts() throws IOException {
        try (RawClient client = anna("")) {
            read(client, "welcome");
        }
        Await.until(
                "she is away",
                () -> get(server.pushes().preview(Audience.of(ANNA))).online().isEmpty());
        push("one", Audience.of(ANNA));
        PushRecord recalled = push("two", Audience.of(ANNA));
        get(server.pushes().recall(recalled.id()));
        try (RawClient client = anna("")) {
            String welcome = read(client, "welcome");
            assertEquals(List.of("2", "1"), List.of(field(welcome, "missed"), field(welcome, "valid")));
            assertEquals("one", field(read(client, "push"), "body"));
        }
    }

    @Test
    void aGuestGetsWhatIsForEveryoneAndNothingIsKeptForIt() throws IOException {
        server.stopListening(CloseReason.RESTART);
        server.listen(ANY_PORTS.withIdentityTrust(IdentityTrust.NEVER));
        try (RawClient client = anna("")) {
            assertTrue(field(read(client, "welcome"), "client").startsWith("guest-"));
            PushRecord push = push("Lunch", Audience.EVERYONE);
            assertEquals("Lunch", field(read(client, "push"), "body"));
            assertEquals(1, push.recipients());
        }
    }

    @Test
    void aRestartSaysGoodbyeAndTheLogGoesOn() throws IOException {
        String epoch;
        try (RawClient client = anna("")) {
            epoch = field(read(client, "welcome"), "epoch");
            push("before", Audience.of(ANNA));
            read(client, "push");
            server.stopListening(CloseReason.RESTART);
            assertEquals("2", field(read(client, "bye"), "after"));
            assertEquals(CloseReason.RESTART, client.readClose().closeCode());
        }
        server.close();
        start();
        try (RawClient client = anna(",\"resume\":{\"epoch\":\"" + epoch + "\",\"offset\":1}")) {
            String welcome = read(client, "welcome");
            assertEquals(List.of("complete", "0"), List.of(field(welcome, "resumed"), field(welcome, "missed")));
            push("after", Audience.of(ANNA));
            assertEquals("2", field(read(client, "push"), "offset"));
        }
    }

    @Test
    void aRestoredStoreHasAnotherEpochAndSaysSo() throws IOException {
        String epoch;
        try (RawClient client = anna("")) {
            epoch = field(read(client, "welcome"), "epoch");
            push("kept", Audience.of(ANNA));
            read(client, "push");
            Path file = folder.resolve("backup.db");
            assertInstanceOf(BackupResult.Written.class, get(server.archive().backup(file)));
            push("lost", Audience.of(ANNA));
            read(client, "push");
            assertEquals(
                    new RestoreResult.Refused(ArchiveProblem.LISTENING, ""),
                    get(server.archive().restore(file)));
            server.stopListening(CloseReason.RESTART);
            assertInstanceOf(RestoreResult.Restored.class, get(server.archive().restore(file)));
        }
        server.listen(ANY_PORTS);
        ArchiveFacts facts = get(server.archive().facts());
        assertEquals(1, facts.pushes());
        try (RawClient client = anna(",\"resume\":{\"epoch\":\"" + epoch + "\",\"offset\":2}")) {
            String welcome = read(client, "welcome");
            assertEquals(List.of("gap", "unknown-epoch"), List.of(field(welcome, "resumed"), field(welcome, "gap")));
            assertEquals("kept", field(read(client, "push"), "body"));
            push("live again", Audience.of(ANNA));
            assertEquals("live again", field(read(client, "push"), "body"));
        }
    }

    @Test
    void whoJoinsAGroupIsInItsAudienceAndOnDisk() throws IOException {
        get(server.groups().create("Crew", Group.Colour.BLUE));
        try (RawClient client = anna(",\"groups\":[\"crew\",\"Nobody\"]")) {
            assertTrue(read(client, "welcome").contains("\"groups\":[\"Crew\"]"));
            client.sendText("{\"type\":\"leave\",\"id\":1,\"group\":\"Crew\"}");
            read(client, "groups");
            read(client, "reply");
            client.sendText("{\"type\":\"join\",\"id\":2,\"group\":\"Crew\"}");
            read(client, "groups");
            assertTrue(read(client, "reply").contains("\"ok\":true"));
        }
        server.close();
        start();
        try (RawClient client = anna("")) {
            assertTrue(read(client, "welcome").contains("\"groups\":[\"Crew\"]"));
        }
    }

    @Test
    void thePressedButtonIsToldToThoseWhoListen() throws IOException {
        RecordedHub recorded = new RecordedHub();
        server.subscribe(recorded);
        try (RawClient client = anna(",\"name\":\"Anna\"")) {
            read(client, "welcome");
            PushRecord push = push("Lunch", Audience.of(ANNA));
            read(client, "push");
            client.sendText(
                    "{\"type\":\"receipt\",\"stage\":\"acted\",\"pushes\":[\"" + push.id() + "\"],\"action\":\"ack\"}");
            HubEvent.Acted acted = recorded.next(HubEvent.Acted.class);
            assertEquals(List.of("Anna", "ack"), List.of(acted.name(), acted.action()));
        }
        PushId newest =
                get(server.history().search(HistoryQuery.NEWEST)).getFirst().id();
        assertEquals("ack", delivery(newest, Stage.ACTED).action());
    }
}
