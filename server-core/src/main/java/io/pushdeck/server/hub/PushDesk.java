package io.pushdeck.server.hub;

import io.pushdeck.server.hub.PushResult.Reason;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Freezes the audience of each push, hands it to the fan-out, and waits for none. Confined to the hub thread.
final class PushDesk {
    private final HubState state;
    private final Consumer<HubCommand> commands;
    private final Answers answers;
    /// What the fan-out has not come back with yet, by number, in order of pushing.
    private final Map<Long, Underway> underway = new LinkedHashMap<>();

    private long lastNumber;
    private @Nullable FanOut fanOut;
    private int maxPayloadBytes;

    private record Underway(HubCommand.Push push, Audience audience, Reach reach, int connections) {}

    PushDesk(HubState state, Consumer<HubCommand> commands, Answers answers) {
        this.state = state;
        this.commands = commands;
        this.answers = answers;
    }

    /// A fan-out that goes away leaves no push without an answer.
    void listen(@Nullable FanOut newFanOut, int newMaxPayloadBytes) {
        fanOut = newFanOut;
        maxPayloadBytes = newMaxPayloadBytes;
        if (newFanOut == null) {
            List.copyOf(underway.keySet()).forEach(this::giveUp);
        }
    }

    void push(HubCommand.Push push) {
        FanOut currentFanOut = fanOut;
        if (currentFanOut == null) {
            reject(push, new Reason.NotListening());
            return;
        }
        if (push.payloadBytes() > maxPayloadBytes) {
            reject(push, new Reason.TooBig(maxPayloadBytes));
            return;
        }
        Audience audience = push.audience().apply(state.groups());
        Addressed addressed = state.address(audience);
        if (addressed.reach().people() == 0) {
            reject(push, new Reason.NobodyAddressed());
            return;
        }
        List<Connection> connections = addressed.connections();
        long number = ++lastNumber;
        underway.put(number, new Underway(push, audience, addressed.reach(), connections.size()));
        if (connections.isEmpty()) {
            finish(number, new FanOut.Tally(0, 0, 0, 0));
        } else {
            currentFanOut.deliver(
                    push.payload(),
                    push.pushClass(),
                    connections,
                    tally -> commands.accept(new HubCommand.Tallied(number, tally)));
        }
    }

    /// A push that was given up means nothing any more.
    void finish(long number, FanOut.Tally tally) {
        Underway done = underway.remove(number);
        if (done != null) {
            HubCommand.Push push = done.push;
            PushReport report = new PushReport(push.payload(), done.audience, done.reach, tally);
            state.pushed(report);
            answers.give(push.answer(), new PushResult.Pushed(report));
        }
    }

    private void giveUp(long number) {
        Underway lost = underway.get(number);
        if (lost != null) {
            finish(number, new FanOut.Tally(0, 0, 0, lost.connections));
        }
    }

    private void reject(HubCommand.Push push, Reason reason) {
        answers.give(push.answer(), new PushResult.Rejected(reason));
    }
}
