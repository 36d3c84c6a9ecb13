package io.pushdeck.server.store;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Pushes to a crowd until it is killed, and prints the id of each push once it is said to be accepted.
public final class PublishingChild {
    static final int CROWD = 1_500;

    private static final int AT_ONCE = 5;

    private PublishingChild() {}

    /// @param arguments the data folder, the round
    public static void main(String[] arguments) throws InterruptedException {
        try (Store store = Store.open(Path.of(arguments[0]), Clock.systemUTC())) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            Semaphore places = new Semaphore(AT_ONCE);
            List<String> crowd = PushLogTest.crowd(CROWD);
            for (int number = 0; number < 1_000_000; number++) {
                PushId id = new PushId("r" + arguments[1] + "-" + number);
                places.acquire();
                store.log()
                        .accept(
                                new NewPush(
                                        id,
                                        Instant.now(),
                                        new Announcement(id.value(), ""),
                                        StoreDesk.people(crowd, List.of()),
                                        Optional.empty(),
                                        Optional.empty()),
                                outcome -> {
                                    if (outcome instanceof LogOutcome.Logged) {
                                        out.println(id);
                                    }
                                    places.release();
                                });
            }
        }
    }
}
