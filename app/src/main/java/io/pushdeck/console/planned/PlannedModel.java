package io.pushdeck.console.planned;

import io.pushdeck.console.bridge.PlanBackend;
import io.pushdeck.server.schedule.Plan;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// What is planned, narrowed down and told by day. Confined to the JavaFX thread.
final class PlannedModel {
    /// More runs of a day than this are not looked for.
    static final int MOST_RUNS = 300;

    private final PlanBackend backend;
    private final Clock clock;
    private final ZoneId zone;
    private final Function<Plan, String> wordsOf;
    private final ReadOnlyObjectWrapper<List<Plan>> plans = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<YearMonth> month = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<LocalDate>> day = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<LocalDate, Integer>> marks = new ReadOnlyObjectWrapper<>(Map.of());
    private final ObservableList<PlannedRow> rows = FXCollections.observableArrayList();
    private final Subscription subscription;

    /// @param clock   in the zone of the operator
    /// @param wordsOf what is searched
    PlannedModel(PlanBackend backend, Clock clock, Function<Plan, String> wordsOf) {
        this.backend = backend;
        this.clock = clock;
        this.zone = clock.getZone();
        this.wordsOf = wordsOf;
        month.set(YearMonth.from(today()));
        subscription = Subscription.combine(
                backend.watch(this::look),
                search.subscribe((before, now) -> narrow()),
                day.subscribe((before, now) -> narrow()),
                month.subscribe((before, now) -> mark()));
        look();
    }

    void close() {
        subscription.unsubscribe();
    }

    /// Reads what is planned.
    void look() {
        backend.all(all -> {
            plans.set(List.copyOf(all));
            answered.set(true);
            narrow();
            mark();
        });
    }

    ReadOnlyObjectProperty<List<Plan>> plansProperty() {
        return plans.getReadOnlyProperty();
    }

    /// Whether it is known what is planned.
    ReadOnlyBooleanProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    StringProperty searchProperty() {
        return search;
    }

    /// What the calendar shows.
    ObjectProperty<YearMonth> monthProperty() {
        return month;
    }

    /// The day that alone is listed; empty for all.
    ObjectProperty<Optional<LocalDate>> dayProperty() {
        return day;
    }

    /// How many plans run on the days of the month; those without any are missing.
    ReadOnlyObjectProperty<Map<LocalDate, Integer>> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    /// For reading only.
    ObservableList<PlannedRow> rows() {
        return rows;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    boolean isEverything() {
        return search.get().isBlank() && day.get().isEmpty();
    }

    void showEverything() {
        search.set("");
        day.set(Optional.empty());
    }

    private void narrow() {
        List<Plan> found = plans.get().stream().filter(this::fits).toList();
        rows.setAll(day.get().map(only -> rowsOf(only, found)).orElseGet(() -> rowsOf(found)));
    }

    private boolean fits(Plan plan) {
        String text = wordsOf.apply(plan).toLowerCase(Locale.ROOT);
        return List.of(search.get().strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
                .allMatch(text::contains);
    }

    private List<PlannedRow> rowsOf(LocalDate only, List<Plan> found) {
        List<PlannedRow> made = new ArrayList<>();
        made.add(new PlannedRow.Day(only));
        found.stream()
                .map(plan -> new PlannedRow.Entry(plan, runsOf(plan, only)))
                .filter(entry -> !entry.runs().isEmpty())
                .sorted(Comparator.comparing(entry -> entry.runs().getFirst()))
                .forEach(made::add);
        return made.size() == 1 ? List.of() : made;
    }

    /// By the day of the next run; then what does not run.
    private List<PlannedRow> rowsOf(List<Plan> found) {
        List<PlannedRow> made = new ArrayList<>();
        Optional<LocalDate> last = Optional.empty();
        for (Plan plan : found) {
            if (!plan.paused() && plan.next().isPresent()) {
                Instant next = plan.next().get();
                LocalDate on = LocalDate.ofInstant(next, zone);
                if (!last.equals(Optional.of(on))) {
                    made.add(new PlannedRow.Day(on));
                    last = Optional.of(on);
                }
                made.add(new PlannedRow.Entry(plan, List.of(next)));
            }
        }
        addRest(
                made,
                PlannedRow.Kind.PAUSED,
                found.stream().filter(plan -> plan.paused() && !plan.isOver()).toList());
        addRest(made, PlannedRow.Kind.OVER, found.stream().filter(Plan::isOver).toList());
        return made;
    }

    private static void addRest(List<PlannedRow> made, PlannedRow.Kind kind, List<Plan> plans) {
        if (!plans.isEmpty()) {
            made.add(new PlannedRow.Rest(kind));
            plans.forEach(plan -> made.add(new PlannedRow.Entry(plan, List.of())));
        }
    }

    private List<Instant> runsOf(Plan plan, LocalDate on) {
        if (plan.paused() || plan.next().isEmpty()) {
            return List.of();
        }
        Instant end = on.plusDays(1).atStartOfDay(zone).toInstant();
        List<Instant> runs = new ArrayList<>();
        Optional<Instant> run = firstFrom(plan, on);
        while (run.isPresent() && run.get().isBefore(end) && runs.size() < MOST_RUNS) {
            runs.add(run.get());
            run = plan.schedule().next(run.get());
        }
        return runs;
    }

    /// The first run that is still to come, on that day or after it.
    private Optional<Instant> firstFrom(Plan plan, LocalDate on) {
        Instant start = on.atStartOfDay(zone).toInstant();
        return plan.next()
                .filter(next -> !next.isBefore(start))
                .or(() -> plan.schedule().next(start.minusNanos(1)));
    }

    private void mark() {
        Map<LocalDate, Integer> counts = new HashMap<>();
        for (Plan plan : plans.get()) {
            if (!plan.paused() && plan.next().isPresent()) {
                daysOf(plan).forEach(on -> counts.merge(on, 1, Integer::sum));
            }
        }
        marks.set(Map.copyOf(counts));
    }

    private List<LocalDate> daysOf(Plan plan) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate end = month.get().plusMonths(1).atDay(1);
        Optional<LocalDate> on = firstFrom(plan, month.get().atDay(1)).map(this::dayOf);
        while (on.isPresent() && on.get().isBefore(end)) {
            days.add(on.get());
            Instant night = on.get().plusDays(1).atStartOfDay(zone).toInstant();
            on = plan.schedule().next(night.minusNanos(1)).map(this::dayOf);
        }
        return days;
    }

    private LocalDate dayOf(Instant run) {
        return LocalDate.ofInstant(run, zone);
    }
}
