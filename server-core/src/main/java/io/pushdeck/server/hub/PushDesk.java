package io.pushdeck.server.hub;

import io.pushdeck.server.hub.PushResult.Reason;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Freezes the audience of each push, hands it to the fan-out, and waits for none. Confined to the hub thread.
final class PushDesk {
    private final HubState state;
    private final Consumer<HubCommand> commands;
    private final Answers answers;
    /// What the fan-out has not come back with yet, in order of pushing; with the report if it never does.
    private final Map<CompletableFuture<PushResult>, PushReport> underway = new LinkedHashMap<>();

    private @Nullable FanOut fanOut;
    private int maxPayloadBytes;

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
            List.copyOf(underway.entrySet()).forEach(entry -> finish(entry.getKey(), entry.getValue()));
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
        Set<ClientId> people = state.resolve(audience);
        if (people.isEmpty()) {
            reject(push, new Reason.NobodyAddressed());
            return;
        }
        Reach reach = state.reachOf(people);
        List<Connection> connections = state.connectionsOf(people);
        underway.put(push.answer(), report(push, audience, reach, new FanOut.Tally(0, 0, 0, connections.size())));
        if (connections.isEmpty()) {
            tallied(new HubCommand.Tallied(push, report(push, audience, reach, new FanOut.Tally(0, 0, 0, 0))));
            return;
        }
        currentFanOut.deliver(
                push.payload(),
                connections,
                tally -> commands.accept(new HubCommand.Tallied(push, report(push, audience, reach, tally))));
    }

    private static PushReport report(HubCommand.Push push, Audience audience, Reach reach, FanOut.Tally tally) {
        return new PushReport(push.payload(), audience, reach, tally);
    }

    void tallied(HubCommand.Tallied tallied) {
        if (underway.containsKey(tallied.push().answer())) {
            finish(tallied.push().answer(), tallied.report());
        }
    }

    private void finish(CompletableFuture<PushResult> answer, PushReport report) {
        underway.remove(answer);
        state.pushed(report);
        answers.give(answer, new PushResult.Pushed(report));
    }

    private void reject(HubCommand.Push push, Reason reason) {
        answers.give(push.answer(), new PushResult.Rejected(reason));
    }
}
