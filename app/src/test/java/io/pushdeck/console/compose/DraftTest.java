package io.pushdeck.console.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.Link;
import io.pushdeck.server.message.Pace;
import io.pushdeck.server.message.Repetition;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.TextFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    private final DraftModel model = new DraftModel(new SimpleStringProperty("Drill"), new SimpleStringProperty(""));

    private Optional<Problem> problem() {
        return model.draft().problem(NOW, SHANGHAI);
    }

    @Test
    void everyPartBecomesPartOfTheAnnouncement() {
        Course course = new Course(
                Optional.of(Duration.ofMinutes(5)),
                Optional.of(new Repetition(Duration.ofMinutes(2), 5)),
                Optional.of(new Pace(Duration.ofMinutes(30))));
        model.put(new Draft(
                "Fire drill",
                "Leave by the **west** stairs",
                TextFormat.MARKDOWN,
                Severity.WARNING,
                "bell",
                " https://shop.example/plan ",
                "Plan",
                List.of("I am out", "", "我需要帮助"),
                Expiry.of(Expiry.Kind.HOUR),
                true,
                course,
                new Announcement.Manner(true, true, false)));
        assertEquals(Optional.empty(), problem());
        assertEquals(course, model.draft().courseTaken());
        assertEquals(
                new Announcement(
                        "Fire drill",
                        "Leave by the **west** stairs",
                        TextFormat.MARKDOWN,
                        Severity.WARNING,
                        "bell",
                        Optional.of(new Link("https://shop.example/plan", "Plan")),
                        List.of(new Action("i-am-out", "I am out"), new Action("button-2", "我需要帮助")),
                        Optional.of(Instant.parse("2026-11-23T10:30:00Z")),
                        true,
                        new Announcement.Manner(true, true, false)),
                model.draft().announcement(NOW, SHANGHAI));
    }

    @Test
    void aPlainTextIsAnAnnouncementWithoutAnythingElse() {
        assertEquals(new Announcement("Drill", ""), model.draft().announcement(NOW, SHANGHAI));
    }

    @Test
    void buttonsGetIdsOfTheirOwn() {
        model.buttonsProperty().set(List.of("Ack", "Yes!", "yes"));
        assertEquals(
                List.of(new Action("button-1", "Ack"), new Action("yes", "Yes!"), new Action("button-3", "yes")),
                model.draft().actions());
        model.buttonsProperty().set(List.of("A very long label with words that go on and"));
        assertEquals(Optional.of(Problem.of(Problem.Kind.BUTTON, 3)), problem());
    }

    @Test
    void thereAreAtMostThreeButtons() {
        for (int i = 0; i < 5; i++) {
            model.addButton();
        }
        model.labelButton(1, "Second");
        model.removeButton(0);
        assertEquals(List.of("Second", ""), model.buttonsProperty().get());
    }

    @Test
    void onlyWebAddressesAreLinks() {
        for (String wrong :
                List.of("shop.example", "javascript:alert(1)", "ftp://shop.example", "http:/x", "https://")) {
            model.linkUrlProperty().set(wrong);
            assertEquals(Optional.of(Problem.of(Problem.Kind.LINK)), problem(), wrong);
        }
        model.linkUrlProperty().set("");
        model.linkLabelProperty().set("Plan");
        assertEquals(Optional.of(Problem.of(Problem.Kind.LINK)), problem());
        model.linkUrlProperty().set("http://shop.example");
        assertEquals(Optional.empty(), problem());
        model.linkLabelProperty().set("x".repeat(62));
        assertEquals(Optional.of(Problem.of(Problem.Kind.LINK_LABEL, 2)), problem());
    }

    @Test
    void jsonIsCheckedAsItIsTyped() {
        model.formatProperty().set(TextFormat.JSON);
        assertEquals(Optional.empty(), problem());
        model.bodyProperty().set("{\n  \"till\": 4,");
        assertEquals(Optional.of(Problem.of(Problem.Kind.JSON_ENDS_EARLY, 2, 13)), problem());
        model.bodyProperty().set("{\n  \"till\": 4,}");
        assertEquals(Optional.of(Problem.of(Problem.Kind.JSON_UNEXPECTED, 2, 13)), problem());
        model.bodyProperty().set("{\n  \"till\": 4}");
        assertEquals(Optional.empty(), problem());
        assertEquals(
                new Announcement("Drill", "{\n  \"till\": 4}").withFormat(TextFormat.JSON),
                model.draft().announcement(NOW, SHANGHAI));
        model.bodyProperty().set("{} {}");
        assertEquals(Optional.of(Problem.of(Problem.Kind.JSON_MORE, 1, 4)), problem());
        model.formatProperty().set(TextFormat.PLAIN);
        assertEquals(Optional.empty(), problem());
    }

    @Test
    void todayEndsAtMidnightWhereTheOperatorIs() {
        assertEquals(
                Optional.of(Instant.parse("2026-11-23T16:00:00Z")),
                Expiry.of(Expiry.Kind.TODAY).end(NOW, SHANGHAI));
        assertEquals(
                Optional.of(Instant.parse("2026-11-23T09:45:00Z")),
                Expiry.of(Expiry.Kind.MINUTES_15).end(NOW, SHANGHAI));
    }

    @Test
    void aTimeOfOnesOwnHasToBeReadableAndToCome() {
        LocalDate today = LocalDate.of(2026, 11, 23);
        model.expiryProperty().set(new Expiry(Expiry.Kind.AT, Optional.of(today), "half past"));
        assertEquals(Optional.of(Problem.of(Problem.Kind.NO_TIME)), problem());
        model.expiryProperty().set(new Expiry(Expiry.Kind.AT, Optional.empty(), "18:00"));
        assertEquals(Optional.of(Problem.of(Problem.Kind.NO_TIME)), problem());
        model.expiryProperty().set(new Expiry(Expiry.Kind.AT, Optional.of(today), "17:30"));
        assertEquals(Optional.of(Problem.of(Problem.Kind.PAST)), problem());
        Expiry coming = new Expiry(Expiry.Kind.AT, Optional.of(today), " 18：05");
        model.expiryProperty().set(coming);
        assertEquals(Optional.empty(), problem());
        assertEquals(Optional.of(Instant.parse("2026-11-23T10:05:00Z")), coming.end(NOW, SHANGHAI));
    }

    @Test
    void withoutAcknowledgementNothingGetsLouderOrIsRepeated() {
        model.escalateAfterProperty().set(Optional.of(Duration.ofMinutes(5)));
        model.repeatMinutesProperty().set(5);
        assertEquals(Course.USUAL, model.draft().courseTaken());
    }

    @Test
    void isKnownByItsTitleOrItsFirstLine() {
        assertEquals("Drill", model.draft().name());
        model.titleProperty().set("");
        model.bodyProperty().set("\n  " + "Doors open ".repeat(10) + "\nand close");
        assertEquals(
                "Doors open Doors open Doors open Doors open Doors open Doors…",
                model.draft().name());
    }
}
