package io.pushdeck.server.hub;

import io.pushdeck.server.hub.PushResult.Reason;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.protocol.FrameCodec;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Freezes the audience of each push, hands it to the fan-out, and waits for none. Confined to the hub thread.
final class PushDesk {
    private final HubState state;
    private final Outlet outlet;
    private final Consumer<HubCommand> commands;
    private final Answers answers;
    /// What the fan-out has not come back with yet, by number, in order of pushing.
    private final Map<Long, Underway> underway = new LinkedHashMap<>();

    private long lastNumber;

    private static final class Underway {
        private final HubCommand.Push push;
        private final Addressed addressed;
        /// How many fan-outs have not come back.
        private int left;

        private FanOut.Tally sum = new FanOut.Tally(0, 0, 0, 0);

        Underway(HubCommand.Push push, Addressed addressed, int fanOuts) {
            this.push = push;
            this.addressed = addressed;
            this.left = fanOuts;
        }

        boolean add(FanOut.Tally more) {
            sum = new FanOut.Tally(
                    sum.written() + more.written(),
                    sum.queued() + more.queued(),
                    sum.full() + more.full(),
                    sum.gone() + more.gone(),
                    sum.leftOut() + more.leftOut());
            left--;
            return left <= 0;
        }
    }

    PushDesk(HubState state, Outlet outlet, Consumer<HubCommand> commands, Answers answers) {
        this.state = state;
        this.outlet = outlet;
        this.commands = commands;
        this.answers = answers;
    }

    /// A fan-out that went away leaves no push without an answer.
    void giveUp() {
        List.copyOf(underway.keySet()).forEach(this::giveUp);
    }

    void push(HubCommand.Push push) {
        FanOut fanOut = outlet.fanOut();
        if (fanOut == null) {
            reject(push, new Reason.NotListening());
            return;
        }
        if (push.payloadBytes() > outlet.maxPayloadBytes()) {
            reject(push, new Reason.TooBig(outlet.maxPayloadBytes()));
            return;
        }
        Audience audience = push.audience().apply(state.groups());
        if (audience.isMixed()) {
            reject(push, new Reason.MixedAudience());
            return;
        }
        Addressed addressed = state.address(audience);
        if (addressed.audience().reach().people() == 0) {
            reject(push, new Reason.NobodyAddressed());
            return;
        }
        long number = ++lastNumber;
        int fanOuts =
                (addressed.plain().isEmpty() ? 0 : 1) + (addressed.framed().isEmpty() ? 0 : 1);
        underway.put(number, new Underway(push, addressed, fanOuts));
        if (fanOuts == 0) {
            finish(number, new FanOut.Tally(0, 0, 0, 0));
        }
        if (!addressed.plain().isEmpty()) {
            deliver(fanOut, number, push.payload(), push.pushClass(), addressed.plain());
        }
        if (!addressed.framed().isEmpty()) {
            deliver(fanOut, number, framed(push.payload()), push.pushClass(), addressed.framed());
        }
    }

    private void deliver(FanOut fanOut, long number, Payload payload, PushClass pushClass, List<Connection> to) {
        fanOut.deliver(payload, pushClass, to, tally -> commands.accept(new HubCommand.Tallied(number, tally)));
    }

    /// What a client that takes frames gets for it.
    private static Payload framed(Payload payload) {
        return switch (payload) {
            case Payload.Text text -> Payload.text(FrameCodec.encode(new ServerFrame.Message(text.text())));
            case Payload.Binary binary -> binary;
        };
    }

    /// A push that was given up means nothing any more.
    void finish(long number, FanOut.Tally tally) {
        Underway going = underway.get(number);
        if (going != null && going.add(tally)) {
            underway.remove(number);
            PushReport report = new PushReport(
                    going.push.payload(),
                    going.addressed.audience().chosen(),
                    going.addressed.audience().reach(),
                    going.sum);
            state.pushed(report);
            answers.give(going.push.answer(), new PushResult.Pushed(report));
        }
    }

    private void giveUp(long number) {
        Underway lost = underway.get(number);
        if (lost != null) {
            FanOut.Tally sum = lost.sum;
            int rest = lost.addressed.connections() - sum.written() - sum.queued() - sum.full() - sum.gone();
            lost.left = 1;
            finish(number, new FanOut.Tally(0, 0, 0, rest));
        }
    }

    private void reject(HubCommand.Push push, Reason reason) {
        answers.give(push.answer(), new PushResult.Rejected(reason));
    }
}
