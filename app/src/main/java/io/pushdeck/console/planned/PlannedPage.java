package io.pushdeck.console.planned;

import io.pushdeck.console.commands.Command;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.timing.ScheduleWords;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.ListPlaceholder;
import io.pushdeck.console.ui.PageHeader;
import io.pushdeck.console.ui.SearchField;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.schedule.Plan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// What goes later, by day, beside a calendar.
public final class PlannedPage extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final PlanActions actions;
    private final PlannedModel model;
    private final ScheduleWords words;
    private final PlannedMenu menu;
    private final MonthCalendar calendar;
    private final SearchField search;
    private final ListView<PlannedRow> list = new ListView<>();
    private final Subscription subscription;
    private Optional<String> chosen = Optional.empty();
    private boolean changing;

    /// @param clock in the zone of the operator
    public PlannedPage(Desk desk, Clock clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.actions = new PlanActions(desk, clock);
        this.words = new ScheduleWords(texts, clock.getZone());
        this.model = new PlannedModel(desk.plans(), clock, this::searched);
        this.menu = new PlannedMenu(texts, actions);
        this.calendar = new MonthCalendar(texts, model, words);
        setId("planned-page");
        getStyleClass().addAll("page", "planned-page");
        this.search = new SearchField(texts, "planned", model.searchProperty()::set, this::focusFirst);
        PageHeader header = new PageHeader(texts, "planned")
                .subtitle(texts.binding("planned.subtitle"))
                .right(search);
        setUpList();
        HBox.setHgrow(list, Priority.ALWAYS);
        VBox side = new VBox(calendar, policy());
        side.getStyleClass().add("planned-side");
        HBox content = new HBox(list, side);
        content.getStyleClass().add("planned-content");
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(header, content);
        desk.commands().offer(Commands.Scope.CHOSEN, this::commands);
        subscription = Subscription.combine(
                desk.navigator().guide(this::onDestination),
                sceneProperty().subscribe((before, now) -> {
                    if (now != null) {
                        model.look();
                    }
                }),
                texts.languageProperty().subscribe((before, now) -> list.refresh()));
    }

    /// Stops following the desk.
    public void close() {
        subscription.unsubscribe();
        calendar.close();
        model.close();
    }

    private String searched(Plan plan) {
        return String.join(
                " ",
                plan.push().announcement().title(),
                plan.push().announcement().body(),
                actions.audience(plan),
                words.of(plan.schedule()));
    }

    private void showEverything() {
        search.clear();
        model.showEverything();
    }

    private void setUpList() {
        list.setId("planned-list");
        list.getStyleClass().add("planned-list");
        list.setMinWidth(0);
        list.setCellFactory(view -> cell());
        Button write = new Button();
        write.setId("planned-write");
        write.getStyleClass().add("accent");
        write.textProperty().bind(texts.binding("planned.empty.action"));
        write.setOnAction(pressed -> desk.navigator().go(new Destination.Compose(Audience.NOBODY, "")));
        desk.roles().hides(write);
        list.setPlaceholder(new ListPlaceholder(
                texts,
                "planned",
                Feather.CALENDAR,
                model.answeredProperty(),
                Bindings.createBooleanBinding(() -> model.plansProperty().get().isEmpty(), model.plansProperty()),
                this::showEverything,
                write));
        list.setItems(model.rows());
        list.setOnContextMenuRequested(event -> onChosen(plan -> {
            menu.prepare(plan);
            menu.show(list, event.getScreenX(), event.getScreenY());
            event.consume();
        }));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        // A view remembers places, not lines.
        list.getSelectionModel().selectedItemProperty().subscribe((before, now) -> {
            if (!changing && now != null) {
                chosen = Optional.of(now.key());
            }
        });
        model.rows().addListener((ListChangeListener<PlannedRow>) change -> selectAgain());
    }

    private void selectAgain() {
        changing = true;
        List<PlannedRow> rows = model.rows();
        int place = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (chosen.equals(Optional.of(rows.get(i).key()))) {
                place = i;
            }
        }
        if (place < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(place);
        }
        changing = false;
    }

    private PlannedCell cell() {
        PlannedCell cell = new PlannedCell(desk, actions, words, model::today);
        cell.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY
                    && click.getClickCount() == 2
                    && cell.getItem() instanceof PlannedRow.Entry entry) {
                actions.edit(entry.plan());
            }
        });
        return cell;
    }

    private Node policy() {
        Label policy = new Label();
        policy.setId("planned-policy");
        policy.getStyleClass().add("planned-policy");
        policy.setGraphic(Icons.of(Feather.MOON));
        policy.setWrapText(true);
        policy.setMinHeight(USE_PREF_SIZE);
        policy.textProperty().bind(texts.binding("planned.policy"));
        return policy;
    }

    private void focusFirst() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) {
            selectNext(-1, 1);
        }
    }

    private void onKey(KeyEvent key) {
        int at = list.getSelectionModel().getSelectedIndex();
        boolean used;
        if (key.getCode() == KeyCode.DOWN && !key.isShortcutDown()) {
            used = selectNext(at, 1);
        } else if (key.getCode() == KeyCode.UP && !key.isShortcutDown()) {
            used = selectNext(at, -1);
        } else {
            used = list.getSelectionModel().getSelectedItem() instanceof PlannedRow.Entry entry
                    && menu.onKey(key, entry.plan());
        }
        if (used) {
            key.consume();
        }
    }

    /// Past the headings.
    private boolean selectNext(int from, int step) {
        int next = from + step;
        while (next >= 0 && next < model.rows().size()) {
            if (model.rows().get(next) instanceof PlannedRow.Entry) {
                list.getSelectionModel().clearAndSelect(next);
                list.getFocusModel().focus(next);
                list.scrollTo(Math.max(0, next - 1));
                return true;
            }
            next += step;
        }
        return true;
    }

    private void onChosen(Consumer<Plan> use) {
        if (list.getSelectionModel().getSelectedItem() instanceof PlannedRow.Entry entry) {
            use.accept(entry.plan());
        }
    }

    private List<Command> commands() {
        List<Command> now = new ArrayList<>();
        if (getScene() != null) {
            onChosen(plan -> {
                String title = PlanActions.title(plan);
                if (!plan.isOver()) {
                    now.add(new Command(
                            title,
                            texts.text(plan.paused() ? "planned.menu.resume" : "planned.menu.pause"),
                            plan.paused() ? Feather.PLAY : Feather.PAUSE,
                            () -> actions.pause(plan)));
                }
                now.add(new Command(title, texts.text("planned.menu.edit"), Feather.EDIT_2, () -> actions.edit(plan)));
                now.add(new Command(title, texts.text("planned.menu.run"), Feather.SEND, () -> actions.runNow(plan)));
                now.add(new Command(
                        title,
                        texts.text(plan.isOver() ? "planned.menu.remove" : "planned.menu.cancel"),
                        Feather.TRASH_2,
                        () -> actions.cancel(plan)));
            });
        }
        return now;
    }

    private void onDestination(Destination destination) {
        if (destination instanceof Destination.Planned) {
            showEverything();
            list.requestFocus();
        }
    }
}
