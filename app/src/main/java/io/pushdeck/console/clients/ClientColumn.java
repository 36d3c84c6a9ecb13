package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.session.Traffic;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// The columns of the clients table, in their first order. Those shown at first fit beside the dock in a small window.
enum ClientColumn {
    STATE(36, true, true, false),
    NAME(140, true, false, false),
    ID(112, false, false, false),
    ADDRESS(104, true, false, false),
    BROWSER(104, false, false, false),
    GROUPS(124, true, false, false),
    CONNECTED(104, false, false, true),
    SEEN(72, true, true, true),
    SENT(52, true, true, true),
    RECEIVED(76, false, true, true),
    QUEUED(64, true, true, true),
    WAITING(64, true, true, true),
    DROPPED(76, false, true, true);

    /// In pixels.
    final double width;
    /// Whether it is visible until the operator says otherwise.
    final boolean shown;
    /// Whether what it shows changes by itself.
    final boolean live;
    /// Numbers stand at the right.
    final boolean numeric;

    ClientColumn(double width, boolean shown, boolean live, boolean numeric) {
        this.width = width;
        this.shown = shown;
        this.live = live;
        this.numeric = numeric;
    }

    /// How it is remembered; the title is the text `clients.column.` and this.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ClientColumn> named(String key) {
        return Arrays.stream(values())
                .filter(column -> column.key().equals(key))
                .findFirst();
    }

    /// Ascending, by what the row holds and not by what a cell shows.
    Comparator<ClientRow> order(ClientsModel model) {
        return switch (this) {
            case STATE -> Comparator.comparing(model::stateOf);
            case NAME -> Comparator.comparing(row -> row.nameProperty().get(), String.CASE_INSENSITIVE_ORDER);
            case ID -> Comparator.comparing(ClientRow::client);
            case ADDRESS ->
                Comparator.comparing(row -> row.handshake().address().getAddress(), Arrays::compareUnsigned);
            case BROWSER -> Comparator.comparing(model::browserOf, String.CASE_INSENSITIVE_ORDER);
            case GROUPS -> Comparator.comparing(ClientColumn::groupNames, String.CASE_INSENSITIVE_ORDER);
            case CONNECTED -> Comparator.comparing(ClientRow::connectedAt);
            case SEEN -> Comparator.comparingLong(ClientRow::lastSeenMillis);
            case SENT -> byTraffic(Traffic::sentMessages);
            case RECEIVED -> byTraffic(Traffic::receivedMessages);
            case QUEUED -> byTraffic(Traffic::queuedBytes);
            case WAITING -> byTraffic(traffic -> traffic.backlog().age().toMillis());
            case DROPPED -> byTraffic(Traffic::droppedMessages);
        };
    }

    private static Comparator<ClientRow> byTraffic(ToLongFunction<Traffic> number) {
        return Comparator.comparingLong(
                row -> number.applyAsLong(row.trafficProperty().get()));
    }

    // Who is in no group comes last.
    private static String groupNames(ClientRow row) {
        return row.groupsProperty().get().stream()
                .map(Group::name)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("\uffff");
    }
}
