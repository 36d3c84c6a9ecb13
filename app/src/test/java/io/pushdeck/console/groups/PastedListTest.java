package io.pushdeck.console.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.identity.ClientId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedListTest {
    private static final ClientId MEI = new ClientId("c-1");
    private static final ClientId OTHER_MEI = new ClientId("c-2");
    private static final ClientId OSKAR = new ClientId("c-3");
    private static final ClientId DOCK = new ClientId("c-4");
    private static final ClientId AWAY = new ClientId("c-5");

    private static PastedList read(String text, ClientId... members) {
        Mirror mirror = new Mirror();
        mirror.reset(new HubSnapshot(
                0,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(MEI, "Mei Lin", OTHER_MEI, "mei lin", OSKAR, "Oskar Berg", DOCK, "Dock 3, north; left")));
        return PastedList.of(
                text, new KnownPeople(mirror, Map.of(AWAY, "Vera Young", OSKAR, "An older name")), Set.of(members));
    }

    private static PastedList joining(ClientId... people) {
        return new PastedList(Set.of(people), Set.of(), List.of(), List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c-1\nc-3\nc-5",
                "c-1\r\nc-3\r\n\r\nc-5\r\n",
                "c-1,c-3;c-5",
                "c-1\tc-3\tc-5",
                " c-1 ,, c-3 ;\n\n;c-5",
                "c-1，c-3；c-5",
                "c-1、c-3、c-5",
                "\"c-1\",\"c-3\"\n\"c-5\"",
                "c-1\nc-3\nc-5\nc-1\nc-3"
            })
    void idsAreFoundHoweverTheyAreSeparated(String text) {
        assertEquals(joining(MEI, OSKAR, AWAY), read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Oskar Berg", "oskar berg", "  OSKAR BERG ", "Ｏｓｋａｒ Berg", "\"Oskar Berg\"", "c-3, Oskar Berg"})
    void namesAreFoundWithoutRegardToCaseAndWidth(String text) {
        assertEquals(joining(OSKAR), read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dock 3, north; left", "\"Dock 3, north; left\""})
    void aLineThatIsANameIsNotCut(String text) {
        assertEquals(joining(DOCK), read(text));
    }

    @Test
    void nobodyIsGuessed() {
        assertEquals(
                new PastedList(Set.of(OSKAR), Set.of(), List.of("Nobody", "c-9", "C-3x"), List.of("Mei Lin")),
                read("Nobody\nc-9,C-3x\nMei Lin\nNobody\nc-3\nMei Lin"));
    }

    @Test
    void whoIsAwayIsFoundByTheNameTheyHad() {
        assertEquals(joining(AWAY), read("vera young"));
        assertEquals(List.of("An older name"), read("An older name").missing());
    }

    @Test
    void membersAreCountedApart() {
        assertEquals(
                new PastedList(Set.of(MEI), Set.of(OSKAR), List.of(), List.of()), read("c-1\nOskar Berg\nc-3", OSKAR));
    }

    @Test
    void whatIsLeftComesAsItWasWritten() {
        assertEquals(List.of("Who?", "MEI LIN"), read("MEI LIN;Who?;c-3").left());
    }

    @Test
    void noTextIsNobody() {
        assertEquals(joining(), read(" \n\t\n,;"));
    }
}
