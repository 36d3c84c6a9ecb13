package io.pushdeck.server.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.ConversationEntry;
import io.pushdeck.server.message.ConversationPlace;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.UnreadCount;
import io.pushdeck.server.store.NewMessage;
import io.pushdeck.server.store.Store;
import io.pushdeck.server.testing.Await;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What clients say while the disk is behind, over a real store.
class IncomingTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final int CLIENTS = 100;

    @TempDir
    private Path folder;

    /// Open unless a test holds the store up.
    private volatile CountDownLatch way = new CountDownLatch(0);

    private final BlockingQueue<Collection<ClientId>> kept = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> troubles = new LinkedBlockingQueue<>();
    private final BlockingQueue<Runnable> again = new LinkedBlockingQueue<>();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Store store;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Incoming incoming;

    @BeforeEach
    void open() {
        store = Store.open(folder, Clock.systemUTC());
        incoming = new Incoming(store.inbox(), again::add, this::kept, troubles::add);
    }

    @AfterEach
    void close() {
        way.countDown();
        incoming.close();
        store.close();
    }

    /// On the store's thread, which writes nothing meanwhile.
    private void kept(Collection<ClientId> clients) {
        kept.add(clients);
        Await.until("the store may go on", () -> way.getCount() == 0);
    }

    private static NewMessage message(int client, String text) {
        ClientId id = new ClientId("c" + client);
        return NewMessage.of(id, id.value(), NOON, Payload.text(text));
    }

    /// The store is in the middle of one lot when this is over.
    private void holdUp() {
        way = new CountDownLatch(1);
        incoming.add(message(0, "first"));
        Await.next(kept, "the first");
    }

    private void awaitKept(int messages) {
        Await.until(
                messages + " messages are kept",
                () -> store.inbox().unread().equals(new UnreadCount(Math.min(messages, CLIENTS), messages)));
    }

    private List<String> said(int client) {
        return store.inbox().page(new ClientId("c" + client), ConversationPlace.NEWEST, 9).entries().stream()
                .map(entry -> ((ConversationEntry.Wrote) entry).text())
                .toList();
    }

    @Test
    void moreMessagesThanMayWaitAreForgottenTheNewestFirst() {
        holdUp();
        for (int number = 0; number < Incoming.MAX_WAITING; number++) {
            incoming.add(message(number % CLIENTS, "waits"));
        }
        assertEquals(List.of(), List.copyOf(troubles));
        incoming.add(message(1, "too much"));
        incoming.add(message(1, "even more"));
        assertEquals(
                List.of("Clients say more than the disk takes at the moment; some of it is not kept"),
                List.copyOf(troubles),
                "the operator hears of it, once");
        way.countDown();
        awaitKept(1 + Incoming.MAX_WAITING);
        assertEquals("waits", said(1).getFirst());
        incoming.add(message(1, "room again"));
        awaitKept(2 + Incoming.MAX_WAITING);
        assertEquals(List.of("room again", "waits"), said(1).subList(0, 2));
    }

    @Test
    void moreCharactersThanMayWaitAreForgotten() {
        holdUp();
        String text = "x".repeat(NewMessage.LONGEST);
        int fitting = (16 << 20) / NewMessage.LONGEST;
        for (int number = 0; number < fitting + 5; number++) {
            incoming.add(message(number % CLIENTS, text));
        }
        way.countDown();
        awaitKept(1 + fitting);
        for (int number = 0; number < fitting; number++) {
            incoming.add(message(number % CLIENTS, "room again"));
        }
        awaitKept(1 + 2 * fitting);
    }

    @Test
    void aFloodIsWrittenInLots() {
        holdUp();
        for (int number = 0; number < 1_001; number++) {
            incoming.add(message(number, "flood"));
        }
        way.countDown();
        assertEquals(500, Await.next(kept, "the second lot").size());
        assertEquals(500, Await.next(kept, "the third lot").size());
        assertEquals(1, Await.next(kept, "the last lot").size());
    }

    @Test
    void whatIsNotKeptIsTriedAgainInItsOrderAndSaidOnce() {
        sql("CREATE TRIGGER refuses BEFORE INSERT ON messages BEGIN SELECT raise(ABORT, 'no'); END");
        incoming.add(message(1, "one"));
        String told = Await.next(troubles, "the trouble");
        assertTrue(told.startsWith("What clients say is not kept at the moment."), told);
        incoming.add(message(1, "two"));
        incoming.add(message(1, "three"));
        Await.next(again, "a second try").run();
        Runnable third = Await.next(again, "a third try");
        assertEquals(List.of(), List.copyOf(troubles), "it is said once");
        sql("DROP TRIGGER refuses");
        third.run();
        Await.next(kept, "all three");
        assertEquals(List.of("three", "two", "one"), said(1));
        sql("CREATE TRIGGER refuses BEFORE INSERT ON messages BEGIN SELECT raise(ABORT, 'no'); END");
        incoming.add(message(1, "four"));
        Await.next(troubles, "the trouble after all was well");
    }

    private void sql(String statement) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pushdeck.db"));
                Statement alone = connection.createStatement()) {
            alone.execute(statement);
        } catch (SQLException failure) {
            throw new AssertionError(statement, failure);
        }
    }

    @Test
    void afterTheEndNothingIsTriedAgain() {
        incoming.close();
        store.close();
        incoming.add(message(1, "too late"));
        assertEquals(List.of(), List.copyOf(again));
        assertEquals(List.of(), List.copyOf(troubles));
    }
}
