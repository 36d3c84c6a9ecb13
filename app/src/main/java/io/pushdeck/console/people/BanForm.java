package io.pushdeck.console.people;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.AddressText;
import io.pushdeck.console.ui.Choice;
import io.pushdeck.server.people.Ban;
import java.net.InetAddress;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks for how long people are kept out, why, and whether their addresses are, too. Of guests there is nothing but the
/// address.
final class BanForm extends VBox {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final Texts texts;
    private final Clock clock;
    private final Mirror mirror;
    private final List<PersonRow> people;
    private final ObjectProperty<BanLength> length = new SimpleObjectProperty<>(BanLength.DAY);
    private final DatePicker date = new DatePicker();
    private final TextField time = new TextField();
    private final TextField reason = new TextField();
    private final CheckBox addresses = new CheckBox();
    private final Label problem = new Label();
    private final ObservableValue<Boolean> valid;

    BanForm(Texts texts, Clock clock, Mirror mirror, List<PersonRow> people) {
        this.texts = texts;
        this.clock = clock;
        this.mirror = mirror;
        this.people = people;
        getStyleClass().add("ban-form");
        Choice<BanLength> lengths = new Choice<>(texts, List.of(BanLength.values()), length, BanLength::textKey);
        lengths.setId("people-ban-length");
        lengths.setMaxWidth(Double.MAX_VALUE);
        var tomorrow = clock.instant().atZone(clock.getZone()).plusDays(1).truncatedTo(ChronoUnit.MINUTES);
        date.setId("people-ban-date");
        date.setValue(tomorrow.toLocalDate());
        time.setId("people-ban-time");
        time.getStyleClass().add("time-field");
        time.setText(TIME.format(tomorrow));
        time.setAccessibleText(texts.text("people.ban.time"));
        HBox own = new HBox(date, time);
        own.getStyleClass().add("ban-own");
        own.visibleProperty().bind(length.map(now -> now == BanLength.OWN));
        own.managedProperty().bind(own.visibleProperty());
        reason.setId("people-ban-reason");
        reason.setPromptText(texts.text("people.ban.reason.prompt"));
        problem.setId("people-ban-problem");
        problem.getStyleClass().add("field-problem");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        valid = Bindings.createObjectBinding(
                () -> problemOf().isEmpty(), length, date.valueProperty(), time.textProperty(), reason.textProperty());
        valid.subscribe(ignored -> {});
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> problemOf().orElse(""),
                        length,
                        date.valueProperty(),
                        time.textProperty(),
                        reason.textProperty()));
        getChildren()
                .addAll(labelled("people.ban.length", lengths), own, labelled("people.ban.reason", reason), problem);
        addAddresses();
    }

    private VBox labelled(String key, Node field) {
        Label label = new Label(texts.text(key));
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        VBox both = new VBox(label, field);
        both.getStyleClass().add("field");
        return both;
    }

    private void addAddresses() {
        Set<String> known = people.stream()
                .flatMap(row -> addressesOf(row).stream())
                .map(AddressText::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (known.isEmpty()) {
            return;
        }
        boolean guests = people.stream().anyMatch(row -> row.client().isGuest());
        String list = String.join(", ", known.stream().limit(3).toList()) + (known.size() > 3 ? " …" : "");
        addresses.setId("people-ban-address");
        addresses.setText(texts.text("people.ban.too", list));
        addresses.setWrapText(true);
        // The only way to keep a guest out.
        addresses.setSelected(guests);
        addresses.setDisable(
                guests && people.stream().allMatch(row -> row.client().isGuest()));
        Label words = new Label(texts.text(guests ? "people.ban.guest" : "people.ban.everyone"));
        words.getStyleClass().add("ban-hint");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(addresses, words);
    }

    private List<InetAddress> addressesOf(PersonRow row) {
        return mirror.connectionsOf(row.client()).stream()
                .map(ClientRow::handshake)
                .map(handshake -> handshake.address())
                .distinct()
                .toList();
    }

    /// Whether what is filled in is a ban.
    ObservableValue<Boolean> validProperty() {
        return valid;
    }

    private Optional<String> problemOf() {
        if (reason.getText().length() > Ban.LONGEST_REASON) {
            return Optional.of(texts.text(
                    "people.ban.reason.long",
                    Ban.LONGEST_REASON,
                    reason.getText().length()));
        }
        if (length.get() != BanLength.OWN) {
            return Optional.empty();
        }
        Optional<Instant> own = own();
        if (own.isEmpty()) {
            return Optional.of(texts.text("people.ban.time.wrong"));
        }
        return own.get().isAfter(clock.instant()) ? Optional.empty() : Optional.of(texts.text("people.ban.time.past"));
    }

    private Optional<Instant> own() {
        LocalDate day = date.getValue();
        try {
            LocalTime at = LocalTime.parse(time.getText().strip(), TIME);
            return day == null
                    ? Optional.empty()
                    : Optional.of(day.atTime(at).atZone(clock.getZone()).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /// What is filled in: one ban for each person, and for each address that is kept out besides.
    List<Ban> bans() {
        Instant now = clock.instant();
        Optional<Instant> until = length.get().until(now, own());
        String why = reason.getText().strip();
        List<Ban> bans = new ArrayList<>();
        for (PersonRow row : people) {
            List<InetAddress> from = addresses.isSelected() ? addressesOf(row) : List.of();
            boolean guest = row.client().isGuest();
            if (!guest) {
                bans.add(new Ban(Optional.of(row.client()), from.stream().findFirst(), row.name(), why, now, until));
            }
            from.stream()
                    .skip(guest ? 0 : 1)
                    .forEach(address ->
                            bans.add(new Ban(Optional.empty(), Optional.of(address), row.name(), why, now, until)));
        }
        return bans;
    }
}
