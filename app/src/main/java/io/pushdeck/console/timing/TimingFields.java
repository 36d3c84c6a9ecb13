package io.pushdeck.console.timing;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.timing.Timing.Kind;
import io.pushdeck.console.ui.Choice;
import io.pushdeck.server.schedule.Schedule;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.converter.LocalDateStringConverter;

/// When a push goes: a date and a time, a rhythm, or a rule of one's own; in words with the next runs below; and what
/// becomes of a run that could not be in time. Made anew for each dialog.
public final class TimingFields extends VBox {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final List<Integer> MINUTES = List.of(5, 10, 15, 20, 30, 60);
    private static final int SHOWN_RUNS = 3;
    private static final int SHORTEST_MONTH = 28;
    private static final List<Optional<Duration>> LATE = List.of(
            Optional.of(Duration.ofMinutes(15)),
            Optional.of(Duration.ofHours(1)),
            Optional.of(Duration.ofHours(4)),
            Optional.of(Duration.ofHours(24)),
            Optional.empty());

    private final Texts texts;
    private final Clock clock;
    private final ZoneId zone;
    private final ScheduleWords words;
    private final ObjectProperty<Timing> timing = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
    private final DatePicker date = new DatePicker();
    private final TextField time = new TextField();
    private final Map<DayOfWeek, ToggleButton> days = new EnumMap<>(DayOfWeek.class);
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>();
    private final Label says = new Label();
    private final Label next = new Label();
    private final VBox summary = new VBox(says, next);
    private boolean showing;

    /// @param clock in the zone of the operator
    /// @param start what is chosen at first
    public TimingFields(Texts texts, Clock clock, Timing start) {
        this.texts = texts;
        this.clock = clock;
        this.zone = clock.getZone();
        this.words = new ScheduleWords(texts, zone);
        this.timing.set(start);
        this.kind.set(start.kind());
        getStyleClass().add("timing");
        Choice<Kind> kinds = new Choice<>(texts, List.of(Kind.values()), kind, Kind::key);
        kinds.setId("timing-kind");
        kinds.setMaxWidth(Double.MAX_VALUE);
        setUpTime();
        getChildren()
                .addAll(
                        row("timing.when", kinds),
                        only(row("timing.date", at()), Set.of(Kind.ONCE)),
                        only(row("timing.soon", soon()), Set.of(Kind.ONCE)),
                        only(row("timing.month-day", monthDay()), Set.of(Kind.MONTHLY)),
                        only(row("timing.every", every()), Set.of(Kind.OFTEN)),
                        only(row("timing.days", days()), Set.of(Kind.WEEKLY, Kind.OFTEN)),
                        only(row("timing.time", time), Set.of(Kind.WEEKLY, Kind.MONTHLY)),
                        only(row("timing.cron", cron()), Set.of(Kind.CRON)),
                        summary(),
                        row("timing.late", late()));
        kind.subscribe((before, now) -> change(timing.get().withKind(now)));
        timing.subscribe(this::show);
    }

    /// Whether there is a schedule.
    public ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    /// @throws java.util.NoSuchElementException unless it is valid
    /// @throws IllegalArgumentException         unless it is valid
    public Schedule schedule() {
        return timing.get().schedule(zone);
    }

    /// How late a run may be; empty for not at all.
    public Optional<Duration> lateWithin() {
        return timing.get().late();
    }

    /// Told at every change.
    public void follow(Runnable onChange) {
        timing.subscribe((before, now) -> onChange.run());
    }

    private Timing now() {
        return timing.get();
    }

    private void change(Timing changed) {
        if (!showing) {
            timing.set(changed);
        }
    }

    private void setUpTime() {
        time.setId("timing-time");
        time.getStyleClass().add("time-field");
        time.setPromptText("09:00");
        time.accessibleTextProperty().bind(texts.binding("timing.time"));
        time.setMaxWidth(Region.USE_PREF_SIZE);
        time.textProperty().subscribe((before, typed) -> change(now().withTime(typed)));
    }

    private Node at() {
        date.setId("timing-date");
        date.setConverter(new LocalDateStringConverter(DATE, DATE));
        date.setMinWidth(0);
        date.setMaxWidth(Double.MAX_VALUE);
        date.valueProperty().subscribe((before, day) -> change(now().withDate(Optional.ofNullable(day))));
        HBox.setHgrow(date, Priority.ALWAYS);
        TextField own = new TextField();
        own.setId("timing-once-time");
        own.getStyleClass().add("time-field");
        own.setPromptText("09:00");
        own.accessibleTextProperty().bind(texts.binding("timing.time"));
        own.textProperty().bindBidirectional(time.textProperty());
        HBox both = new HBox(date, own);
        both.getStyleClass().add("timing-line");
        return both;
    }

    private Node soon() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Instant inAnHour = clock.instant().plus(Duration.ofHours(1));
        LocalDate monday = today.plusDays(8 - today.getDayOfWeek().getValue());
        HBox line = new HBox(
                shortcut("hour", LocalDate.ofInstant(inAnHour, zone), words.clock(inAnHour)),
                shortcut("tomorrow", today.plusDays(1), "09:00"),
                shortcut("monday", monday, "09:00"));
        line.getStyleClass().add("timing-line");
        return line;
    }

    private ToggleButton shortcut(String key, LocalDate day, String at) {
        ToggleButton button = new ToggleButton();
        button.setId("timing-" + key);
        button.getStyleClass().add("timing-pill");
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(texts.binding("timing.soon." + key));
        button.setOnAction(pressed -> change(now().at(day, at)));
        timing.subscribe(now -> button.setSelected(now.equals(now.at(day, at))));
        return button;
    }

    private Node days() {
        HBox line = new HBox();
        line.setId("timing-days");
        line.getStyleClass().add("timing-days");
        for (DayOfWeek day : DayOfWeek.values()) {
            ToggleButton button = new ToggleButton(words.dayShort(day));
            button.setId("timing-day-" + day.getValue());
            button.getStyleClass().add("timing-day");
            button.setAccessibleText(words.dayInFull(day));
            button.setOnAction(pressed -> change(now().withDays(chosenDays())));
            days.put(day, button);
            line.getChildren().add(button);
        }
        return line;
    }

    private Set<DayOfWeek> chosenDays() {
        Set<DayOfWeek> chosen = EnumSet.noneOf(DayOfWeek.class);
        days.forEach((day, button) -> {
            if (button.isSelected()) {
                chosen.add(day);
            }
        });
        return chosen;
    }

    private Node monthDay() {
        ObjectProperty<Integer> day = new SimpleObjectProperty<>(now().monthDay());
        Choice<Integer> choice = new Choice<>(
                texts, IntStream.rangeClosed(1, 31).boxed().toList(), day, value -> "timing.month-day.value");
        choice.setId("timing-month-day");
        day.subscribe((before, chosen) -> change(now().withMonthDay(chosen)));
        Label note = new Label();
        note.getStyleClass().add("timing-note");
        note.textProperty().bind(texts.binding("timing.month-day.note"));
        note.visibleProperty().bind(day.map(chosen -> chosen > SHORTEST_MONTH));
        HBox line = new HBox(choice, note);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("timing-line");
        return line;
    }

    private Node every() {
        ObjectProperty<Integer> minutes = new SimpleObjectProperty<>(now().minutes());
        ObjectProperty<Integer> from = new SimpleObjectProperty<>(now().fromHour());
        ObjectProperty<Integer> until = new SimpleObjectProperty<>(now().untilHour());
        Choice<Integer> step = new Choice<>(texts, MINUTES, minutes, value -> "timing.every.value");
        step.setId("timing-minutes");
        Runnable onChosen = () -> change(now().withHours(minutes.get(), from.get(), until.get()));
        List.of(minutes, from, until).forEach(each -> each.subscribe((before, now) -> onChosen.run()));
        HBox line = new HBox(
                step,
                word("timing.from"),
                hours("timing-from", 0, from),
                word("timing.until"),
                hours("timing-until", 1, until));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("timing-line");
        return line;
    }

    private Choice<Integer> hours(String id, int first, ObjectProperty<Integer> chosen) {
        Choice<Integer> choice =
                new Choice<>(texts, IntStream.range(first, first + 24).boxed().toList(), chosen, hour -> "timing.hour");
        choice.setId(id);
        choice.setPrefWidth(88);
        return choice;
    }

    private Label word(String key) {
        Label word = new Label();
        word.textProperty().bind(texts.binding(key));
        word.setMinWidth(USE_PREF_SIZE);
        return word;
    }

    private Node cron() {
        TextField rule = new TextField(now().cron());
        rule.setId("timing-cron");
        rule.getStyleClass().add("mono");
        rule.textProperty().subscribe((before, typed) -> change(now().withCron(typed)));
        Label note = new Label();
        note.getStyleClass().add("timing-note");
        note.textProperty().bind(texts.binding("timing.cron.note"));
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        VBox both = new VBox(rule, note);
        both.getStyleClass().add("timing-column");
        return both;
    }

    private Node summary() {
        summary.setId("timing-summary");
        summary.getStyleClass().add("timing-summary");
        says.setId("timing-words");
        says.getStyleClass().add("timing-words");
        says.setWrapText(true);
        says.setMinHeight(USE_PREF_SIZE);
        next.setId("timing-next");
        next.getStyleClass().add("timing-next");
        next.setWrapText(true);
        next.setMinHeight(USE_PREF_SIZE);
        return summary;
    }

    private Node late() {
        ObjectProperty<Optional<Duration>> chosen = new SimpleObjectProperty<>(now().late());
        List<Optional<Duration>> values = new ArrayList<>(LATE);
        if (!values.contains(chosen.get())) {
            values.addFirst(chosen.get());
        }
        Choice<Optional<Duration>> choice = new Choice<>(texts, values, chosen, TimingFields::lateKey);
        choice.setId("timing-late");
        choice.setMaxWidth(Double.MAX_VALUE);
        chosen.subscribe((before, now) -> change(now().withLate(now)));
        Label why = new Label();
        why.getStyleClass().add("timing-note");
        why.textProperty().bind(texts.binding("timing.late.note"));
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        VBox both = new VBox(choice, why);
        both.getStyleClass().add("timing-column");
        return both;
    }

    private static String lateKey(Optional<Duration> late) {
        return late.map(within -> "timing.late." + within.toMinutes()).orElse("timing.late.never");
    }

    private Node row(String key, Node control) {
        Label name = new Label();
        name.getStyleClass().add("timing-name");
        name.textProperty().bind(texts.binding(key));
        name.setLabelFor(control);
        name.setWrapText(true);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox row = new HBox(name, control);
        row.getStyleClass().add("timing-row");
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Node only(Node row, Set<Kind> kinds) {
        row.visibleProperty().bind(kind.map(kinds::contains));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private void show(Timing now) {
        showing = true;
        kind.set(now.kind());
        date.setValue(now.date().orElse(null));
        if (!time.getText().equals(now.time())) {
            time.setText(now.time());
        }
        days.forEach((day, button) -> button.setSelected(now.days().contains(day)));
        showing = false;
        Optional<Timing.Problem> problem = now.problem(clock.instant(), zone);
        valid.set(problem.isEmpty());
        summary.getStyleClass().remove("timing-wrong");
        next.setVisible(problem.isEmpty());
        next.setManaged(problem.isEmpty());
        if (problem.isPresent()) {
            summary.getStyleClass().add("timing-wrong");
            says.setText(texts.text(problem.get().key()));
        } else {
            Schedule schedule = now.schedule(zone);
            says.setText(words.of(schedule));
            next.setText(nextRuns(schedule));
        }
    }

    private String nextRuns(Schedule schedule) {
        String place =
                zone.getDisplayName(TextStyle.FULL, texts.languageProperty().get());
        if (schedule instanceof Schedule.Once) {
            return place;
        }
        String runs = ScheduleWords.next(schedule, clock.instant(), SHOWN_RUNS).stream()
                .map(words::moment)
                .collect(Collectors.joining(texts.text("timing.next.separator")));
        return texts.text("timing.next", runs, place);
    }
}
