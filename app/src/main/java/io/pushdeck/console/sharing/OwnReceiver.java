package io.pushdeck.console.sharing;

import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.server.identity.ClientId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javafx.beans.property.StringProperty;

/// The receiver page in the operator's own browser: who that is stays the same over restarts, so that something can be
/// sent "to me".
///
/// @param client who it is
/// @param open   opens it, if the server listens
public record OwnReceiver(ClientId client, Runnable open) {
    /// Who the operator is on a page of their own; chosen once.
    public static ClientId clientOf(Preferences preferences) {
        StringProperty kept = preferences.text("receiver.own", "");
        if (!ClientId.isDurable(kept.get())) {
            kept.set("operator-" + UUID.randomUUID().toString().substring(0, 8));
        }
        return new ClientId(kept.get());
    }

    /// The address of the receiver page for that client.
    ///
    /// @param page of this computer
    static String address(String page, ClientId client, String name) {
        return page + "?client=" + client + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
