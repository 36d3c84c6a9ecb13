package io.pushdeck.console.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileListTest {
    private static final Path STANDARD = Path.of("/data/pushdeck");
    private static final Path SCHOOL = Path.of("/data/school");
    private static final Path HALL = Path.of("/data/hall");
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final ProfileList list =
            ProfileList.of(STANDARD).with(Profile.of("School", SCHOOL)).with(Profile.of(" Hall ", HALL));

    @Test
    void namesThatLookTheSameAreTheSame() {
        assertEquals(Optional.of(Profile.of("School", SCHOOL)), list.named(" sCHOOL "));
        ProfileList accented = list.with(Profile.of("Caf\u00e9", Path.of("/data/cafe")));
        assertEquals(Optional.of(NameProblem.TAKEN), accented.problemOf("cafe\u0301", Optional.empty()));
        assertEquals(Optional.empty(), list.named("Scho"));
    }

    @Test
    void theStandardOneIsCalledSoInEveryLanguageAndNobodyElseIs() {
        assertEquals(Optional.of(list.standard()), list.named("Default"));
        assertEquals(Optional.of(list.standard()), list.named("默认"));
        assertEquals(Optional.of(NameProblem.TAKEN), list.problemOf("DEFAULT", Optional.empty()));
        assertEquals(Optional.of(NameProblem.TAKEN), list.problemOf("默认", Optional.empty()));
    }

    @Test
    void aNameIsNeitherEmptyNorEndlessNorTaken() {
        assertEquals(Optional.of(NameProblem.EMPTY), list.problemOf("  ", Optional.empty()));
        assertEquals(Optional.empty(), list.problemOf("x".repeat(60), Optional.empty()));
        assertEquals(Optional.of(NameProblem.LONG), list.problemOf("x".repeat(61), Optional.empty()));
        assertEquals(Optional.of(NameProblem.TAKEN), list.problemOf("hall", Optional.of(SCHOOL)));
        assertEquals(Optional.empty(), list.problemOf("HALL", Optional.of(HALL)));
    }

    @Test
    void theStandardOneIsNeitherForgottenNorRenamed() {
        assertEquals(list, list.without(STANDARD));
        assertEquals(list, list.renamed(STANDARD, "Other"));
        assertEquals(ProfileList.of(STANDARD), list.without(SCHOOL).without(HALL));
    }

    @Test
    void whatIsTakenIsNotTakenAgain() {
        assertEquals(list, list.with(Profile.of("hall", Path.of("/elsewhere"))));
        assertEquals(list, list.with(Profile.of("Other", HALL)));
        assertEquals(list, list.renamed(SCHOOL, "Hall"));
        assertEquals(
                "Aula", list.renamed(SCHOOL, " Aula ").at(SCHOOL).orElseThrow().name());
    }

    @Test
    void theLastIsTheOneThatWasOpenedLast() {
        assertEquals(list.standard(), list.last());
        assertEquals(SCHOOL, list.opened(SCHOOL, NOON).last().folder());
        assertEquals(
                STANDARD,
                list.opened(SCHOOL, NOON)
                        .opened(STANDARD, NOON.plusSeconds(1))
                        .last()
                        .folder());
        assertEquals(list, list.opened(Path.of("/in/no/profile"), NOON));
    }

    @Test
    void aFreeNameIsTheWantedOneOrHasTheFirstNumberThatIsFree() {
        assertEquals("Stage", list.freeName("Stage"));
        assertEquals("hall 2", list.freeName("hall"));
        assertEquals("default 2", list.freeName("default"));
        assertEquals(
                List.of("hall 2", "hall 3"),
                List.of(
                        list.freeName("hall"),
                        list.with(Profile.of("Hall 2", Path.of("/2"))).freeName("hall")));
        assertEquals(Optional.empty(), list.problemOf(list.freeName("x".repeat(200)), Optional.empty()));
    }
}
