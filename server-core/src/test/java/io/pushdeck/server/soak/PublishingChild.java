package io.pushdeck.server.soak;

import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PushListener;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Pushes until it is killed, and prints number and id of each push once it is said to be accepted.
public final class PublishingChild {
    static final int CLIENTS = 6;

    private static final int AT_ONCE = 50;

    private PublishingChild() {}

    static String client(int number) {
        return "reader-" + number;
    }

    /// Everyone, or half of them.
    static Set<ClientId> audience(int number) {
        return IntStream.range(0, CLIENTS)
                .filter(client -> number % 3 != 1 || client % 2 == 0)
                .mapToObj(client -> new ClientId(client(client)))
                .collect(Collectors.toSet());
    }

    /// Members of a group are known to the server, whether they have been there or not.
    private static void introduce(PushServer server) {
        Set<ClientId> everyone = audience(0);
        if (server.groups().create("Readers", Group.Colour.BLUE).join() instanceof GroupEditResult.Applied applied
                && applied.effective() instanceof GroupEdit.Create created) {
            server.groups().join(created.group(), everyone).join();
        }
    }

    /// @param arguments the data folder, the port or 0, the round, how many to push at most
    public static void main(String[] arguments) throws InterruptedException, IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        try (PushServer server = PushServer.open(Path.of(arguments[0]), PushListener.NONE)) {
            server.listen(ListenConfig.DEFAULT.withPorts(Integer.parseInt(arguments[1]), 0));
            introduce(server);
            out.println("port " + server.listening().orElseThrow().webSocketPort());
            Semaphore places = new Semaphore(AT_ONCE);
            for (int number = 0; number < Integer.parseInt(arguments[3]); number++) {
                places.acquire();
                Announcement text = new Announcement("Round " + arguments[2] + " number " + number, "");
                Audience audience = new Audience(false, Set.of(), audience(number));
                CompletableFuture<PushResult> push = server.pushes().push(text, audience);
                Thread.ofVirtual().name("push").start(() -> {
                    out.println(inWords(push.join()));
                    places.release();
                });
            }
            // Until the parent has seen enough.
            System.in.read();
        }
    }

    private static String inWords(PushResult result) {
        return result instanceof PushResult.Accepted accepted
                ? "accepted " + accepted.push().number() + " " + accepted.push().id()
                : "refused " + result;
    }
}
