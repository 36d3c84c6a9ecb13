package io.pushdeck.console.planned;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.timing.ScheduleWords;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Marks;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.schedule.Plan;
import io.pushdeck.server.schedule.PlanRun;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A day, or a plan: when, what, to whom, how it went the last time, and what can be done with it.
final class PlannedCell extends ListCell<PlannedRow> {
    /// In pixels.
    private static final double NARROW = 460;

    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Marks::styleClassOf).toList();

    private final Desk desk;
    private final Texts texts;
    private final PlanActions actions;
    private final ScheduleWords words;
    private final Supplier<LocalDate> today;
    private final Label heading = new Label();
    private final Label time = new Label();
    private final Label more = new Label();
    private final FontIcon icon = Icons.of(Feather.INFO);
    private final Label title = new Label();
    private final Label when = new Label();
    private final Label whom = new Label();
    private final Button last = new Button();
    private final Button pause = new Button("", Icons.of(Feather.PAUSE));
    private final Button cancel = new Button("", Icons.of(Feather.TRASH_2));
    private final VBox text = new VBox();
    private final HBox buttons = new HBox();
    private final VBox right = new VBox();
    private final HBox face;

    PlannedCell(Desk desk, PlanActions actions, ScheduleWords words, Supplier<LocalDate> today) {
        this.desk = desk;
        this.texts = desk.texts();
        this.actions = actions;
        this.words = words;
        this.today = today;
        getStyleClass().add("planned-cell");
        heading.getStyleClass().add("planned-heading");
        time.getStyleClass().add("planned-time");
        more.getStyleClass().add("planned-more");
        title.getStyleClass().add("planned-title");
        when.getStyleClass().add("planned-when");
        whom.getStyleClass().add("planned-whom");
        last.getStyleClass().add("planned-last");
        last.setFocusTraversable(false);
        last.setOnAction(pressed -> onPlan(this::showLast));
        face = face();
        setPrefWidth(0);
    }

    private HBox face() {
        VBox times = new VBox(time, more);
        times.getStyleClass().add("planned-times");
        times.setAlignment(Pos.CENTER_LEFT);
        more.managedProperty().bind(more.visibleProperty());
        StackPane badge = new StackPane(icon);
        badge.getStyleClass().add("severity-badge");
        text.getStyleClass().add("planned-text");
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        List.of(title, when, whom).forEach(line -> line.setMinWidth(0));
        HBox.setHgrow(text, Priority.ALWAYS);
        buttons.getChildren()
                .addAll(
                        button("run", new Button("", Icons.of(Feather.SEND)), actions::runNow),
                        button("pause", pause, actions::pause),
                        button("edit", new Button("", Icons.of(Feather.EDIT_2)), actions::edit),
                        button("cancel", cancel, actions::cancel));
        buttons.getStyleClass().add("planned-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        right.getStyleClass().add("planned-right");
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMinWidth(USE_PREF_SIZE);
        last.managedProperty().bind(last.visibleProperty());
        right.managedProperty().bind(right.visibleProperty());
        badge.visibleProperty().bind(right.visibleProperty());
        badge.managedProperty().bind(right.visibleProperty());
        widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(this::arrange);
        HBox all = new HBox(times, badge, text, right);
        all.getStyleClass().add("planned-face");
        all.setAlignment(Pos.CENTER_LEFT);
        return all;
    }

    /// What stands at the right goes below the text where there is no room.
    private void arrange(boolean narrow) {
        right.getChildren().clear();
        text.getChildren().setAll(title, when, whom);
        when.setWrapText(narrow);
        when.setMinHeight(narrow ? USE_PREF_SIZE : USE_COMPUTED_SIZE);
        right.setVisible(!narrow);
        buttons.setAlignment(narrow ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
        (narrow ? text : right).getChildren().addAll(last, buttons);
    }

    private Node button(String key, Button button, Consumer<Plan> action) {
        button.getStyleClass().addAll("button-icon", "flat", "small-icon-button", "planned-" + key);
        button.setFocusTraversable(false);
        say(button, "planned.menu." + key);
        button.setOnAction(pressed -> onPlan(action));
        return button;
    }

    private void say(Button button, String key) {
        String text = texts.text(key);
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text);
    }

    private void onPlan(Consumer<Plan> action) {
        if (getItem() instanceof PlannedRow.Entry entry) {
            action.accept(entry.plan());
        }
    }

    private void showLast(Plan plan) {
        plan.last().flatMap(PlanRun::push).ifPresent(push -> desk.navigator().go(new Destination.Push(push)));
    }

    @Override
    protected void updateItem(@Nullable PlannedRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll(SEVERITIES);
        pseudoClassStateChanged(HEADING, false);
        setId(null);
        setText(null);
        setGraphic(null);
        setAccessibleText(null);
        if (empty || row == null) {
            return;
        }
        switch (row) {
            case PlannedRow.Day day -> showHeading(dayWords(day.day()));
            case PlannedRow.Rest rest ->
                showHeading(texts.text("planned.rest." + rest.kind().name().toLowerCase(Locale.ROOT)));
            case PlannedRow.Entry entry -> showEntry(entry);
        }
    }

    private String dayWords(LocalDate day) {
        String date = words.day(day);
        if (day.equals(today.get())) {
            return texts.text("planned.today", date);
        }
        return day.equals(today.get().plusDays(1)) ? texts.text("planned.tomorrow", date) : date;
    }

    private void showHeading(String text) {
        pseudoClassStateChanged(HEADING, true);
        heading.setText(text);
        setGraphic(heading);
        setAccessibleText(text);
    }

    private void showEntry(PlannedRow.Entry entry) {
        Plan plan = entry.plan();
        setId("planned-" + plan.id());
        Severity severity = plan.push().announcement().severity();
        getStyleClass().add(Marks.styleClassOf(severity));
        icon.setIconCode(Marks.of(severity));
        time.setText(entry.runs().isEmpty() ? "–" : words.clock(entry.runs().getFirst()));
        int others = entry.runs().size() - 1;
        more.setVisible(others > 0);
        more.setText(texts.text("planned.times", others));
        title.setText(PlanActions.title(plan));
        when.setText(words.of(plan.schedule()));
        whom.setText(texts.text("planned.to", actions.audience(plan)));
        pause.setGraphic(Icons.of(plan.paused() ? Feather.PLAY : Feather.PAUSE));
        pause.setDisable(plan.isOver());
        say(pause, plan.paused() ? "planned.menu.resume" : "planned.menu.pause");
        say(cancel, plan.isOver() ? "planned.menu.remove" : "planned.menu.cancel");
        showLast(plan.last());
        setGraphic(face);
        setAccessibleText(
                String.join(", ", time.getText(), title.getText(), when.getText(), whom.getText(), last.getText()));
    }

    private void showLast(Optional<PlanRun> run) {
        last.setVisible(run.isPresent());
        last.getStyleClass().removeIf(style -> style.startsWith("planned-last-"));
        last.setText("");
        if (run.isPresent()) {
            String ending = run.get().ending().name().toLowerCase(Locale.ROOT).replace('_', '-');
            Instant moment =
                    run.get().push().isPresent() ? run.get().at() : run.get().due();
            last.getStyleClass().add("planned-last-" + ending);
            last.setText(texts.text("planned.last." + ending, words.moment(moment)));
            last.setDisable(run.get().push().isEmpty());
            last.setGraphic(run.get().push().isPresent() ? Icons.of(Feather.CHEVRON_RIGHT) : null);
        }
    }
}
