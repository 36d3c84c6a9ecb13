package io.pushdeck.console.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.testing.FakeBackend;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.Pace;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.Repetition;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.TextFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDraftTest {
    private static final ClientId ANNA = new ClientId("anna");
    private static final ClientId BO = new ClientId("bo");
    private static final Draft WRITTEN = new Draft(
            "Gate closes",
            "**West** stairs",
            TextFormat.MARKDOWN,
            Severity.CRITICAL,
            "bell",
            "https://example.org",
            "Map",
            List.of("I am out", "Help"),
            new Expiry(Expiry.Kind.AT, Optional.of(LocalDate.of(2026, 11, 24)), "17:30"),
            true,
            new Course(
                    Optional.of(Duration.ofMinutes(5)),
                    Optional.of(new Repetition(Duration.ofMinutes(2), 20)),
                    Optional.of(new Pace(Duration.ofMinutes(30)))),
            new Announcement.Manner(true, false, true));

    @TempDir
    private Path folder;

    /// What a start of the program finds.
    private static final class Start implements AutoCloseable {
        final Preferences preferences;
        final DraftModel draft;
        final AudienceModel audience;
        final ObjectProperty<PushClass> pushClass = new SimpleObjectProperty<>(PushClass.ANNOUNCEMENT);
        final KeptDraft kept;

        Start(Path folder) {
            preferences = new Preferences(folder);
            Mirror mirror = new Mirror();
            FakeBackend backend = new FakeBackend(mirror, Sample.snapshot(10));
            audience = new AudienceModel(mirror, backend);
            draft = new DraftModel(preferences.text("compose.title", ""), preferences.text("compose.text", ""));
            kept = new KeptDraft(preferences, draft, audience, pushClass);
        }

        @Override
        public void close() {
            kept.close();
            audience.close();
            preferences.close();
        }
    }

    @Test
    void whatIsHalfWrittenSurvivesARestart() {
        Whom whom = new Whom(
                List.of(new Recipient.OfGroup(Sample.WAREHOUSE.id()), new Recipient.OfClient(ANNA)), Set.of(BO), false);
        try (Start first = new Start(folder)) {
            first.draft.put(WRITTEN);
            first.audience.put(whom);
            first.pushClass.set(PushClass.LIVE);
        }
        try (Start second = new Start(folder)) {
            assertEquals(WRITTEN, second.draft.draft());
            assertEquals(whom.items(), second.audience.whom().items());
            assertEquals(PushClass.LIVE, second.pushClass.get());
            second.draft.put(Draft.EMPTY);
        }
        try (Start third = new Start(folder)) {
            assertEquals(Draft.EMPTY, third.draft.draft());
        }
    }

    @Test
    void whomItIsForIsWrittenAndReadAgain() {
        Whom whom = new Whom(
                List.of(
                        new Recipient.Everyone(),
                        new Recipient.OfGroup(Sample.SHANGHAI.id()),
                        new Recipient.OfClient(ANNA),
                        new Recipient.Several(Set.of(ANNA, BO))),
                Set.of(BO),
                true);
        assertEquals(whom, KeptDraft.read(KeptDraft.write(whom)));
    }

    @Test
    void guestsAreNotKeptAndNonsenseIsLeftOut() {
        Whom guest = new Whom(List.of(new Recipient.OfClient(new ClientId("guest-7"))), Set.of(), false);
        assertEquals(List.of(), KeptDraft.read(KeptDraft.write(guest)).items());
        assertEquals(
                new Whom(List.of(new Recipient.OfClient(ANNA)), Set.of(), false),
                KeptDraft.read("group=x client= client=anna several=,, nonsense"));
    }
}
