package io.pushdeck.console.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnLayoutTest {
    @Test
    void remembersOrderWidthAndVisibility() {
        ColumnLayout layout = ColumnLayout.parse("name:180:1 id:112:0");
        assertEquals(
                List.of(
                        new ColumnLayout.Place(ClientColumn.NAME, 180, true),
                        new ColumnLayout.Place(ClientColumn.ID, 112, false)),
                layout.places().subList(0, 2));
        assertEquals(layout, ColumnLayout.parse(layout.toString()));
    }

    @Test
    void nonsenseIsLeftOutAndNoColumnIsLost() {
        ColumnLayout layout = ColumnLayout.parse("gone:10:1 name:wide:1 name:99999999:1 name:1:1 : sent");
        assertEquals(ClientColumn.values().length, layout.places().size());
        assertEquals(
                new ColumnLayout.Place(ClientColumn.NAME, 2_000, true),
                layout.places().getFirst());
        assertEquals(
                Arrays.asList(ClientColumn.values()),
                ColumnLayout.parse("").places().stream()
                        .map(ColumnLayout.Place::column)
                        .toList());
    }
}
