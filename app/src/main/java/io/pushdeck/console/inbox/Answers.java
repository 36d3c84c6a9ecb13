package io.pushdeck.console.inbox;

import io.pushdeck.console.bridge.PushNews;
import io.pushdeck.console.bridge.PushRequest;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.sending.Letter;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushClass;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Sends answers as every push is sent, so that they can be taken back; what comes back returns to the field it was
/// written in.
final class Answers {
    private static final int LONGEST_TITLE = 60;

    private final Desk desk;
    private final Texts texts;
    private final ConversationModel model;
    private final BiConsumer<ClientId, String> onBack;

    /// @param onBack given an answer that did not leave
    Answers(Desk desk, ConversationModel model, BiConsumer<ClientId, String> onBack) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.onBack = onBack;
    }

    /// @param text neither blank nor longer than an announcement
    void send(ClientId to, String text) {
        int number = model.leave(to, text);
        desk.departures()
                .dispatch(new Letter(
                        PlainLine.of(text, LONGEST_TITLE),
                        1,
                        false,
                        () -> new PushRequest(
                                new Announcement("", text), PushClass.ANNOUNCEMENT, Audience.of(to), Optional.empty()),
                        () -> back(to, number, text),
                        news -> hear(news, to, number, text)));
    }

    private void back(ClientId to, int number, String text) {
        model.stay(to, number);
        onBack.accept(to, text);
    }

    private void hear(PushNews news, ClientId to, int number, String text) {
        switch (news) {
            case PushNews.Accepted accepted -> model.left(to, number, accepted.push());
            case PushNews.Refused refused -> {
                back(to, number, text);
                desk.toasts().error(texts.text("inbox.refused", why(refused.refusal())));
            }
            case PushNews.Ended ended -> {}
        }
    }

    private String why(PushNews.Refusal refusal) {
        return switch (refusal) {
            case PushNews.Refusal.NobodyAddressed nobody -> texts.text("inbox.refused.nobody");
            case PushNews.Refusal.NotListening stopped -> texts.text("inbox.refused.stopped");
            // One conversation is with one client.
            case PushNews.Refusal.MixedAudience nobody -> texts.text("inbox.refused.nobody");
            case PushNews.Refusal.TooBig big -> texts.text("inbox.refused.big");
            case PushNews.Refusal.LookingOnly looking -> texts.text("roles.refused");
            case PushNews.Refusal.NotStored failed -> texts.text("inbox.refused.stored", failed.detail());
        };
    }
}
