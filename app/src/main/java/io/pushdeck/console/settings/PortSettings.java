package io.pushdeck.console.settings;

import io.pushdeck.server.ListenConfig;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Two ports as they are being typed: what is wrong with them, and whether there is something to apply.
final class PortSettings {
    private static final int LAST_PORT = 65_535;

    private final ReadOnlyObjectProperty<ListenConfig> inUse;
    private final StringProperty webSocket = new SimpleStringProperty("");
    private final StringProperty http = new SimpleStringProperty("");
    private final ObservableValue<Problem> problem;
    private final ObservableValue<Boolean> applicable;

    /// What is wrong; the texts are `settings.port.*`.
    enum Problem {
        NONE,
        WEB_SOCKET_RANGE,
        HTTP_RANGE,
        SAME
    }

    PortSettings(ReadOnlyObjectProperty<ListenConfig> inUse) {
        this.inUse = inUse;
        inUse.subscribe(config -> {
            webSocket.set(Integer.toString(config.webSocketPort()));
            http.set(Integer.toString(config.httpPort()));
        });
        problem = Bindings.createObjectBinding(this::check, webSocket, http);
        applicable = Bindings.createBooleanBinding(
                () -> check() == Problem.NONE && !wanted().equals(inUse.get()), webSocket, http, inUse);
    }

    StringProperty webSocketProperty() {
        return webSocket;
    }

    StringProperty httpProperty() {
        return http;
    }

    ObservableValue<Problem> problemProperty() {
        return problem;
    }

    /// Whether the typed ports are good and not those in use.
    ObservableValue<Boolean> applicableProperty() {
        return applicable;
    }

    /// The configuration in use with the typed ports; only while they are good.
    ListenConfig wanted() {
        return inUse.get().withPorts(parse(webSocket.get()), parse(http.get()));
    }

    private Problem check() {
        int first = parse(webSocket.get());
        int second = parse(http.get());
        if (first == 0) {
            return Problem.WEB_SOCKET_RANGE;
        }
        if (second == 0) {
            return Problem.HTTP_RANGE;
        }
        return first == second ? Problem.SAME : Problem.NONE;
    }

    /// 0 for what is no port.
    private static int parse(String text) {
        String digits = text.strip();
        if (!digits.matches("[1-9][0-9]{0,4}")) {
            return 0;
        }
        int port = Integer.parseInt(digits);
        return port > LAST_PORT ? 0 : port;
    }
}
