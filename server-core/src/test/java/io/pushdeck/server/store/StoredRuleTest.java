package io.pushdeck.server.store;

import static io.pushdeck.server.store.StoreFixture.apply;
import static io.pushdeck.server.store.StoreFixture.clients;
import static io.pushdeck.server.store.StoreFixture.group;
import static io.pushdeck.server.store.StoreFixture.id;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult.Reason;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.group.RuleText;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules of smart groups on disk.
class StoredRuleTest {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        close();
        open();
    }

    private static StoreOutcome<GroupEdit> refused(Reason reason) {
        return new StoreOutcome.Refused<>(reason);
    }

    private static Group smart(int number, String name) {
        Rule rule = RuleText.parse("1 all name contains \"护士\" seen within \"PT1H\"")
                .orElseThrow();
        return group(number, name).withMembership(new Membership.ByRule(rule));
    }

    @Test
    void aRuleSurvivesReopeningAndHasNoMembersOnDisk() {
        apply(store, new GroupEdit.Create(smart(1, "Nurses"), clients("anna")));
        assertEquals(Map.of(), store.load().members());
        assertEquals(refused(new Reason.ByRule(id(1))), apply(store, new GroupEdit.Join(id(1), clients("anna"))));
        assertEquals(refused(new Reason.ByRule(id(1))), apply(store, new GroupEdit.Leave(id(1), clients("anna"))));
        apply(store, new GroupEdit.Change(smart(1, "Night").withColour(Group.Colour.TEAL)));
        reopen();
        assertEquals(
                List.of(smart(1, "Night").withColour(Group.Colour.TEAL)),
                store.load().groups());
        assertEquals(Map.of(), store.load().members());
    }

    @Test
    void aListTakesThePlaceOfARuleAndARuleThatOfAList() {
        apply(store, new GroupEdit.Create(smart(1, "Nurses"), Set.of()));
        GroupEdit.Change toList = new GroupEdit.Change(group(1, "Nurses"));
        apply(store, new GroupEdit.Together(List.of(toList, new GroupEdit.Join(id(1), clients("anna", "bo")))));
        assertEquals(Map.of(id(1), clients("anna", "bo")), store.load().members());
        apply(store, new GroupEdit.Change(smart(1, "Nurses")));
        assertEquals(Map.of(), store.load().members());
        assertEquals(List.of(smart(1, "Nurses")), store.load().groups());
        assertEquals(List.of(), store.people().at(Instant.now()).groups(), "nobody stays on a list that is none");
    }

    @Test
    void aRuleThatCannotBeReadIsKeptAsItIs() throws SQLException {
        apply(store, new GroupEdit.Create(smart(1, "Nurses"), Set.of()));
        store.close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pushdeck.db"))) {
            Database.execute(connection, "UPDATE groups SET rule = '7 from tomorrow'");
        }
        store = Store.open(folder, Clock.systemUTC());
        Group broken = group(1, "Nurses").withMembership(new Membership.Unreadable("7 from tomorrow"));
        assertEquals(List.of(broken), store.load().groups());
        apply(store, new GroupEdit.Change(broken.withName("Others")));
        reopen();
        assertEquals(List.of(broken.withName("Others")), store.load().groups());
    }
}
