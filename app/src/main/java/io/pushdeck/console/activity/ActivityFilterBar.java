package io.pushdeck.console.activity;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.SearchField;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.identity.ClientId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// Chips that narrow the feed: kinds, any number of them, and the one client it is about. It keeps the filter in step
/// with the search field too.
final class ActivityFilterBar extends HBox {
    private final Desk desk;
    private final SearchField search;
    private final ObjectProperty<ActivityFilter> filter;
    private final Map<Kind, ToggleButton> kinds = new EnumMap<>(Kind.class);
    private final Button about = new Button();
    private final Subscription subscription;

    ActivityFilterBar(Desk desk, SearchField search, ObjectProperty<ActivityFilter> filter) {
        this.desk = desk;
        this.search = search;
        this.filter = filter;
        getStyleClass().add("filter-bar");
        setAlignment(Pos.CENTER_LEFT);
        for (Kind kind : Kind.values()) {
            kinds.put(kind, toggle(kind));
        }
        getChildren().addAll(kinds.values());
        setUpAbout();
        subscription = Subscription.combine(
                filter.subscribe(this::refresh),
                desk.mirror().revisionProperty().subscribe(this::refresh),
                desk.texts().languageProperty().subscribe(this::refresh));
        refresh();
    }

    private ToggleButton toggle(Kind kind) {
        ToggleButton toggle = new ToggleButton();
        toggle.setId("activity-kind-" + kind.name().toLowerCase(Locale.ROOT));
        toggle.getStyleClass().add("filter-chip");
        toggle.textProperty().bind(desk.texts().binding(kind.key()));
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setOnAction(event -> narrow(filter.get().about()));
        return toggle;
    }

    private void setUpAbout() {
        about.setId("activity-about");
        about.getStyleClass().addAll("filter-chip", "filter-about");
        about.setGraphic(Icons.of(Feather.X));
        about.setMaxWidth(240);
        about.managedProperty().bind(about.visibleProperty());
        about.setOnAction(event -> narrow(Optional.empty()));
        Tip.put(about, desk.texts().binding("activity.about.close"));
        getChildren().add(about);
    }

    /// Does what the search and the buttons say.
    void narrow() {
        narrow(filter.get().about());
    }

    /// Shows only what concerns this client; everything about everyone if it is empty.
    void narrow(Optional<ClientId> client) {
        Set<Kind> chosen = EnumSet.noneOf(Kind.class);
        kinds.forEach((kind, toggle) -> {
            if (toggle.isSelected()) {
                chosen.add(kind);
            }
        });
        filter.set(new ActivityFilter(chosen, search.text(), client));
    }

    /// Takes every filter away.
    void showEverything() {
        kinds.values().forEach(toggle -> toggle.setSelected(false));
        search.clear();
        narrow(Optional.empty());
    }

    void close() {
        subscription.unsubscribe();
    }

    private void refresh() {
        Optional<ClientId> client = filter.get().about();
        about.setVisible(client.isPresent());
        about.setText(client.map(shown ->
                        desk.texts().text("activity.about", desk.mirror().nameOf(shown)))
                .orElse(""));
    }
}
