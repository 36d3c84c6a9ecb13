package io.pushdeck.console.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.Network;
import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import io.pushdeck.server.transport.Limits;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsModelTest {
    private final FakeGate gate = new FakeGate();
    private final ServerControl server = new ServerControl(
            gate, new Network(), Clock.systemUTC(), ListenConfig.DEFAULT, Runnable::run, Runnable::run);
    private final LimitsModel model = new LimitsModel(server);

    @Test
    void atFirstItShowsWhatIsInUse() {
        assertEquals("64 KB", model.typed(Limit.FRAME_BYTES).get());
        assertEquals("5 s", model.typed(Limit.HANDSHAKE_TIME).get());
        assertEquals(SlowPolicy.KEEP_LATEST, model.policy(PushClass.LIVE).get());
        assertEquals(0, model.changes());
        assertTrue(model.isAllDefault());
    }

    @Test
    void whatIsTypedHoldsAtOnceAndNobodyIsDisconnected() {
        server.start();
        model.typed(Limit.CONNECTIONS).set("2,500");
        model.typed(Limit.OUTBOX_AGE).set("3 s");
        model.policy(PushClass.ANNOUNCEMENT).set(SlowPolicy.DROP_OLDEST);
        model.compressedProperty().set(false);
        assertEquals(4, model.changes());
        model.apply();
        assertEquals(0, model.changes());
        assertEquals(List.of("shut 1012", "open 8080 8081", "tune"), gate.calls());
        assertEquals(2_500, gate.limits().connections().max());
        assertEquals(Duration.ofSeconds(3), gate.limits().outgoing().outboxAge());
        assertEquals(SlowPolicy.DROP_OLDEST, gate.limits().outgoing().announcements());
        assertFalse(server.configProperty().get().compression().enabled());
    }

    @Test
    void nothingIsAppliedWhileSomethingIsOutOfRange() {
        server.start();
        model.typed(Limit.CONNECTIONS).set("100");
        model.typed(Limit.HEADERS).set("0");
        assertEquals(Optional.of(new LimitsModel.Range(1, 10_000)), model.problem(Limit.HEADERS));
        assertTrue(model.hasProblem());
        model.apply();
        assertEquals(List.of("shut 1012", "open 8080 8081"), gate.calls());
    }

    @Test
    void aMessageIsAtLeastAsLongAsAFrame() {
        model.typed(Limit.FRAME_BYTES).set("1 MB");
        assertEquals(Optional.of(new LimitsModel.Range(1 << 20, 64 << 20)), model.problem(Limit.MESSAGE_BYTES));
        model.typed(Limit.MESSAGE_BYTES).set("1 MB");
        assertEquals(Optional.empty(), model.problem(Limit.MESSAGE_BYTES));
    }

    @Test
    void oneAndAllGoBackToTheirDefaults() {
        model.typed(Limit.HEADERS).set("12");
        model.typed(Limit.CONNECTIONS).set("nonsense");
        assertFalse(model.isDefault(Limit.HEADERS));
        model.restore(Limit.HEADERS);
        assertTrue(model.isDefault(Limit.HEADERS));
        assertFalse(model.isAllDefault());
        model.restoreAll();
        assertTrue(model.isAllDefault());
        assertEquals(0, model.changes());
    }

    @Test
    void whatElseChangesInTheServerLeavesWhatIsTyped() {
        model.typed(Limit.HEADERS).set("12");
        server.apply(ListenConfig.DEFAULT.withShared(true));
        assertEquals("12", model.typed(Limit.HEADERS).get());
        model.discard();
        assertEquals("64", model.typed(Limit.HEADERS).get());
    }

    /// The page must not offer what the server refuses.
    @Test
    void theServerAcceptsBothEndsOfEveryRange() {
        assertDoesNotThrow(() -> Limit.assemble(Limit::least, ListenConfig.DEFAULT));
        assertDoesNotThrow(() -> Limit.assemble(Limit::most, ListenConfig.DEFAULT));
    }

    @Test
    void assemblingWhatWasReadGivesTheSame() {
        Limits.Times times = new Limits.Times(Duration.ofSeconds(7), Duration.ofSeconds(4));
        ListenConfig config = ListenConfig.DEFAULT.withLimits(Limits.defaults().withTimes(times));
        assertEquals(config, Limit.assemble(limit -> limit.of(config), config));
    }
}
