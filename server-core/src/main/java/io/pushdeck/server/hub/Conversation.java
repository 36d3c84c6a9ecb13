package io.pushdeck.server.hub;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.protocol.ClientFrame;
import io.pushdeck.server.protocol.Decoded;
import io.pushdeck.server.protocol.ServerFrame.Refusal.Code;
import io.pushdeck.server.protocol.ServerFrame.Reply;
import io.pushdeck.server.session.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What clients that were welcomed with `pushdeck.v1` say. Confined to the hub thread.
final class Conversation {
    private final HubState state;
    private final HubPorts ports;
    private final Outlet outlet;
    private final Clock clock;
    private final Executor hubThread;

    Conversation(HubState state, HubPorts ports, Outlet outlet, Clock clock, Executor hubThread) {
        this.state = state;
        this.ports = ports;
        this.outlet = outlet;
        this.clock = clock;
        this.hubThread = hubThread;
    }

    void said(Roster.Entry from, Decoded said) {
        switch (said) {
            case Decoded.Frame frame -> said(from, frame.frame());
            case Decoded.Refused refused ->
                outlet.send(new Reply(refused.id(), Optional.of(refused.refusal())), from.connection());
            case Decoded.NoFrame noFrame -> from.connection().close(CloseReason.NO_FRAME, noFrame.words());
        }
    }

    private void said(Roster.Entry from, ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Hello again ->
                refuse(from, OptionalLong.empty(), Code.ALREADY_WELCOME, "There was a hello before");
            case ClientFrame.Message message -> {
                state.received(from, Payload.text(message.text()));
                if (message.id().isPresent()) {
                    outlet.send(Reply.ok(message.id()), from.connection());
                }
            }
            case ClientFrame.Receipt receipt ->
                ports.log()
                        .receipt(
                                from.view().client(), receipt, clock.instant(), () -> kept(receipt, from.connection()));
            case ClientFrame.Join join -> edit(from, join.id(), join.group(), GroupEdit.Join::new);
            case ClientFrame.Leave leave -> edit(from, leave.id(), leave.group(), GroupEdit.Leave::new);
            case ClientFrame.Pong ignored -> {
                // It came, and that is all it is for.
            }
        }
    }

    /// The answer to a receipt is the proof that it is on disk: until then its client says it again after a cut.
    private void kept(ClientFrame.Receipt receipt, Connection from) {
        if (receipt.id().isPresent()) {
            hubThread.execute(() -> outlet.send(Reply.ok(receipt.id()), from));
        }
    }

    private void edit(
            Roster.Entry from, OptionalLong id, String name, BiFunction<GroupId, Set<ClientId>, GroupEdit> how) {
        if (!from.isBelieved()) {
            refuse(from, id, Code.FORBIDDEN, "This client may not choose its groups");
            return;
        }
        if (from.view().client().isSimulated()) {
            refuse(from, id, Code.FORBIDDEN, "Simulated clients are in no group");
            return;
        }
        @Nullable Group group = state.groups().findByName(name);
        if (group == null) {
            refuse(from, id, Code.NO_SUCH_GROUP, "There is no group \"" + name + "\"");
            return;
        }
        if (group.isSmart()) {
            refuse(from, id, Code.FORBIDDEN, "The members of \"" + name + "\" come from a rule");
            return;
        }
        GroupEdit edit = how.apply(group.id(), Set.of(from.view().client()));
        ports.groups().keep(edit, trouble -> hubThread.execute(() -> answer(from, id, edit, trouble)));
    }

    private void answer(Roster.Entry from, OptionalLong id, GroupEdit edit, Optional<GroupEditResult.Reason> trouble) {
        if (trouble.isEmpty()) {
            state.edit(edit);
            outlet.send(Reply.ok(id), from.connection());
        } else if (trouble.get() instanceof GroupEditResult.Reason.NoSuchGroup) {
            refuse(from, id, Code.NO_SUCH_GROUP, "There is no such group any more");
        } else if (trouble.get() instanceof GroupEditResult.Reason.ByRule) {
            refuse(from, id, Code.FORBIDDEN, "The members of this group come from a rule");
        } else {
            refuse(from, id, Code.UNAVAILABLE, "It could not be stored; try again later");
        }
    }

    private void refuse(Roster.Entry from, OptionalLong id, Code code, String message) {
        outlet.send(Reply.refused(id, code, message), from.connection());
    }
}
