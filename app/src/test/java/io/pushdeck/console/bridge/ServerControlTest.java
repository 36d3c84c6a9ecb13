package io.pushdeck.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.ListenConfig;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServerControlTest {
    private final FakeGate gate = new FakeGate();
    private final ServerControl server = new ServerControl(
            gate,
            new Network(),
            Clock.fixed(Sample.NOW, ZoneOffset.UTC),
            ListenConfig.DEFAULT,
            Runnable::run,
            Runnable::run);

    @Test
    void startedItListens() {
        server.start();
        assertEquals(
                new ServerStatus.Listening(ListenConfig.DEFAULT, List.of(), Sample.NOW, Optional.empty()),
                server.statusProperty().get());
    }

    @Test
    void whatCannotBeOpenedIsAStatusAndNoException() {
        gate.failNext("the disk is on fire");
        server.start();
        assertEquals(
                new ServerStatus.Failed("the disk is on fire"),
                server.statusProperty().get());
    }

    @Test
    void otherPortsAreUsedAtOnceIfItListens() {
        server.start();
        server.apply(ListenConfig.DEFAULT.withPorts(9000, 9001));
        assertEquals(List.of("shut 1012", "open 8080 8081", "shut 1012", "open 9000 9001"), gate.calls());
    }

    @Test
    void stoppedItStaysStopped() {
        server.apply(ListenConfig.DEFAULT.withPorts(9000, 9001));
        assertEquals(List.of(), gate.calls());
        assertEquals(new ServerStatus.Stopped(), server.statusProperty().get());
    }
}
