package io.pushdeck.console.sharing;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.DialogLayer;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.identity.ClientId;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// What the operator does about letting people in: asked first, then done, then shown.
public final class Sharing {
    private final Texts texts;
    private final ServerControl server;
    private final Mirror mirror;
    private final DialogLayer dialogs;
    private final Consumer<String> browser;
    private final ClientId own;

    /// @param browser opens an address in the operator's browser
    /// @param own     who the operator is on the receiver page
    public Sharing(
            Texts texts,
            ServerControl server,
            Mirror mirror,
            DialogLayer dialogs,
            Consumer<String> browser,
            ClientId own) {
        this.own = own;
        this.texts = texts;
        this.server = server;
        this.mirror = mirror;
        this.dialogs = dialogs;
        this.browser = browser;
    }

    public ServerControl server() {
        return server;
    }

    public Texts texts() {
        return texts;
    }

    /// Opens the receiver page in the operator's own browser, if the server listens.
    public void openReceiver() {
        if (server.statusProperty().get() instanceof ServerStatus.Listening listening) {
            browser.accept(OwnReceiver.address(listening.localReceiverUrl(), own, texts.text("sharing.own.name")));
        }
    }

    /// Asks, then opens the server to the network and shows how to join; or closes it again.
    public void share(boolean wanted) {
        ListenConfig config = server.configProperty().get();
        if (config.shared() == wanted) {
            return;
        }
        if (wanted) {
            dialogs.confirm(
                    texts.text("sharing.ask.title"),
                    texts.text("sharing.ask.text"),
                    texts.text("sharing.ask.action"),
                    () -> {
                        server.apply(config.withShared(true));
                        showOnceListening();
                    });
        } else if (mirror.connectionsProperty().get() == 0) {
            server.apply(config.withShared(false));
        } else {
            dialogs.confirm(
                    texts.text("sharing.end.title"),
                    texts.text("sharing.end.text", mirror.connectionsProperty().get()),
                    texts.text("sharing.end.action"),
                    () -> server.apply(config.withShared(false)));
        }
    }

    /// Shows the QR code and the addresses for joining from another device; offers to share first if that is off.
    public void showJoin() {
        if (!server.configProperty().get().shared()) {
            share(true);
        } else if (server.statusProperty().get() instanceof ServerStatus.Listening listening) {
            dialogs.open(dialogs.card(texts.text("sharing.join.title"), new JoinCard(texts, listening)));
        }
    }

    private void showOnceListening() {
        // Holds the subscription, so that the listener can end itself.
        var own = new Object() {
            Subscription subscription = Subscription.EMPTY;
        };
        own.subscription = server.statusProperty().subscribe((before, now) -> {
            if (!(now instanceof ServerStatus.Changing)) {
                own.subscription.unsubscribe();
                showJoin();
            }
        });
    }
}
