package io.pushdeck.server.store;

import static io.pushdeck.server.store.StoreDesk.client;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Verdict;
import io.pushdeck.server.protocol.ServerFrame.Resumed;
import io.pushdeck.server.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    @TempDir
    private Path folder;

    private StoreDesk desk;

    @BeforeEach
    void open() {
        desk = new StoreDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private int forgetBefore(Instant before) {
        return StoreDesk.next(whenDone -> desk.log().forgetBefore(before, whenDone));
    }

    private Resumed resume(String client, long offset) {
        Position position = new Position(desk.store().replay().end().epoch(), offset);
        return desk.store()
                .replay()
                .begin(client(client), Optional.of(position))
                .resumed();
    }

    private long rows(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pushdeck.db"))) {
            return Database.number(connection, "SELECT count(*) FROM " + table);
        }
    }

    @Test
    void nothingOfAnOldPushStays() throws SQLException {
        String[] crowd = PushLogTest.crowd(1_200).toArray(String[]::new);
        PushRecord old = desk.push("Old", crowd);
        desk.push("Old, too", "c1", "guest-1");
        desk.update(old.id(), old.announcement());
        desk.pass(Duration.ofDays(1));
        PushRecord young = desk.push("Young", "c1");
        assertEquals(2, forgetBefore(desk.now()));
        assertEquals(List.of(young), desk.archive().search(HistoryQuery.NEWEST));
        assertEquals(1, rows("deliveries"));
        assertEquals(1, rows("log"));
        assertEquals(1, rows("push_words"));
        assertEquals(1, rows("audit"));
        assertEquals(0, rows("identities WHERE client_id = 'guest-1'"));
        assertEquals(new Verdict.Forgotten(), desk.archive().why(old.id(), client("c1"), false));
        assertEquals(4, desk.store().replay().end().offset());
        assertEquals(List.of(), desk.store().checkIntegrity());
        assertEquals(0, forgetBefore(desk.now()));
    }

    @Test
    void aGapIsToldExactlyToThoseWhoHaveOne() {
        PushRecord first = desk.push("First", "anna", "bo"); // 1
        desk.push("Second", "bo"); // 2
        desk.update(first.id(), first.announcement()); // 3
        desk.pass(Duration.ofDays(1));
        desk.push("Third", "anna", "bo", "cid"); // 4
        forgetBefore(desk.now());
        assertEquals(Resumed.FORGOTTEN, resume("anna", 0));
        assertEquals(Resumed.FORGOTTEN, resume("anna", 2));
        assertEquals(Resumed.COMPLETE, resume("anna", 3));
        assertEquals(Resumed.FORGOTTEN, resume("bo", 1));
        assertEquals(Resumed.COMPLETE, resume("bo", 4));
        assertEquals(Resumed.COMPLETE, resume("cid", 0));
        desk.reopen();
        assertEquals(Resumed.FORGOTTEN, resume("anna", 2));
    }

    @Test
    void othersAreNotKeptWaiting() {
        String[] crowd = PushLogTest.crowd(5_000).toArray(String[]::new);
        for (int number = 0; number < 4; number++) {
            desk.push("Old", crowd);
        }
        desk.pass(Duration.ofDays(1));
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(2);
        desk.log().forgetBefore(desk.now(), pushes -> {
            order.add("forgot " + pushes);
            done.countDown();
        });
        desk.log()
                .accept(
                        desk.newPush(
                                desk.archive()
                                        .search(HistoryQuery.NEWEST)
                                        .getFirst()
                                        .announcement(),
                                StoreDesk.people(List.of("anna"), List.of())),
                        outcome -> {
                            order.add("accepted");
                            done.countDown();
                        });
        Await.zero(done, "both");
        assertEquals(List.of("accepted", "forgot 4"), order);
    }

    @Test
    void theSideFileStaysSmall() throws IOException {
        String[] crowd = PushLogTest.crowd(10_000).toArray(String[]::new);
        for (int number = 0; number < 20; number++) {
            desk.push("Many", crowd);
            desk.archive().tallies(Set.of());
        }
        long bytes = Files.size(folder.resolve("pushdeck.db-wal"));
        assertTrue(bytes <= 16 << 20, () -> bytes + " bytes");
    }
}
