package io.pushdeck.console.history;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.SearchField;
import io.pushdeck.server.message.Severity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import javafx.util.Subscription;

/// Narrows the list down: how much a push mattered, how long ago it was. It keeps the filter in step with the search
/// field too.
final class HistoryFilterBar extends HBox {
    private final Texts texts;
    private final SearchField search;
    private final ObjectProperty<HistoryFilter> filter;
    private final Map<Severity, ToggleButton> severities = new EnumMap<>(Severity.class);
    private final ComboBox<Period> period = new ComboBox<>();
    private final Subscription subscription;

    HistoryFilterBar(Texts texts, SearchField search, ObjectProperty<HistoryFilter> filter) {
        this.texts = texts;
        this.search = search;
        this.filter = filter;
        getStyleClass().add("filter-bar");
        setAlignment(Pos.CENTER_LEFT);
        for (Severity severity : Severity.values()) {
            severities.put(severity, chip(severity));
        }
        getChildren().addAll(severities.values());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        period.setId("history-period");
        period.getStyleClass().add("history-period");
        period.getItems().setAll(Period.values());
        period.setValue(Period.EVER);
        period.setMinWidth(USE_PREF_SIZE);
        period.valueProperty().subscribe((before, now) -> narrow());
        getChildren().addAll(space, period);
        subscription = Subscription.combine(
                // The converter is asked again only when it is replaced.
                texts.languageProperty().subscribe(language -> period.setConverter(words())));
    }

    private ToggleButton chip(Severity severity) {
        ToggleButton chip = new ToggleButton();
        chip.setId("history-severity-" + severity.key());
        chip.getStyleClass().add("filter-chip");
        chip.textProperty().bind(texts.binding("history.severity." + severity.key()));
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setOnAction(pressed -> {
            severities.values().stream()
                    .filter(other -> !other.equals(chip))
                    .forEach(other -> other.setSelected(false));
            narrow();
        });
        return chip;
    }

    private StringConverter<Period> words() {
        return new StringConverter<>() {
            @Override
            public String toString(Period value) {
                return value == null ? "" : texts.text("history.period." + value.key());
            }

            @Override
            public Period fromString(String text) {
                throw new UnsupportedOperationException("The list is not editable");
            }
        };
    }

    /// Takes every filter away.
    void showEverything() {
        severities.values().forEach(chip -> chip.setSelected(false));
        period.setValue(Period.EVER);
        search.clear();
        narrow();
    }

    /// Does what the search and the buttons say.
    void narrow() {
        Optional<Severity> severity = severities.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .findFirst();
        filter.set(new HistoryFilter(search.text(), severity, period.getValue()));
    }

    void close() {
        subscription.unsubscribe();
    }
}
