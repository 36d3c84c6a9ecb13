package io.pushdeck.server.store;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.testing.Await;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/// Short words for tests of the store.
final class StoreFixture {
    private StoreFixture() {}

    static GroupId id(long number) {
        return GroupId.of(new UUID(0, number));
    }

    static Group group(long number, String name) {
        return new Group(id(number), name, Group.Colour.BLUE);
    }

    static GroupEdit creation(long number, String name, String... members) {
        return new GroupEdit.Create(group(number, name), clients(members));
    }

    static Set<ClientId> clients(String... members) {
        return Arrays.stream(members).map(ClientId::new).collect(Collectors.toSet());
    }

    static StoreOutcome<GroupEdit> apply(Store store, GroupEdit edit) {
        BlockingQueue<StoreOutcome<GroupEdit>> outcomes = new LinkedBlockingQueue<>();
        store.apply(edit, outcomes::add);
        return Await.next(outcomes, "the outcome of an edit");
    }

    static void rename(Store store, String client, String name) {
        BlockingQueue<StoreOutcome<ClientName>> outcomes = new LinkedBlockingQueue<>();
        store.rename(new ClientId(client), new ClientName(name, true), outcomes::add);
        Await.next(outcomes, "the outcome of a rename");
    }
}
