package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.hub.Subscription;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Conversation;
import io.pushdeck.server.message.ConversationEntry;
import io.pushdeck.server.message.ConversationPlace;
import io.pushdeck.server.message.ConversationQuery;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.UnreadCount;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.TestClient;
import io.pushdeck.server.testing.V1Client;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Conversations over real sockets.
class InboxIT {
    private static final ClientId ANNA = new ClientId("anna");

    @TempDir
    private Path folder;

    private PushServer server;

    @BeforeEach
    void start() {
        server = PushServer.start(
                PushServerConfig.of(folder).withListen(ListenConfig.DEFAULT.withPorts(0, 0)), PushListener.NONE);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(15, TimeUnit.SECONDS).join();
    }

    private String url() {
        return "ws://127.0.0.1:" + server.listening().orElseThrow().webSocketPort();
    }

    private List<Conversation> conversations() {
        return get(server.inbox().conversations(ConversationQuery.NEWEST));
    }

    private List<ConversationEntry> entries(ClientId client) {
        return get(server.inbox().page(client, ConversationPlace.NEWEST, 50)).entries();
    }

    private void awaitUnread(int conversations, int messages) {
        UnreadCount expected = new UnreadCount(conversations, messages);
        Await.until(expected + " is unread", () -> get(server.inbox().unread()).equals(expected));
    }

    private static void say(V1Client client, String text) {
        client.send(V1Client.object("message").put("id", 1).put("text", text));
        assertTrue(client.next("reply").path("ok").asBoolean());
    }

    @Test
    void messagesAnswersAndButtonsAreOneConversation() {
        BlockingQueue<Set<ClientId>> changes = new LinkedBlockingQueue<>();
        Subscription watching = server.inbox().watch(changes::add);
        try (V1Client anna = V1Client.connect(url(), "anna")) {
            say(anna, "May I come in?");
            assertEquals(Set.of(ANNA), Await.next(changes, "a change"));
            awaitUnread(1, 1);
            Announcement question =
                    new Announcement("Do you have a ticket?", "").withActions(List.of(new Action("yes", "Yes")));
            assertInstanceOf(PushResult.Accepted.class, get(server.pushes().push(question, Audience.of(ANNA))));
            anna.receipt(Stage.ACTED, anna.nextPush(), "yes");
            awaitUnread(1, 2);
            List<ConversationEntry> entries = entries(ANNA);
            var clicked = assertInstanceOf(ConversationEntry.Clicked.class, entries.getFirst());
            assertEquals("Yes", clicked.button());
            assertEquals("Do you have a ticket?", clicked.title());
            var asked = assertInstanceOf(ConversationEntry.Pushed.class, entries.get(1));
            assertEquals(Stage.ACTED, asked.delivery().stage());
            assertEquals(
                    "May I come in?",
                    assertInstanceOf(ConversationEntry.Wrote.class, entries.get(2))
                            .text());
            Map<ClientId, Long> seen = Map.of(ANNA, conversations().getFirst().newest());
            assertTrue(get(server.inbox().markRead(seen)));
            awaitUnread(0, 0);
            watching.close();
            assertTrue(get(server.inbox().markUnread(Set.of(ANNA))));
            awaitUnread(1, 1);
        }
    }

    @Test
    void whatGuestsAndBytesSayIsKeptAndOutlivesTheServer() {
        TestClient guest = TestClient.connect(url());
        guest.send("Hello from three lines");
        guest.send(new byte[] {1, 2, 3});
        awaitUnread(1, 2);
        guest.close();
        server.close();
        start();
        Conversation kept = conversations().getFirst();
        assertEquals(2, kept.unread());
        assertTrue(kept.client().isGuest());
        assertEquals(
                "Hello from three lines",
                assertInstanceOf(
                                ConversationEntry.Wrote.class,
                                entries(kept.client()).get(1))
                        .text());
        TestClient next = TestClient.connect(url());
        next.send("Another guest");
        awaitUnread(2, 3);
    }
}
