package io.pushdeck.server.hub;

import io.pushdeck.server.group.GroupBook;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.protocol.Decoded;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut;
import io.pushdeck.server.session.IdentityTrust;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the hub thread is asked to do, one after the other. Immutable, but for the answers.
sealed interface HubCommand {
    record Opened(Connection connection) implements HubCommand {}

    record Received(SessionId session, Payload payload) implements HubCommand {}

    /// What a client that speaks `pushdeck.v1` says.
    record Said(SessionId session, Decoded said) implements HubCommand {}

    record Closed(SessionId session, CloseReason reason) implements HubCommand {}

    record Trouble(String whatHappened) implements HubCommand {}

    record Trust(IdentityTrust trust) implements HubCommand {}

    /// @param fanOut null once the server no longer listens
    record Listen(@Nullable FanOut fanOut, int maxPayloadBytes) implements HubCommand {}

    record Edit(GroupEdit edit, CompletableFuture<GroupEditResult> answer) implements HubCommand {
        @Override
        public void abandon(Answers answers, Throwable cause) {
            answers.fail(answer, cause);
        }
    }

    record Rename(ClientId client, ClientName name, CompletableFuture<ClientName> answer) implements HubCommand {
        @Override
        public void abandon(Answers answers, Throwable cause) {
            answers.fail(answer, cause);
        }
    }

    record Disconnect(Set<SessionId> sessions, int code, String reason) implements HubCommand {}

    /// @param payloadBytes found on the thread of the caller, since it costs an encoding
    /// @param audience     found on the hub thread, since a group's name may change any time
    record Push(
            Payload payload,
            int payloadBytes,
            PushClass pushClass,
            Function<GroupBook, Audience> audience,
            CompletableFuture<PushResult> answer)
            implements HubCommand {
        @Override
        public void abandon(Answers answers, Throwable cause) {
            answers.fail(answer, cause);
        }
    }

    /// A fan-out came back.
    record Tallied(long push, FanOut.Tally tally) implements HubCommand {}

    /// Whom an audience means now.
    ///
    /// @param whenFrozen on the hub thread
    record Freeze(Audience audience, Consumer<Frozen> whenFrozen, Consumer<Throwable> whenClosed)
            implements HubCommand {
        @Override
        public void abandon(Answers answers, Throwable cause) {
            whenClosed.accept(cause);
        }
    }

    record Publish(Publication publication) implements HubCommand {}

    /// @param whenSettled on the hub thread
    record StopPush(PushId push, Runnable whenSettled) implements HubCommand {}

    record Acted(ClientId client, PushRecord push, String action) implements HubCommand {}

    /// Says goodbye to all that take frames.
    record Farewell(ServerFrame.Bye bye, CompletableFuture<Boolean> answer) implements HubCommand {
        @Override
        public void abandon(Answers answers, Throwable cause) {
            answers.fail(answer, cause);
        }
    }

    /// What the hub itself has to do once something that it asked for has come.
    record Continue(Runnable action) implements HubCommand {}

    record Subscribe(HubListener listener, Subscription subscription) implements HubCommand {}

    record Unsubscribe(Subscription subscription) implements HubCommand {}

    /// Looks at the counters of every connection.
    record Measure() implements HubCommand {}

    record Stop() implements HubCommand {}

    /// The command cannot be carried out: tells whoever waits for the answer.
    default void abandon(Answers answers, Throwable cause) {}
}
