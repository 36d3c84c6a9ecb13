package io.pushdeck.console.planned;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.timing.ScheduleWords;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// A month with a mark on each day on which something goes. A click, or Enter, lists that day alone; again, all. The
/// arrow keys go from day to day, Page Up and Page Down from month to month.
final class MonthCalendar extends VBox {
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass OTHER = PseudoClass.getPseudoClass("other");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final int WEEKS = 6;
    private static final int DAYS = 7;

    private final Texts texts;
    private final PlannedModel model;
    private final ScheduleWords words;
    private final Label name = new Label();
    private final GridPane grid = new GridPane();
    private final Map<LocalDate, ToggleButton> days = new HashMap<>();
    private final Subscription subscription;

    MonthCalendar(Texts texts, PlannedModel model, ScheduleWords words) {
        this.texts = texts;
        this.model = model;
        this.words = words;
        setId("planned-calendar");
        getStyleClass().add("month-calendar");
        grid.getStyleClass().add("month-grid");
        getChildren().addAll(head(), grid);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        subscription = Subscription.combine(
                model.monthProperty().subscribe(month -> build()),
                model.marksProperty().subscribe((before, now) -> mark()),
                model.dayProperty().subscribe((before, now) -> mark()),
                texts.languageProperty().subscribe((before, now) -> build()));
    }

    void close() {
        subscription.unsubscribe();
    }

    private HBox head() {
        name.getStyleClass().add("month-name");
        name.setId("planned-month");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button today = new Button();
        today.setId("planned-today");
        today.getStyleClass().addAll("flat", "month-today");
        today.textProperty().bind(texts.binding("planned.month.today"));
        today.setOnAction(pressed -> {
            model.monthProperty().set(YearMonth.from(model.today()));
            focus(model.today());
        });
        today.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(
                name,
                today,
                step("planned-month-back", Feather.CHEVRON_LEFT, "planned.month.back", -1),
                step("planned-month-on", Feather.CHEVRON_RIGHT, "planned.month.on", 1));
        head.getStyleClass().add("month-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Button step(String id, Feather icon, String key, int months) {
        Button button = new Button("", Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat", "small-icon-button");
        Tip.name(button, texts.binding(key));
        button.setOnAction(pressed -> turn(months));
        return button;
    }

    private void turn(int months) {
        model.monthProperty().set(model.monthProperty().get().plusMonths(months));
    }

    private void build() {
        YearMonth month = model.monthProperty().get();
        name.setText(words.month(month));
        grid.getChildren().clear();
        days.clear();
        for (DayOfWeek day : DayOfWeek.values()) {
            Label weekday = new Label(words.dayShort(day));
            weekday.getStyleClass().add("month-weekday");
            weekday.setMaxWidth(Double.MAX_VALUE);
            grid.add(weekday, day.getValue() - 1, 0);
        }
        LocalDate first = month.atDay(1);
        LocalDate day = first.minusDays(first.getDayOfWeek().getValue() - 1L);
        for (int place = 0; place < WEEKS * DAYS; place++) {
            ToggleButton button = day(day, month);
            days.put(day, button);
            grid.add(button, place % DAYS, 1 + place / DAYS);
            day = day.plusDays(1);
        }
        mark();
    }

    private ToggleButton day(LocalDate day, YearMonth month) {
        ToggleButton button = new ToggleButton(Integer.toString(day.getDayOfMonth()));
        button.setId("planned-day-" + day);
        button.getStyleClass().add("month-day");
        button.pseudoClassStateChanged(TODAY, day.equals(model.today()));
        button.pseudoClassStateChanged(OTHER, !YearMonth.from(day).equals(month));
        button.setOnAction(pressed -> choose(day));
        Region dot = new Region();
        dot.getStyleClass().add("month-dot");
        button.setGraphic(dot);
        return button;
    }

    private void choose(LocalDate day) {
        Optional<LocalDate> chosen = Optional.of(day);
        model.monthProperty().set(YearMonth.from(day));
        model.dayProperty().set(model.dayProperty().get().equals(chosen) ? Optional.empty() : chosen);
        focus(day);
    }

    private void mark() {
        days.forEach((day, button) -> {
            int count = model.marksProperty().get().getOrDefault(day, 0);
            button.pseudoClassStateChanged(MARKED, count > 0);
            button.setSelected(model.dayProperty().get().equals(Optional.of(day)));
            button.setAccessibleText(texts.text("planned.month.day", words.day(day), count));
        });
    }

    private void focus(LocalDate day) {
        ToggleButton button = days.get(day);
        if (button != null) {
            button.requestFocus();
        }
    }

    private void onKey(KeyEvent key) {
        Optional<LocalDate> at = days.entrySet().stream()
                .filter(each -> each.getValue().isFocused())
                .map(Map.Entry::getKey)
                .findFirst();
        if (at.isEmpty()) {
            return;
        }
        LocalDate day = at.get();
        Optional<LocalDate> next = switch (key.getCode()) {
            case LEFT -> Optional.of(day.minusDays(1));
            case RIGHT -> Optional.of(day.plusDays(1));
            case UP -> Optional.of(day.minusWeeks(1));
            case DOWN -> Optional.of(day.plusWeeks(1));
            case PAGE_UP -> Optional.of(day.minusMonths(1));
            case PAGE_DOWN -> Optional.of(day.plusMonths(1));
            case HOME -> Optional.of(model.today());
            default -> Optional.empty();
        };
        next.ifPresent(wanted -> {
            model.monthProperty().set(YearMonth.from(wanted));
            focus(wanted);
            key.consume();
        });
        if (next.isEmpty() && key.getCode() == KeyCode.ENTER) {
            choose(day);
            key.consume();
        }
    }
}
