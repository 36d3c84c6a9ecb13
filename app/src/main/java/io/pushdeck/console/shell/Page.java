package io.pushdeck.console.shell;

import io.pushdeck.console.navigation.Destination;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/// What the sidebar leads to, in its order.
enum Page {
    CLIENTS(Feather.MONITOR, true),
    GROUPS(Feather.LAYERS, true),
    PEOPLE(Feather.USERS, true),
    INBOX(Feather.INBOX, false),
    ACTIVITY(Feather.ACTIVITY, false),
    HISTORY(Feather.CLOCK, false),
    PLANNED(Feather.CALENDAR, false),
    DASHBOARD(Feather.BAR_CHART_2, false),
    REHEARSAL(Feather.FILM, false),
    SETTINGS(Feather.SETTINGS, false);

    private final Feather icon;
    private final boolean docked;

    Page(Feather icon, boolean docked) {
        this.icon = icon;
        this.docked = docked;
    }

    Feather icon() {
        return icon;
    }

    /// Whether groups and composer stand beside it.
    boolean isDocked() {
        return docked;
    }

    /// `clients`, as in ids, texts and preferences.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// In the sidebar, counted from 1.
    int place() {
        return List.of(values()).indexOf(this) + 1;
    }

    /// The page of that key; the first if there is none.
    static Page parse(String key) {
        for (Page page : values()) {
            if (page.key().equals(key)) {
                return page;
            }
        }
        return CLIENTS;
    }

    /// The page that shows a destination; empty if it is no page.
    static Optional<Page> of(Destination destination) {
        return switch (destination) {
            case Destination.Clients clients -> Optional.of(CLIENTS);
            case Destination.Client client -> Optional.of(CLIENTS);
            case Destination.SlowClients slow -> Optional.of(CLIENTS);
            case Destination.Groups groups -> Optional.of(GROUPS);
            case Destination.Person person -> Optional.of(PEOPLE);
            case Destination.Inbox inbox -> Optional.of(INBOX);
            case Destination.Conversation conversation -> Optional.of(INBOX);
            case Destination.Activity activity -> Optional.of(ACTIVITY);
            case Destination.History history -> Optional.of(HISTORY);
            case Destination.Push push -> Optional.of(HISTORY);
            case Destination.Why why -> Optional.of(HISTORY);
            case Destination.Planned planned -> Optional.of(PLANNED);
            case Destination.Rehearsal rehearsal -> Optional.of(REHEARSAL);
            case Destination.Settings settings -> Optional.of(SETTINGS);
            case Destination.Compose compose -> Optional.empty();
        };
    }
}
