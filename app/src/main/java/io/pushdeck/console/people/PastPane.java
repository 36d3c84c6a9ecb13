package io.pushdeck.console.people;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.bridge.PeopleBackend;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.membership.GroupEditing;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.PushRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Who was here at a time that has passed, who was in which group, and which pushes went out: a slider, and what it
/// shows. It says at any time that this is the past, and how to come back.
final class PastPane extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final PastModel model;
    private final GroupEditing editing;
    private final Clock clock;
    private final ZoneId zone;
    private final Runnable back;
    private final TextField field = new TextField();
    private final TimeSlider slider;
    private final PastPeople people;
    private final PastGroups groups;
    private final VBox pushes = new VBox();
    private final HBox line;

    /// @param back to the present
    PastPane(Desk desk, PeopleBackend backend, Clock clock, Runnable back) {
        this.desk = desk;
        this.texts = desk.texts();
        this.clock = clock;
        this.zone = clock.getZone();
        this.back = back;
        this.editing = new GroupEditing(desk);
        this.model = new PastModel(backend, desk.history(), desk.mirror(), clock);
        this.slider = new TimeSlider(texts, zone, model, this::open);
        this.people = new PastPeople(texts);
        this.groups = new PastGroups(texts, this::snapshot);
        setId("people-past");
        getStyleClass().add("past-pane");
        line = new HBox(slider, ranges());
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("past-line");
        HBox.setHgrow(slider, Priority.ALWAYS);
        getChildren().addAll(bar(), line, content());
        model.momentProperty().subscribe(found -> show());
        model.pushesProperty().subscribe(found -> showPushes());
        model.atProperty().subscribe(at -> {
            if (!field.isFocused()) {
                field.setText(TimeText.of(at, zone));
            }
            showPushes();
        });
        texts.languageProperty().subscribe((was, now) -> show());
        groups.chosenProperty().subscribe((was, now) -> showPeople());
    }

    void open() {
        model.open();
        slider.requestFocus();
    }

    /// What kept an answer from coming was said; the next question is asked again.
    void giveUp() {
        model.giveUp();
    }

    private void open(PushRecord push) {
        desk.navigator().go(new Destination.Push(push.id()));
    }

    private HBox bar() {
        Label as = new Label(null, Icons.of(Feather.ROTATE_CCW));
        as.setId("people-past-as-of");
        as.getStyleClass().add("past-as-of");
        as.setMinWidth(Region.USE_PREF_SIZE);
        as.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.text(
                                "people.past.as",
                                words(model.momentProperty().get().at())),
                        model.momentProperty(),
                        texts.languageProperty()));
        field.setId("people-past-field");
        field.getStyleClass().add("past-field");
        field.accessibleTextProperty().bind(texts.binding("people.past.field"));
        field.promptTextProperty().bind(texts.binding("people.past.field"));
        field.textProperty()
                .subscribe(typed -> field.pseudoClassStateChanged(
                        Styles.STATE_DANGER,
                        TimeText.parse(typed, clock.instant(), zone).isEmpty()));
        field.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                TimeText.parse(field.getText(), clock.instant(), zone).ifPresent(model::go);
                field.setText(TimeText.of(model.atProperty().get(), zone));
                key.consume();
            }
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button now = new Button(null, Icons.of(Feather.CORNER_DOWN_RIGHT));
        now.setId("people-past-back");
        now.textProperty().bind(texts.binding("people.past.back"));
        now.getStyleClass().addAll("small", "accent");
        now.setMinWidth(Region.USE_PREF_SIZE);
        now.setOnAction(pressed -> back.run());
        HBox bar = new HBox(as, space, field, now);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("past-bar");
        return bar;
    }

    private HBox ranges() {
        ToggleGroup one = new ToggleGroup();
        HBox all = new HBox();
        all.getStyleClass().add("state-filter");
        List<PastModel.Range> ranges = List.of(PastModel.Range.values());
        for (PastModel.Range range : ranges) {
            ToggleButton button = new ToggleButton();
            button.setId("people-past-" + range.key());
            button.textProperty().bind(texts.binding("people.past.range." + range.key()));
            button.getStyleClass()
                    .addAll(
                            "small",
                            range == ranges.getFirst()
                                    ? "left-pill"
                                    : range == ranges.getLast() ? "right-pill" : "center-pill");
            button.setToggleGroup(one);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setSelected(model.rangeProperty().get() == range);
            button.setOnAction(pressed -> {
                model.rangeProperty().set(range);
                button.setSelected(true);
            });
            all.getChildren().add(button);
        }
        return all;
    }

    private String words(Instant time) {
        return DateTimeFormatter.ofPattern(texts.text("people.past.pattern"))
                .withLocale(texts.languageProperty().get())
                .format(time.atZone(zone));
    }

    private Node content() {
        Button make = new Button(null, Icons.of(Feather.FOLDER_PLUS));
        make.setId("people-past-make");
        make.textProperty().bind(texts.binding("people.past.make"));
        make.getStyleClass().add("small");
        make.setOnAction(pressed -> make());
        make.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> lasting().isEmpty(), people.shownProperty()));
        HBox under = new HBox(make);
        under.getStyleClass().add("past-under");
        VBox left = new VBox(people, under);
        VBox.setVgrow(people, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        left.getStyleClass().add("past-side");
        Label title = new Label();
        title.textProperty().bind(texts.binding("people.past.pushes"));
        title.getStyleClass().add("drawer-section");
        pushes.setId("people-past-pushes");
        pushes.getStyleClass().add("past-pushes");
        VBox right = new VBox(groups, title, pushes);
        right.getStyleClass().addAll("past-side", "past-right");
        VBox.setVgrow(groups, Priority.ALWAYS);
        HBox sides = new HBox(left, right);
        sides.getStyleClass().add("past-sides");
        EmptyState empty = new EmptyState(
                Feather.CLOCK, texts.binding("people.past.empty.title"), texts.binding("people.past.empty.text"));
        empty.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !model.isAnythingKnown(), model.boundsProperty()));
        sides.visibleProperty().bind(empty.visibleProperty().not());
        line.visibleProperty().bind(sides.visibleProperty());
        field.visibleProperty().bind(sides.visibleProperty());
        StackPane content = new StackPane(sides, empty);
        VBox.setVgrow(content, Priority.ALWAYS);
        return content;
    }

    private void show() {
        groups.show(
                model.momentProperty().get().groups(),
                model.momentProperty().get().online().size(),
                model::online);
        showPeople();
        showPushes();
    }

    private void showPeople() {
        people.show(model.people(groups.chosenProperty().get()));
    }

    private void showPushes() {
        pushes.getChildren().clear();
        for (PushRecord push : model.pushesAround()) {
            Label title = new Label(TimeSlider.titleOf(push));
            title.getStyleClass().add("sent-title");
            title.setMinWidth(0);
            Label when = new Label(words(push.at()));
            when.getStyleClass().add("sent-detail");
            Button line = new Button(null, new VBox(title, when));
            line.setId("people-past-push-" + push.id());
            line.getStyleClass().add("sent-open");
            line.setMaxWidth(Double.MAX_VALUE);
            line.setMinWidth(0);
            line.setAccessibleText(texts.text("people.past.push", when.getText(), title.getText()));
            line.setOnAction(pressed -> open(push));
            pushes.getChildren().add(line);
        }
        if (pushes.getChildren().isEmpty()) {
            Label none = new Label(texts.text("people.past.pushes.none"));
            none.getStyleClass().add("sent-none");
            pushes.getChildren().add(none);
        }
    }

    /// Those of the list that groups can hold: guests are nobody once they are gone.
    private Set<ClientId> lasting() {
        return people.shownProperty().get().stream()
                .map(PastModel.PastPerson::client)
                .filter(client -> !client.isGuest())
                .collect(Collectors.toSet());
    }

    private void make() {
        Instant then = model.momentProperty().get().at();
        String of = groups.chosenProperty().get().flatMap(groups::nameOf).orElse(texts.text("people.past.here"));
        editing.createOf(lasting(), nameOf(of, then));
    }

    private void snapshot(Group group, Set<ClientId> members) {
        editing.createOf(
                members, nameOf(group.name(), model.momentProperty().get().at()));
    }

    private String nameOf(String what, Instant then) {
        String when = " · " + words(then);
        int room = Group.MAX_NAME - when.length();
        return (what.length() > room ? what.substring(0, Math.max(0, room)) : what) + when;
    }
}
