package io.pushdeck.console.inbox;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Conversation;
import io.pushdeck.server.message.ConversationEntry;

/// Says who somebody is and what was said, on one line.
final class InboxWords {
    static final int LONGEST_NAME = 60;
    private static final int LONGEST = 160;

    private final Texts texts;
    private final Mirror mirror;

    InboxWords(Texts texts, Mirror mirror) {
        this.texts = texts;
        this.mirror = mirror;
    }

    /// As the console knows the client, else as the conversation does.
    String name(Conversation conversation) {
        String known = mirror.nameOf(conversation.client());
        return PlainLine.of(known.equals(conversation.client().value()) ? conversation.name() : known, LONGEST_NAME);
    }

    String name(ClientId client) {
        return PlainLine.of(mirror.nameOf(client), LONGEST_NAME);
    }

    /// What was said last.
    String last(Conversation conversation) {
        String words = PlainLine.of(conversation.words(), LONGEST);
        return switch (conversation.last()) {
            case TEXT -> words;
            case BYTES -> texts.text("inbox.bytes", Long.valueOf(conversation.words()));
            case CLICK -> texts.text("inbox.pressed", words);
            case ANSWER -> texts.text("inbox.last.answer", words);
        };
    }

    /// The title, or the text of one without.
    static String title(Announcement announcement) {
        return PlainLine.of(announcement.title().isEmpty() ? announcement.body() : announcement.title(), LONGEST);
    }

    /// All of it, for the clipboard.
    String plain(ConversationEntry entry) {
        return switch (entry) {
            case ConversationEntry.Wrote wrote -> wrote.text();
            case ConversationEntry.SentBytes bytes -> texts.text("inbox.bytes", bytes.bytes());
            case ConversationEntry.Clicked clicked ->
                texts.text("inbox.pressed", PlainLine.of(clicked.button(), LONGEST));
            case ConversationEntry.Pushed pushed -> text(pushed.push().announcement());
        };
    }

    /// Title and text.
    static String text(Announcement announcement) {
        return (announcement.title() + "\n" + announcement.body()).strip();
    }

    /// Whether nobody has this id any more.
    boolean isOver(ClientId client) {
        return client.isGuest() && !mirror.isOnline(client);
    }
}
