package io.pushdeck.console.desk;

import io.pushdeck.console.bridge.Backend;
import io.pushdeck.console.bridge.EditHistory;
import io.pushdeck.console.bridge.HistoryBackend;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.PlanBackend;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Navigator;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.roles.Roles;
import io.pushdeck.console.sending.Departures;
import io.pushdeck.console.transfer.Drags;
import io.pushdeck.console.ui.Dialogs;
import io.pushdeck.console.ui.Toasts;

/// The operator's desk: what every feature may use. One for each window.
///
/// @param edits      the only way to change groups, so that it can be taken back
/// @param departures the only way to push, so that it can be taken back
/// @param backend    everything else that is asked of the server
/// @param history    what is asked about pushes that were made
/// @param plans      what is asked about pushes that go later
/// @param roles      whether somebody only looks
/// @param commands   where features say what they can do
public record Desk(
        Texts texts,
        Mirror mirror,
        EditHistory edits,
        Departures departures,
        Backend backend,
        HistoryBackend history,
        PlanBackend plans,
        Navigator navigator,
        Commands commands,
        Preferences preferences,
        Drags drags,
        Dialogs dialogs,
        Toasts toasts,
        Roles roles) {}
