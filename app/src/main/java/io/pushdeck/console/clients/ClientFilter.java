package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.ui.AddressText;
import io.pushdeck.server.group.Group;
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
                && (words.isEmpty() || matches(row, browser.apply(row), words));
    }

    private static boolean isIn(ClientRow row, GroupId group) {
        return row.groupsProperty().get().stream().anyMatch(of -> of.id().equals(group));
    }

    private static boolean matches(ClientRow row, String browser, List<String> words) {
        for (String word : words) {
            if (!matches(row, browser, word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(ClientRow row, String browser, String word) {
        return contains(row.nameProperty().get(), word)
                || contains(row.client().value(), word)
                || contains(browser, word)
                || contains(row.groupsProperty().get(), word)
                // Last, since it has to be written out first.
                || contains(AddressText.of(row.handshake().address()), word);
    }

    private static boolean contains(List<Group> groups, String word) {
        return groups.stream().anyMatch(group -> contains(group.name(), word));
    }

    private static boolean contains(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }
}
