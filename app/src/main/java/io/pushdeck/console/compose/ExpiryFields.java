package io.pushdeck.console.compose;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Choice;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import javafx.util.converter.LocalDateStringConverter;

/// Until when an announcement counts: a preset, or a date and a time.
final class ExpiryFields extends VBox {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Texts texts;
    private final ObjectProperty<Expiry> expiry;
    private final Clock clock;
    private final ObjectProperty<Expiry.Kind> kind = new SimpleObjectProperty<>();
    private final DatePicker date = new DatePicker();
    private final TextField time = new TextField();
    private final Label problem = MoreFields.problem("compose-expiry-problem");
    private final Subscription subscription;

    ExpiryFields(Texts texts, DraftModel draft, Clock clock) {
        this.texts = texts;
        this.expiry = draft.expiryProperty();
        this.clock = clock;
        getStyleClass().add("more-column");
        kind.set(expiry.get().kind());
        Choice<Expiry.Kind> presets = new Choice<>(texts, List.of(Expiry.Kind.values()), kind, Expiry.Kind::key);
        presets.setId("compose-expiry");
        presets.setMaxWidth(Double.MAX_VALUE);
        date.setId("compose-expiry-date");
        date.setConverter(new LocalDateStringConverter(DATE, DATE));
        date.setMinWidth(0);
        HBox.setHgrow(date, Priority.ALWAYS);
        time.setId("compose-expiry-time");
        time.getStyleClass().add("time-field");
        time.promptTextProperty().bind(texts.binding("compose.expiry.time"));
        HBox at = new HBox(date, time);
        at.getStyleClass().add("more-button-row");
        at.visibleProperty().bind(kind.map(now -> now == Expiry.Kind.AT));
        at.managedProperty().bind(at.visibleProperty());
        getChildren().addAll(presets, at, problem);
        subscription = Subscription.combine(
                kind.subscribe((before, now) -> onKind(now)),
                date.valueProperty().subscribe((before, now) -> onTyped()),
                time.textProperty().subscribe((before, now) -> onTyped()),
                expiry.subscribe(this::show),
                texts.languageProperty().subscribe(() -> show(expiry.get())));
    }

    void close() {
        subscription.unsubscribe();
    }

    // A time of one's own begins as one that makes sense: an hour from now.
    private void onKind(Expiry.Kind now) {
        if (now == expiry.get().kind()) {
            return;
        }
        if (now == Expiry.Kind.AT) {
            var inAnHour = clock.instant().atZone(clock.getZone()).plusHours(1).truncatedTo(ChronoUnit.MINUTES);
            expiry.set(new Expiry(now, Optional.of(inAnHour.toLocalDate()), TIME.format(LocalTime.from(inAnHour))));
        } else {
            expiry.set(Expiry.of(now));
        }
    }

    private void onTyped() {
        if (expiry.get().kind() == Expiry.Kind.AT) {
            LocalDate day = date.getValue();
            expiry.set(new Expiry(Expiry.Kind.AT, Optional.ofNullable(day), time.getText()));
        }
    }

    private void show(Expiry now) {
        kind.set(now.kind());
        if (now.kind() == Expiry.Kind.AT) {
            date.setValue(now.date().orElse(null));
            if (!time.getText().equals(now.time())) {
                time.setText(now.time());
            }
        }
        Optional<Problem> wrong = now.problem(clock.instant(), clock.getZone());
        time.pseudoClassStateChanged(Styles.STATE_DANGER, wrong.isPresent());
        MoreFields.say(texts, problem, wrong);
    }
}
