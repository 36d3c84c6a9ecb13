package io.pushdeck.console.history;

import io.pushdeck.console.bridge.Lacking;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Repeats;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with the push that is shown. Buttons count whom they concern; what is not possible says why.
final class PushBar extends HBox {
    private final Texts texts;
    private final PushModel model;
    private final PushActions actions;
    private final Exports exports;
    private final InstantSource clock;
    private final Button stop = new Button(null, Icons.of(Feather.SQUARE));
    private final SplitMenuButton again = new SplitMenuButton();
    private final Button edit = new Button(null, Icons.of(Feather.EDIT_2));
    private final Button recall = new Button(null, Icons.of(Feather.CORNER_UP_LEFT));
    private final MenuButton more = new MenuButton(null, Icons.of(Feather.MORE_HORIZONTAL));
    private final Tooltip whyNotAgain = new Tooltip();
    private final Tooltip whyNotEdit = new Tooltip();
    private final Tooltip whyNotRecall = new Tooltip();
    private final Subscription subscription;

    PushBar(Texts texts, PushModel model, PushActions actions, Exports exports, InstantSource clock) {
        this.texts = texts;
        this.model = model;
        this.actions = actions;
        this.exports = exports;
        this.clock = clock;
        getStyleClass().add("push-bar");
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(USE_PREF_SIZE);
        setUp(stop, "stop", "danger", actions::stop);
        stop.managedProperty().bind(stop.visibleProperty());
        setUp(again, "again", "small", push -> again(push, usual(push)));
        setUp(edit, "edit", "small", actions::edit);
        setUp(recall, "recall", "danger", actions::recall);
        recall.getStyleClass().add("button-outlined");
        more.setId("push-more");
        more.getStyleClass().addAll("button-icon", "no-arrow", "small");
        more.setMinWidth(USE_PREF_SIZE);
        more.accessibleTextProperty().bind(texts.binding("history.more"));
        more.setOnShowing(opening -> fillMore());
        again.setOnShowing(opening -> fillAgain());
        getChildren()
                .addAll(
                        stop,
                        explained(again, whyNotAgain),
                        explained(edit, whyNotEdit),
                        explained(recall, whyNotRecall),
                        more);
        subscription = Subscription.combine(
                model.pushProperty().subscribe(push -> refresh()),
                model.progressProperty().subscribe((before, now) -> refresh()),
                actions.lockedProperty().subscribe((before, now) -> refresh()),
                texts.languageProperty().subscribe((before, now) -> refresh()));
    }

    void close() {
        subscription.unsubscribe();
    }

    private void setUp(ButtonBase button, String key, String styleClass, Consumer<PushRecord> action) {
        button.setId("push-" + key);
        button.getStyleClass().addAll("small", styleClass);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(pressed -> model.pushProperty().get().ifPresent(action));
    }

    /// A disabled button gets no mouse events, so the tooltip hangs on what is around it.
    private static StackPane explained(ButtonBase button, Tooltip why) {
        StackPane around = new StackPane(button);
        around.setMinWidth(USE_PREF_SIZE);
        why.setWrapText(true);
        why.setMaxWidth(320);
        Tooltip.install(around, why);
        return around;
    }

    /// What can be done with the push that is shown.
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        model.pushProperty().get().ifPresent(push -> {
            String title = PushWords.title(push.announcement());
            if (stop.isVisible()) {
                commands.add(new Command(title, stop.getText(), Feather.SQUARE, stop::fire));
            }
            if (!again.isDisabled()) {
                commands.add(new Command(title, again.getText(), Feather.REPEAT, again::fire));
            }
            if (!edit.isDisabled()) {
                commands.add(new Command(title, edit.getText(), Feather.EDIT_2, edit::fire));
            }
            if (!recall.isDisabled()) {
                commands.add(new Command(title, recall.getText(), Feather.CORNER_UP_LEFT, recall::fire));
            }
            push.repeats()
                    .flatMap(Repeats::next)
                    .ifPresent(next -> commands.add(new Command(
                            title,
                            texts.text("history.repeats.stop"),
                            Feather.REPEAT,
                            () -> actions.repeat(push, false))));
            commands.add(new Command(title, texts.text("history.menu.copy"), Feather.COPY, () -> actions.copy(push)));
            commands.add(new Command(
                    title,
                    texts.text("history.menu.csv"),
                    Feather.DOWNLOAD,
                    () -> exports.csv(push, model.deliveries())));
            commands.add(new Command(
                    title,
                    texts.text("history.menu.json"),
                    Feather.DOWNLOAD,
                    () -> exports.json(push, model.deliveries())));
        });
        return commands;
    }

    private void refresh() {
        Optional<PushRecord> push = model.pushProperty().get();
        setVisible(push.isPresent());
        push.ifPresent(this::refresh);
    }

    private void refresh(PushRecord push) {
        Progress progress = model.progressProperty().get();
        PushState state = PushState.of(push, clock.instant());
        stop.setVisible(progress.unreached() > 0
                && state == PushState.LIVE
                && !actions.lockedProperty().get());
        stop.setText(texts.text("history.stop", progress.unreached()));
        Lacking usual = usual(push);
        again.setText(texts.text("history.again", progress.lacking(usual)));
        say(
                again,
                whyNotAgain,
                state != PushState.LIVE
                        ? texts.text("history.again.not." + state.key())
                        : progress.unreceived() + progress.unanswered() == 0
                                ? texts.text("history.again.not.needed")
                                : "",
                texts.text(key(usual), progress.lacking(usual)));
        edit.setText(texts.text("history.edit"));
        say(
                edit,
                whyNotEdit,
                state == PushState.LIVE ? "" : texts.text("history.edit.not." + state.key()),
                texts.text("history.edit.tip"));
        recall.setText(texts.text("history.recall"));
        say(
                recall,
                whyNotRecall,
                state == PushState.RECALLED ? texts.text("history.recall.not") : "",
                texts.text("history.recall.tip"));
    }

    private void say(ButtonBase button, Tooltip tooltip, String whyItself, String what) {
        String whyNot = actions.lockedProperty().get() ? texts.text("roles.refused") : whyItself;
        button.setDisable(!whyNot.isEmpty());
        tooltip.setText(whyNot.isEmpty() ? what : whyNot);
    }

    /// What the button does without its menu: whoever is asked to confirm counts until they do.
    private Lacking usual(PushRecord push) {
        Progress progress = model.progressProperty().get();
        return (push.announcement().acknowledge() && progress.unanswered() > 0) || progress.unreceived() == 0
                ? Lacking.ACKNOWLEDGEMENT
                : Lacking.RECEIPT;
    }

    private static String key(Lacking lacking) {
        return "history.again." + lacking.name().toLowerCase(Locale.ROOT);
    }

    private void again(PushRecord push, Lacking lacking) {
        actions.again(push, lacking, model.progressProperty().get().lacking(lacking));
    }

    private void fillAgain() {
        again.getItems().clear();
        model.pushProperty().get().ifPresent(push -> {
            for (Lacking lacking : Lacking.values()) {
                int people = model.progressProperty().get().lacking(lacking);
                MenuItem item = new MenuItem(texts.text(key(lacking), people));
                item.setId("push-again-" + lacking.name().toLowerCase(Locale.ROOT));
                item.setDisable(people == 0);
                item.setOnAction(pressed -> again(push, lacking));
                again.getItems().add(item);
            }
        });
    }

    private void fillMore() {
        more.getItems().clear();
        model.pushProperty().get().ifPresent(push -> {
            more.getItems()
                    .addAll(
                            item("copy", Feather.COPY, () -> actions.copy(push)),
                            new SeparatorMenuItem(),
                            item("csv", Feather.DOWNLOAD, () -> exports.csv(push, model.deliveries())),
                            item("json", Feather.DOWNLOAD, () -> exports.json(push, model.deliveries())));
        });
    }

    private MenuItem item(String key, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(texts.text("history.menu." + key), Icons.of(icon));
        item.setId("push-more-" + key);
        item.setOnAction(pressed -> action.run());
        return item;
    }
}
