package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.AddressText;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.identity.Claims;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.Proof;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.Traffic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is known of a client: what went over its connection and what waits, and a list of facts.
final class ClientFacts {
    private static final List<List<String>> COUNTERS =
            List.of(List.of("sent", "received", "dropped"), List.of("queued", "waiting"));
    private static final String[] FACTS = {
        "id", "kind", "claims", "connected", "address", "browser", "agent", "protocol", "language", "page", "origin"
    };

    private static final int LONGEST_CLAIM = 400;

    private final Texts texts;
    private final ClientsModel model;
    private final Moments moments;
    private final Map<String, Label> values = new LinkedHashMap<>();

    ClientFacts(Texts texts, ClientsModel model, Moments moments) {
        this.texts = texts;
        this.model = model;
        this.moments = moments;
    }

    VBox counters() {
        VBox rows = new VBox();
        rows.getStyleClass().add("counters");
        COUNTERS.forEach(keys -> rows.getChildren().add(counters(keys)));
        return rows;
    }

    private HBox counters(List<String> keys) {
        HBox counters = new HBox();
        counters.getStyleClass().add("counters");
        for (String key : keys) {
            Label value = value(key, "counter-value");
            VBox counter = new VBox(value, caption("clients.column." + key, "counter-name"));
            counter.getStyleClass().add("counter");
            counter.setMinWidth(0);
            counter.setPrefWidth(1);
            HBox.setHgrow(counter, Priority.ALWAYS);
            counters.getChildren().add(counter);
        }
        return counters;
    }

    VBox table() {
        VBox table = new VBox();
        table.getStyleClass().add("facts");
        for (String key : FACTS) {
            Label value = value(key, "fact-value");
            value.setWrapText(true);
            value.setMinHeight(Label.USE_PREF_SIZE);
            VBox fact = new VBox(caption("clients.fact." + key, "fact-name"), value);
            fact.managedProperty().bind(fact.visibleProperty());
            fact.visibleProperty().bind(value.textProperty().isNotEmpty());
            table.getChildren().add(fact);
        }
        return table;
    }

    private static String kindOf(ClientRow row) {
        if (row.proof().isPresent()) {
            return "proved";
        }
        ClientId client = row.client();
        if (client.isSimulated()) {
            return "simulated";
        }
        return client.isGuest() ? "guest" : "durable";
    }

    /// What stays the same while it is connected.
    void show(ClientRow row) {
        Handshake handshake = row.handshake();
        set("id", row.client().value());
        set("kind", texts.text("clients.kind." + kindOf(row)));
        set("claims", row.proof().map(Proof::claims).map(ClientFacts::lines).orElse(""));
        set("connected", moments.inFull(row.connectedAt()));
        String host = AddressText.of(handshake.address());
        set("address", (host.contains(":") ? "[" + host + "]" : host) + ":" + handshake.port());
        set("browser", model.browserOf(row));
        set("agent", handshake.userAgent());
        set(
                "protocol",
                handshake.webSocketVersion() == 8
                        ? texts.text("clients.protocol.hybi")
                        : texts.text("clients.protocol.rfc"));
        set("language", languageOf(handshake.language()));
        set("page", pageOf(handshake));
        set("origin", handshake.origin());
    }

    /// What changes.
    void refresh(ClientRow row) {
        Traffic traffic = row.trafficProperty().get();
        set("sent", moments.count(traffic.sentMessages()));
        set("received", moments.count(traffic.receivedMessages()));
        set("dropped", moments.count(traffic.droppedMessages()));
        set("queued", moments.bytes(traffic.queuedBytes()));
        set("waiting", moments.length(traffic.backlog().age()));
    }

    /// From the token alone; a line for each.
    private static String lines(Claims claims) {
        return claims.values().entrySet().stream()
                .map(claim -> PlainLine.of(claim.getKey() + ": " + String.join(", ", claim.getValue()), LONGEST_CLAIM))
                .collect(Collectors.joining("\n"));
    }

    private String languageOf(String tag) {
        if (tag.isEmpty()) {
            return "";
        }
        String name = Locale.forLanguageTag(tag)
                .getDisplayName(texts.languageProperty().get());
        return name.isEmpty() || name.equals(tag) ? tag : name + " (" + tag + ")";
    }

    private static String pageOf(Handshake handshake) {
        String query = new TreeMap<>(handshake.query())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
        return handshake.path() + (query.isEmpty() ? "" : "?" + query);
    }

    private void set(String key, String text) {
        Label label = values.get(key);
        if (label != null) {
            label.setText(text);
        }
    }

    private Label value(String key, String styleClass) {
        Label label = new Label();
        label.setId("clients-fact-" + key);
        label.getStyleClass().add(styleClass);
        values.put(key, label);
        return label;
    }

    private Label caption(String key, String styleClass) {
        Label label = new Label();
        label.textProperty().bind(texts.binding(key));
        label.getStyleClass().add(styleClass);
        return label;
    }
}
