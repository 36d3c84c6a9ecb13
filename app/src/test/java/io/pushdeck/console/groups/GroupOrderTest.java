package io.pushdeck.console.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.identity.GroupId;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupOrderTest {
    private static final GroupOrder ORDER = new GroupOrder(List.of(id(0), id(1), id(2), id(3)));

    private static GroupId id(int number) {
        return GroupId.of(new UUID(0, number));
    }

    private static OptionalInt optional(int position) {
        return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, true, 3",
        "0, 3, false, 2",
        "0, 1, false, -1",
        "0, 1, true, 1",
        "3, 0, false, 0",
        "3, 0, true, 1",
        "3, 2, true, -1",
        "2, 1, false, 1",
        "1, 1, true, -1",
        "1, 1, false, -1"
    })
    void aGroupIsPutBesideAnother(int moved, int other, boolean after, int position) {
        assertEquals(optional(position), ORDER.beside(id(moved), id(other), after));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "0, -1, -1", "3, 1, -1", "3, -1, 2", "1, 99, 3", "2, -99, 0", "9, 1, -1"})
    void aGroupIsShiftedNoFurtherThanToTheEnds(int moved, int places, int position) {
        assertEquals(optional(position), ORDER.shifted(id(moved), places));
    }

    @Test
    void whereThereIsNoGroupNothingMoves() {
        assertEquals(OptionalInt.empty(), new GroupOrder(List.of()).shifted(id(1), 1));
    }
}
