package io.pushdeck.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.AuditEntry;
import io.pushdeck.server.message.AuditQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who did what: written with what is done, found by words and kinds, a page at a time.
class AuditBookTest {
    private static final GroupId OPS = GroupId.parse("00000000-0000-0000-0000-000000000007");

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

    private List<String> told(AuditQuery query) {
        return desk.store().audit().search(query).stream()
                .map(entry -> String.join(
                        "|", entry.role(), entry.name(), entry.what(), entry.subject(), entry.title(), entry.detail()))
                .toList();
    }

    /// Until what was noted is on disk.
    private void settle() {
        CompletableFuture<StoreOutcome<String>> done = new CompletableFuture<>();
        desk.store().writer().submit(connection -> new StoreOutcome.Stored<>(""), done::complete);
        done.join();
    }

    private void apply(GroupEdit edit) {
        CompletableFuture<StoreOutcome<GroupEdit>> done = new CompletableFuture<>();
        desk.store().apply(edit, done::complete);
        done.join();
    }

    @Test
    void whatIsDoneToGroupsSaysToWhichAndByWhom() {
        desk.store().audit().operator("Anna");
        apply(new GroupEdit.Create(new Group(OPS, "Ops", Group.Colour.BLUE), Set.of()));
        apply(new GroupEdit.Join(OPS, Set.of(StoreDesk.client("bo"), StoreDesk.client("cy"))));
        desk.store().audit().operator("Bo");
        apply(new GroupEdit.Change(new Group(OPS, "Night", Group.Colour.BLUE)));
        apply(new GroupEdit.Delete(OPS));
        apply(new GroupEdit.Delete(OPS));
        assertEquals(
                List.of(
                        "operator|Bo|delete group|Night||",
                        "operator|Bo|change group|Ops||Night",
                        "operator|Anna|join group|Ops||2 people",
                        "operator|Anna|create group|Ops||0 people"),
                told(AuditQuery.newest(10)));
    }

    @Test
    void wordsKindsAndPagesNarrowIt() {
        desk.store().audit().operator("Anna");
        desk.push("Lunch is ready", "bo");
        for (int i = 0; i < 4; i++) {
            desk.store().audit().note(AuditEntry.VIEWER, "failed unlock", "", "try " + i);
        }
        desk.store().audit().note(AuditEntry.PUSHDECK, "escalate", "x", "");
        settle();
        assertEquals(
                List.of("operator|Anna|push|push-1|Lunch is ready|1 people"),
                told(new AuditQuery("LUNCH anna", Set.of(), Long.MAX_VALUE, 0, 10)));
        assertEquals(
                List.of("pushdeck||escalate|x||"),
                told(new AuditQuery("", Set.of("escalate", "stop"), Long.MAX_VALUE, 0, 10)));
        AuditQuery first = new AuditQuery("", Set.of("failed unlock"), Long.MAX_VALUE, 0, 3);
        List<AuditEntry> page = desk.store().audit().search(first);
        assertEquals(
                List.of("try 3", "try 2", "try 1"),
                page.stream().map(AuditEntry::detail).toList());
        assertEquals(
                List.of("viewer|Anna|failed unlock|||try 0"),
                told(new AuditQuery("", Set.of("failed unlock"), page.getLast().number(), 0, 3)));
        assertEquals(
                List.of("viewer|Anna|failed unlock|||try 0"),
                told(new AuditQuery("", Set.of("failed unlock"), Long.MAX_VALUE, 3, 3)));
    }

    @Test
    void thePersonIsKnownAfterARestart() {
        desk.store().audit().operator("Anna");
        desk.store().audit().note(AuditEntry.OPERATOR, "lock", "", "");
        desk.reopen();
        desk.push("Lunch", "bo");
        assertEquals(
                List.of("Anna", "Anna"),
                desk.store().audit().search(AuditQuery.newest(10)).stream()
                        .map(AuditEntry::name)
                        .toList());
    }
}
