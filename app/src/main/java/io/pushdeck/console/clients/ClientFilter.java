package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.ui.AddressText;
import io.pushdeck.server.identity.GroupId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Which clients are wanted. Immutable.
///
/// @param text  every word of it must be found in the name, id, address, browser or a group, whatever the case
/// @param group only its members
/// @param state only those that are doing so
record ClientFilter(String text, Optional<GroupId> group, Optional<ClientState> state) {
    static final ClientFilter NONE = new ClientFilter("", Optional.empty(), Optional.empty());

    ClientFilter {
        text = String.join(" ", text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
    }

    boolean isNone() {
        return equals(NONE);
    }

    /// @param doing   how a row is doing
    /// @param browser as [io.pushdeck.server.session.BrowserName] says
    Predicate<ClientRow> rows(Function<ClientRow, ClientState> doing, Function<ClientRow, String> browser) {
        // Taken apart once, and not for each of 10,000 rows.
        List<String> words = text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
        return row -> state.map(wanted -> wanted == doing.apply(row)).orElse(true)
                && group.map(wanted -> isIn(row, wanted)).orElse(true)
                && (words.isEmpty() || matches(row.searchText(known -> textOf(known, browser.apply(known))), words));
    }

    private static boolean isIn(ClientRow row, GroupId group) {
        return row.groupsProperty().get().stream().anyMatch(of -> of.id().equals(group));
    }

    private static boolean matches(String text, List<String> words) {
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /// A line for each: no word is found across two of them.
    private static String textOf(ClientRow row, String browser) {
        StringBuilder text = new StringBuilder();
        text.append(row.nameProperty().get()).append('\n');
        text.append(row.client().value()).append('\n');
        text.append(browser).append('\n');
        row.groupsProperty().get().forEach(group -> text.append(group.name()).append('\n'));
        text.append(AddressText.of(row.handshake().address()));
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
