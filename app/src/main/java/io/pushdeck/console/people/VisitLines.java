package io.pushdeck.console.people;

import io.pushdeck.console.bridge.PeopleBackend;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.people.Visit;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// When a person was here, newest first.
final class VisitLines extends VBox {
    private static final int PAGE = 8;

    private final PeopleBackend backend;
    private final Texts texts;
    private final Moments moments;
    private final Supplier<Instant> now;
    private @Nullable ClientId client;
    private int limit = PAGE;

    VisitLines(PeopleBackend backend, Texts texts, Moments moments, Supplier<Instant> now) {
        this.backend = backend;
        this.texts = texts;
        this.moments = moments;
        this.now = now;
        setId("people-visits");
        getStyleClass().add("person-lines");
    }

    void open(ClientId opened) {
        if (!opened.equals(client)) {
            client = opened;
            limit = PAGE;
            getChildren().clear();
        }
        refresh();
    }

    void close() {
        client = null;
        getChildren().clear();
    }

    void refresh() {
        ClientId about = client;
        if (about != null) {
            int asked = limit;
            backend.visits(about, asked, visits -> {
                if (about.equals(client)) {
                    show(visits, asked);
                }
            });
        }
    }

    private void show(List<Visit> visits, int asked) {
        boolean focused = getScene() != null
                && getScene().getFocusOwner() != null
                && getScene().getFocusOwner().getParent() == this;
        getChildren().clear();
        if (visits.isEmpty()) {
            Label none = new Label(texts.text("people.visits.none"));
            none.getStyleClass().add("sent-none");
            getChildren().add(none);
        }
        visits.forEach(visit -> getChildren().add(line(visit)));
        if (visits.size() == asked) {
            Button more = new Button(texts.text("person.sent.more"), Icons.of(Feather.CHEVRON_DOWN));
            more.setId("people-visits-more");
            more.getStyleClass().addAll("small", "flat", "chip-add");
            more.setOnAction(pressed -> {
                limit += PAGE;
                refresh();
            });
            getChildren().add(more);
            if (focused) {
                more.requestFocus();
            }
        }
    }

    private Node line(Visit visit) {
        Label when = new Label(VisitWords.when(texts, moments, visit, now.get()));
        when.getStyleClass().add("sent-title");
        Label how = new Label(VisitWords.how(texts, visit));
        how.getStyleClass().add("sent-detail");
        how.setTooltip(new Tooltip(how.getText()));
        VBox line = new VBox(when, how);
        line.setMinWidth(0);
        return line;
    }
}
