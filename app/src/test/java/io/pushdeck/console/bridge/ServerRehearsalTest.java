package io.pushdeck.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PushListener;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.rehearsal.Behaviour;
import io.pushdeck.server.rehearsal.Mix;
import io.pushdeck.server.rehearsal.RehearsalStatus;
import io.pushdeck.server.rehearsal.RehearsalStatus.Phase;
import io.pushdeck.server.rehearsal.StartResult;
import io.pushdeck.server.testing.Await;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rehearsals with the real server.
class ServerRehearsalTest {
    private static final Mix THREE = new Mix(3, 0, 0, 0, 0, 1);

    private final ExecutorService fxThread = Executors.newSingleThreadExecutor();
    private final BlockingQueue<StartResult> started = new LinkedBlockingQueue<>();
    private final BlockingQueue<RehearsalStatus> told = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private PushServer server;

    @SuppressWarnings("NullAway.Init") // before each test
    private ServerRehearsal rehearsal;

    @BeforeEach
    void open() {
        server = PushServer.open(folder.resolve("data"), PushListener.NONE);
        rehearsal = new ServerRehearsal(server, fxThread);
    }

    @AfterEach
    void close() {
        server.close();
        fxThread.shutdown();
    }

    private void start() {
        rehearsal.start(THREE, Map.of(Behaviour.STEADY, "稳定"), started::add);
    }

    private RehearsalStatus awaitPhase(Phase phase) {
        while (true) {
            RehearsalStatus status = Await.next(told, phase.toString());
            if (status.phase() == phase) {
                return status;
            }
        }
    }

    @Test
    void whatHappensIsToldUntilItsEnd() {
        server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
        rehearsal.watch(told::add);
        start();
        assertEquals(StartResult.STARTED, Await.next(started, "the start"));
        assertEquals(3, awaitPhase(Phase.RUNNING).met());
        rehearsal.end();
        assertEquals(RehearsalStatus.NONE, awaitPhase(Phase.NONE));
    }

    @Test
    void withoutAPortThereIsNone() {
        start();
        assertEquals(StartResult.NOT_LISTENING, Await.next(started, "the start"));
    }
}
