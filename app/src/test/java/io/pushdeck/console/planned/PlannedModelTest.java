package io.pushdeck.console.planned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.testing.FakePlans;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SamplePlans;
import io.pushdeck.server.identity.PlanId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlannedModelTest {
    private final FakePlans plans = new FakePlans();
    private final PlannedModel model = new PlannedModel(
            plans,
            Clock.fixed(Sample.NOW, ZoneOffset.UTC),
            plan -> plan.push().announcement().title());

    private List<String> keys() {
        return model.rows().stream().map(PlannedRow::key).toList();
    }

    @Test
    void plansStandBelowTheDayOfTheirNextRun() {
        SamplePlans.fill(plans);
        assertEquals(
                List.of(
                        "day-2026-11-23",
                        "lunch",
                        "stock",
                        "day-2026-11-24",
                        "gate",
                        "day-2026-11-28",
                        "score",
                        "rest-PAUSED",
                        "backup",
                        "rest-OVER",
                        "tour"),
                keys());
    }

    @Test
    void aDayAloneHasAllItsRuns() {
        SamplePlans.fill(plans);
        model.dayProperty().set(Optional.of(LocalDate.of(2026, 11, 28)));
        assertEquals(List.of("day-2026-11-28", "score"), keys());
        PlannedRow.Entry entry = (PlannedRow.Entry) model.rows().getLast();
        assertEquals(16, entry.runs().size());
        model.dayProperty().set(Optional.of(LocalDate.of(2026, 11, 22)));
        assertEquals(List.of(), keys(), "what has been is not to come");
    }

    @Test
    void theMonthHasAMarkOnEachDayOnWhichSomethingGoes() {
        SamplePlans.fill(plans);
        Set<LocalDate> days = new TreeSet<>(model.marksProperty().get().keySet());
        assertEquals(
                Set.of(23, 24, 25, 26, 27, 28, 29, 30),
                new TreeSet<>(days.stream().map(LocalDate::getDayOfMonth).toList()));
        assertEquals(2, model.marksProperty().get().get(LocalDate.of(2026, 11, 24)));
        model.monthProperty().set(YearMonth.of(2026, 10));
        assertTrue(model.marksProperty().get().isEmpty());
    }

    @Test
    void whatIsSearchedNarrowsItDown() {
        SamplePlans.fill(plans);
        model.searchProperty().set("gate night");
        assertEquals(List.of("day-2026-11-24", "gate"), keys());
        model.showEverything();
        assertEquals(11, keys().size());
    }

    @Test
    void aChangeIsFollowed() {
        SamplePlans.fill(plans);
        plans.cancel(plans.plan(new PlanId("gate")).id(), answer -> {});
        assertEquals(9, keys().size());
    }
}
