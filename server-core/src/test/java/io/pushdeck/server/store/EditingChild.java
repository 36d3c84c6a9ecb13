package io.pushdeck.server.store;

import io.pushdeck.server.group.GroupEdit;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Semaphore;

/// Adds members to a group until it is killed, and prints each once it is said to be on disk.
public final class EditingChild {
    private static final int AT_ONCE = 500;

    private EditingChild() {}

    /// @param arguments the data folder, the round
    public static void main(String[] arguments) throws InterruptedException {
        try (Store store = Store.open(Path.of(arguments[0]), Clock.systemUTC())) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            store.apply(StoreFixture.creation(1, "Crew"), created -> {});
            Semaphore places = new Semaphore(AT_ONCE);
            for (int number = 0; number < 1_000_000; number++) {
                String member = "r" + arguments[1] + "-" + number;
                places.acquire();
                store.apply(new GroupEdit.Join(StoreFixture.id(1), StoreFixture.clients(member)), outcome -> {
                    if (outcome instanceof StoreOutcome.Stored<?>) {
                        out.println(member);
                    }
                    places.release();
                });
            }
        }
    }
}
