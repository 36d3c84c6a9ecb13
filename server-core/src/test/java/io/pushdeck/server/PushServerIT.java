package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.admin.RenameResult;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.store.DataFolderInUseException;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RecordedHub;
import io.pushdeck.server.testing.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole server over real sockets.
class PushServerIT {
    private static final ListenConfig ANY_PORTS = ListenConfig.DEFAULT.withPorts(0, 0);
    private static final ClientId ANNA = new ClientId("anna");

    @TempDir
    private Path folder;

    private final Hooks hooks = new Hooks();
    private PushServer server;

    /// The three hooks, as lines.
    private static final class Hooks implements PushListener {
        private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
        private final Set<String> threads = ConcurrentHashMap.newKeySet();

        private void add(String call) {
            threads.add(Thread.currentThread().getName());
            calls.add(call);
        }

        @Override
        public void connected(SessionView client) {
            add("connected " + client.client());
        }

        @Override
        public void message(SessionView client, String text) {
            add(client.client() + " says " + text);
        }

        @Override
        public void message(SessionView client, byte[] bytes) {
            add(client.client() + " sends " + bytes.length);
            throw new IllegalStateException("on purpose: a failing hook harms nobody");
        }

        @Override
        public void closed(SessionView client, CloseReason reason) {
            add("closed " + client.client() + " " + reason.code());
        }

        String next() {
            return Await.next(calls, "a call of the push listener");
        }
    }

    @BeforeEach
    void start() {
        server = PushServer.start(PushServerConfig.of(folder).withListen(ANY_PORTS), hooks);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private TestClient connect(String query) {
        int port = server.listening().orElseThrow().webSocketPort();
        TestClient client = TestClient.connect("ws://127.0.0.1:" + port + "/" + query);
        hooks.next();
        return client;
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(15, TimeUnit.SECONDS).join();
    }

    private GroupId create(String name) {
        GroupEditResult result = get(server.groups().create(name, Group.Colour.GREEN));
        GroupEdit made = assertInstanceOf(GroupEditResult.Applied.class, result).effective();
        return assertInstanceOf(GroupEdit.Create.class, made).group();
    }

    private void join(GroupId group, ClientId client) {
        assertInstanceOf(GroupEditResult.Applied.class, get(server.groups().join(group, Set.of(client))));
    }

    private static Reach reachOf(PushResult result) {
        return assertInstanceOf(PushResult.Pushed.class, result).report().reach();
    }

    @Test
    void theThreeHooksComeInOrderOnOneThread() {
        int port = server.listening().orElseThrow().webSocketPort();
        TestClient client = TestClient.connect("ws://localhost:" + port);
        assertEquals("connected guest-1", hooks.next());
        client.send("hello");
        assertEquals("guest-1 says hello", hooks.next());
        client.send(new byte[] {1, 2, 3});
        assertEquals("guest-1 sends 3", hooks.next());
        client.close();
        assertEquals("closed guest-1 1000", hooks.next());
        assertEquals(Set.of("pushdeck-listener"), hooks.threads);
    }

    @Test
    void sendsToOneToAGroupAndToAll() {
        TestClient anna = connect("?client=anna");
        TestClient bo = connect("?client=bo");
        TestClient guest = connect("");
        GroupId crew = create("Crew");
        join(crew, ANNA);
        join(crew, new ClientId("bo"));

        assertEquals(new Reach(1, 0), reachOf(get(server.send(ANNA, "one"))));
        assertEquals(new Reach(2, 0), reachOf(get(server.sendToGroup(crew, "group"))));
        assertEquals(new Reach(2, 0), reachOf(get(server.sendToGroup("CREW", new byte[] {7}))));
        assertEquals(new Reach(3, 0), reachOf(get(server.sendToAll("all"))));

        assertEquals(List.of("one", "group"), List.of(anna.nextText(), anna.nextText()));
        assertArrayEquals(new byte[] {7}, anna.nextBytes());
        assertEquals("all", anna.nextText());
        assertEquals(List.of("group", "all"), List.of(bo.nextText(), bo.nextText()));
        assertArrayEquals(new byte[] {7}, bo.nextBytes());
        assertEquals("all", guest.nextText());
    }

    @Test
    void membershipComesBackOnReconnectAndAfterReopening() {
        GroupId crew = create("Crew");
        TestClient anna = connect("?client=anna&name=Anna");
        join(crew, ANNA);
        anna.close();
        assertEquals("closed anna 1000", hooks.next());
        assertEquals(new Reach(0, 1), reachOf(get(server.sendToGroup(crew, "nobody is there"))));

        TestClient again = connect("?client=anna");
        get(server.sendToGroup(crew, "welcome back"));
        assertEquals("welcome back", again.nextText());

        server.close();
        assertEquals("closed anna 1001", hooks.next());
        server = PushServer.start(PushServerConfig.of(folder).withListen(ANY_PORTS), hooks);
        RecordedHub recorded = new RecordedHub();
        server.subscribe(recorded);
        assertEquals("Anna", recorded.nextSnapshot().names().get(ANNA));
        TestClient later = connect("?client=anna");
        get(server.sendToGroup("crew", "still a member"));
        assertEquals("still a member", later.nextText());
    }

    @Test
    void theOperatorsNameSurvivesReopening() {
        assertEquals(
                new RenameResult.Renamed("Front desk"), get(server.clients().rename(ANNA, " Front desk ")));
        server.close();
        server = PushServer.start(PushServerConfig.of(folder).withListen(ANY_PORTS), hooks);
        RecordedHub recorded = new RecordedHub();
        server.subscribe(recorded);
        connect("?client=anna&name=Anna");
        assertEquals(
                "Front desk",
                recorded.next(HubEvent.SessionOpened.class).session().name());
    }

    @Test
    void aDisconnectedClientIsToldToStayAway() {
        RecordedHub recorded = new RecordedHub();
        server.subscribe(recorded);
        TestClient anna = connect("?client=anna");
        server.clients()
                .disconnect(Set.of(
                        recorded.next(HubEvent.SessionOpened.class).session().id()));
        assertEquals(CloseReason.DISCONNECTED, anna.nextCloseCode());
        assertEquals("closed anna 4501", hooks.next());
    }

    @Test
    void aBadIdentityIsTurnedAway() {
        int port = server.listening().orElseThrow().webSocketPort();
        TestClient bad = TestClient.connect("ws://127.0.0.1:" + port + "/?client=guest-1");
        assertEquals(CloseReason.BAD_IDENTITY, bad.nextCloseCode());
        assertTrue(hooks.calls.isEmpty());
    }

    @Test
    void aTakenPortFailsAtOnceAndLeavesTheServerUsable() throws IOException {
        server.stopListening(CloseReason.GOING_AWAY);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            PortUnavailableException webSocket =
                    assertThrows(PortUnavailableException.class, () -> server.listen(ANY_PORTS.withPorts(port, 0)));
            assertEquals(PortUnavailableException.Side.WEB_SOCKET, webSocket.side());
            assertEquals(port, webSocket.port());
            PortUnavailableException http =
                    assertThrows(PortUnavailableException.class, () -> server.listen(ANY_PORTS.withPorts(0, port)));
            assertEquals(PortUnavailableException.Side.HTTP, http.side());
            assertTrue(http.toString().contains(Integer.toString(port)), http.toString());
        }
        assertEquals(Optional.empty(), server.listening());
        assertEquals(new PushResult.Rejected(new PushResult.Reason.NotListening()), get(server.sendToAll("anybody?")));
        create("Still possible");
        server.listen(ANY_PORTS);
        TestClient client = connect("");
        get(server.sendToAll("hello"));
        assertEquals("hello", client.nextText());
    }

    @Test
    void startsAndStopsTwentyTimesWithoutReusingASession() {
        Set<String> guests = new HashSet<>();
        for (int round = 0; round < 20; round++) {
            int port = server.listening().orElseThrow().webSocketPort();
            TestClient client = TestClient.connect("ws://127.0.0.1:" + port);
            assertTrue(guests.add(hooks.next()), "a session id was used twice");
            server.stopListening(CloseReason.RESTART);
            assertEquals(CloseReason.RESTART, client.nextCloseCode());
            assertTrue(hooks.next().startsWith("closed"));
            server.listen(ANY_PORTS);
        }
    }

    @Test
    void theSamePortCanBeHadAgainAtOnce() {
        Listening before = server.listening().orElseThrow();
        connect("");
        server.stopListening(CloseReason.RESTART);
        server.listen(ANY_PORTS.withPorts(before.webSocketPort(), before.httpPort()));
        assertEquals(before.boundTo(), server.listening().orElseThrow().boundTo());
    }

    @Test
    void eachPortNamesTheOtherToBrowsers() throws IOException, InterruptedException {
        Listening listening = server.listening().orElseThrow();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<String> page = browser.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listening.httpPort() + "/"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertTrue(page.body().contains(Integer.toString(listening.webSocketPort())));
            HttpResponse<String> lost = browser.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listening.webSocketPort() + "/"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertTrue(
                    lost.headers().firstValue("Location").orElse("").contains(":" + listening.httpPort())
                            || lost.body().contains(":" + listening.httpPort()),
                    lost.toString());
        }
    }

    @Test
    void aSecondServerCannotUseTheSameFolder() {
        assertThrows(DataFolderInUseException.class, () -> PushServer.open(folder, PushListener.NONE));
    }

    @Test
    void editsOfOneThreadTakeEffectInTheirOrder() {
        GroupId crew = create("Crew");
        List<CompletableFuture<GroupEditResult>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(server.groups().rename(crew, "Crew " + i));
            all.add(server.groups().recolour(crew, i % 2 == 0 ? Group.Colour.RED : Group.Colour.GREY));
        }
        GroupEditResult last = all.stream().map(PushServerIT::get).toList().getLast();
        assertEquals(
                new GroupEdit.Change(new Group(crew, "Crew 199", Group.Colour.GREY)),
                assertInstanceOf(GroupEditResult.Applied.class, last).effective());
    }

    @Test
    void binaryMessagesKeepTheirBytes() {
        TestClient client = connect("");
        byte[] bytes = ByteBuffer.allocate(70_000).putInt(60_000, 42).array();
        get(server.sendToAll(bytes));
        assertArrayEquals(bytes, client.nextBytes());
    }
}
