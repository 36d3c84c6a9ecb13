package io.pushdeck.console.people;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// Above the table: who is shown, and, while several are chosen, what to do with them.
final class PeopleTools extends StackPane {
    private final Texts texts;
    private final PersonActions actions;

    PeopleTools(
            Texts texts,
            PeopleModel model,
            PersonActions actions,
            ObservableValue<Integer> count,
            Supplier<List<PersonRow>> chosen,
            Runnable clear) {
        this.texts = texts;
        this.actions = actions;
        getStyleClass().add("clients-tools");
        HBox filters = filters(model);
        HBox selection = selection(count, chosen, clear);
        selection.visibleProperty().bind(count.map(several -> several > 1));
        filters.visibleProperty().bind(selection.visibleProperty().not());
        getChildren().addAll(filters, selection);
    }

    private HBox filters(PeopleModel model) {
        ToggleGroup one = new ToggleGroup();
        HBox kinds = new HBox();
        kinds.getStyleClass().addAll("state-filter");
        List<PeopleFilter.Kind> all = List.of(PeopleFilter.Kind.values());
        for (PeopleFilter.Kind kind : all) {
            ToggleButton button = new ToggleButton();
            button.setId("people-show-" + kind.key());
            button.getStyleClass()
                    .addAll(
                            "small",
                            kind == all.getFirst()
                                    ? "left-pill"
                                    : kind == all.getLast() ? "right-pill" : "center-pill");
            button.textProperty().bind(texts.binding("people.show." + kind.key()));
            button.setToggleGroup(one);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(pressed -> {
                model.show(kind);
                // A second press would leave none of them pressed.
                button.setSelected(true);
            });
            model.filterProperty().subscribe(now -> {
                if (now.kind() == kind) {
                    button.setSelected(true);
                }
            });
            kinds.getChildren().add(button);
        }
        HBox filters = new HBox(kinds);
        filters.getStyleClass().add("filter-bar");
        filters.setAlignment(Pos.CENTER_LEFT);
        return filters;
    }

    private HBox selection(ObservableValue<Integer> count, Supplier<List<PersonRow>> chosen, Runnable clear) {
        Button none = new Button(null, Icons.of(Feather.X));
        none.setId("people-selection-clear");
        none.getStyleClass().addAll("flat", "button-icon", "small");
        none.accessibleTextProperty().bind(texts.binding("clients.selection.clear"));
        none.setOnAction(pressed -> clear.run());
        Label words = new Label();
        words.getStyleClass().add("selection-count");
        words.textProperty().bind(texts.binding("clients.selection.count", count));
        words.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button group = button("group", "clients.selection.group", Feather.FOLDER_PLUS);
        group.setOnAction(pressed -> actions.pickGroup(group, chosen.get()));
        Button ban = button("ban", "people.menu.ban", Feather.SLASH);
        ban.getStyleClass().addAll("danger", "flat");
        ban.setOnAction(pressed -> actions.ban(chosen.get()));
        Button push = button("push", "clients.selection.push", Feather.SEND);
        push.getStyleClass().add("accent");
        push.setOnAction(pressed -> actions.push(chosen.get()));
        actions.govern(ban, group, push);
        HBox bar = new HBox(none, words, space, ban, group, push);
        bar.setId("people-selection");
        bar.getStyleClass().add("selection-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Button button(String id, String key, Feather icon) {
        Button button = new Button(null, Icons.of(icon));
        button.setId("people-selection-" + id);
        button.getStyleClass().add("small");
        button.textProperty().bind(texts.binding(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
