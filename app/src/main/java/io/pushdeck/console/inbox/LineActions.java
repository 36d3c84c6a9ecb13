package io.pushdeck.console.inbox;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.ConversationEntry;

/// What can be done with a line of a conversation.
interface LineActions {
    void loadEarlier();

    void openPush(PushId push);

    void why(PushId push, ClientId client);

    /// A message that is too long for its line.
    void showAll(ConversationEntry.Wrote wrote);
}
