package io.pushdeck.console.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.session.BrowserName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientFilterTest {
    private final Mirror mirror = new Mirror();

    ClientFilterTest() {
        mirror.reset(Sample.snapshot(18));
    }

    @Test
    void findsByNameIdAddressBrowserAndGroup() {
        assertEquals(List.of("Oskar Berg"), found("oskar"));
        assertEquals(List.of("Oskar Berg"), found("c-00003"));
        assertEquals(List.of("Oskar Berg"), found("10.2.0.3 edge night"));
        assertEquals(List.of("收银台 3"), found("收银台"));
        assertTrue(found("志愿").contains("Gate B screen"));
    }

    @Test
    void everyWordMustBeFound() {
        assertEquals(List.of(), found("oskar firefox"));
    }

    @Test
    void groupAndStateNarrowDownToo() {
        ClientFilter filter = new ClientFilter("", Optional.of(Sample.WAREHOUSE.id()), Optional.of(ClientState.LIVE));
        List<ClientRow> rows = mirror.clients().stream()
                .filter(filter.rows(row -> ClientState.LIVE, row -> ""))
                .toList();
        assertTrue(!rows.isEmpty()
                && rows.stream().allMatch(row -> row.groupsProperty().get().contains(Sample.WAREHOUSE)));
        assertEquals(
                0,
                mirror.clients().stream()
                        .filter(filter.rows(row -> ClientState.QUIET, row -> ""))
                        .count());
    }

    private List<String> found(String text) {
        ClientFilter filter = new ClientFilter(text, Optional.empty(), Optional.empty());
        return mirror.clients().stream()
                .filter(filter.rows(
                        row -> ClientState.LIVE,
                        row -> BrowserName.of(row.handshake().userAgent())))
                .map(row -> row.nameProperty().get())
                .toList();
    }
}
