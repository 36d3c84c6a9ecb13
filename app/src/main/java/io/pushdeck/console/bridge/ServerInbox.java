package io.pushdeck.console.bridge;

import io.pushdeck.server.PushServer;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Conversation;
import io.pushdeck.server.message.ConversationPage;
import io.pushdeck.server.message.ConversationPlace;
import io.pushdeck.server.message.ConversationQuery;
import io.pushdeck.server.message.UnreadCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The inbox of the real server: asks it and brings the answers to the JavaFX thread.
public final class ServerInbox implements InboxBackend {
    private static final Logger log = LoggerFactory.getLogger(ServerInbox.class);

    private final PushServer server;
    private final Executor fxThread;
    private final List<Consumer<String>> troubled = new ArrayList<>();

    public ServerInbox(PushServer server, Executor fxThread) {
        this.server = server;
        this.fxThread = fxThread;
    }

    @Override
    public void conversations(ConversationQuery query, Consumer<List<Conversation>> whenDone) {
        answer(server.inbox().conversations(query), whenDone);
    }

    @Override
    public void page(ClientId client, ConversationPlace from, int limit, Consumer<ConversationPage> whenDone) {
        answer(server.inbox().page(client, from, limit), whenDone);
    }

    @Override
    public void unread(Consumer<UnreadCount> whenDone) {
        answer(server.inbox().unread(), whenDone);
    }

    @Override
    public void markRead(Map<ClientId, Long> upTo) {
        answer(server.inbox().markRead(upTo), this::tellIfNot);
    }

    @Override
    public void markUnread(Set<ClientId> clients) {
        answer(server.inbox().markUnread(clients), this::tellIfNot);
    }

    private void tellIfNot(boolean stored) {
        if (!stored) {
            tell("The disk takes nothing at the moment");
        }
    }

    private void tell(String why) {
        List.copyOf(troubled).forEach(each -> each.accept(why));
    }

    @Override
    public Subscription watch(Consumer<Set<ClientId>> onChanged) {
        var watching = server.inbox().watch(changed -> fxThread.execute(() -> onChanged.accept(changed)));
        return watching::close;
    }

    @Override
    public Subscription watchTrouble(Consumer<String> onTrouble) {
        troubled.add(onTrouble);
        return () -> troubled.remove(onTrouble);
    }

    private <T> void answer(CompletableFuture<T> told, Consumer<T> whenDone) {
        told.whenCompleteAsync(
                        (answer, failure) -> {
                            if (failure == null) {
                                whenDone.accept(answer);
                            } else {
                                log.warn("A question about the inbox failed", failure);
                                tell(String.valueOf(failure.getMessage()));
                            }
                        },
                        fxThread)
                .exceptionally(failure -> {
                    log.debug("The inbox gave no answer", failure);
                    return null;
                });
    }
}
