package io.pushdeck.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubListener;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.PushRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandOutsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
    private static final PushId PUSH = new PushId("p1");
    private static final FrozenAudience AUDIENCE = new FrozenAudience(
            Audience.EVERYONE, List.of(new ClientId("anna"), new ClientId("ben")), List.of(new ClientId("carla")));
    private static final PushNews ACCEPTED = new PushNews.Accepted(PUSH, AUDIENCE);
    private static final PushNews ENDED = new PushNews.Ended(new PushOutcome(1, 0, 0, 0, 0, 1, 1));

    private final HandOuts handOuts = new HandOuts();
    private final HubListener listener = handOuts.listener(Runnable::run);
    private final List<PushNews> news = new ArrayList<>();

    private void accept() {
        PushRecord record = new PushRecord(
                PUSH,
                1,
                NOW,
                1,
                new Announcement("Tonight", ""),
                Audience.EVERYONE,
                3,
                Optional.empty(),
                Optional.empty());
        handOuts.follow(new PushResult.Accepted(record, AUDIENCE), news::add);
    }

    private void handOut() {
        listener.event(1, new HubEvent.PushHandedOut(PUSH, 1, 0, 0, 0, 1, NOW));
    }

    @Test
    void theEndIsToldAfterTheAcceptanceWhicheverIsHeardFirst() {
        accept();
        assertEquals(List.of(ACCEPTED), news);
        handOut();
        assertEquals(List.of(ACCEPTED, ENDED), news);
        news.clear();
        handOut();
        assertEquals(List.of(), news);
        accept();
        assertEquals(List.of(ACCEPTED, ENDED), news);
    }

    @Test
    void aRefusalIsToldInTheConsolesWords() {
        handOuts.follow(new PushResult.Rejected(new PushResult.Reason.NotStored("disk full")), news::add);
        assertEquals(List.of(new PushNews.Refused(new PushNews.Refusal.NotStored("disk full"))), news);
    }
}
