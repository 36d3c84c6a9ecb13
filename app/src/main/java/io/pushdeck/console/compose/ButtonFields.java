package io.pushdeck.console.compose;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.message.Announcement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The buttons that the recipients see, one field for each label.
final class ButtonFields extends VBox {
    private final Texts texts;
    private final DraftModel draft;
    private final VBox rows = new VBox();
    private final List<TextField> fields = new ArrayList<>();
    private final Label problem = MoreFields.problem("compose-button-problem");
    private final Subscription subscription;

    ButtonFields(Texts texts, DraftModel draft) {
        this.texts = texts;
        this.draft = draft;
        getStyleClass().add("more-column");
        rows.getStyleClass().add("more-column");
        rows.managedProperty().bind(rows.visibleProperty());
        Hyperlink add = new Hyperlink("", Icons.of(Feather.PLUS));
        add.setId("compose-button-add");
        add.getStyleClass().add("more-add");
        add.textProperty().bind(texts.binding("compose.button.add"));
        add.visibleProperty().bind(draft.buttonsProperty().map(labels -> labels.size() < Announcement.MAX_ACTIONS));
        add.managedProperty().bind(add.visibleProperty());
        add.setOnAction(pressed -> {
            add.setVisited(false);
            draft.addButton();
            fields.getLast().requestFocus();
        });
        getChildren().addAll(rows, problem, add);
        subscription = Subscription.combine(
                draft.buttonsProperty().subscribe(this::refresh),
                texts.languageProperty()
                        .subscribe(() -> refresh(draft.buttonsProperty().get())));
    }

    void close() {
        subscription.unsubscribe();
    }

    private void refresh(List<String> labels) {
        while (fields.size() > labels.size()) {
            fields.removeLast();
            rows.getChildren().removeLast();
        }
        while (fields.size() < labels.size()) {
            addRow(fields.size());
        }
        rows.setVisible(!labels.isEmpty());
        Optional<Problem> first = Optional.empty();
        for (int i = 0; i < labels.size(); i++) {
            if (!fields.get(i).getText().equals(labels.get(i))) {
                fields.get(i).setText(labels.get(i));
            }
            Optional<Problem> wrong = Draft.buttonProblem(labels.get(i));
            fields.get(i).pseudoClassStateChanged(Styles.STATE_DANGER, wrong.isPresent());
            first = first.or(() -> wrong);
        }
        MoreFields.say(texts, problem, first);
    }

    private void addRow(int index) {
        TextField label = new TextField();
        label.setId("compose-button-" + index);
        label.promptTextProperty().bind(texts.binding("compose.button.label"));
        HBox.setHgrow(label, Priority.ALWAYS);
        Button remove = new Button("", Icons.of(Feather.X));
        remove.setId("compose-button-remove-" + index);
        remove.getStyleClass().add("chip-remove");
        remove.accessibleTextProperty().bind(texts.binding("compose.button.remove"));
        remove.setOnAction(pressed -> draft.removeButton(index));
        HBox row = new HBox(label, remove);
        row.getStyleClass().add("more-button-row");
        row.setAlignment(Pos.CENTER_LEFT);
        fields.add(label);
        rows.getChildren().add(row);
        label.textProperty().subscribe((before, now) -> {
            if (index < draft.buttonsProperty().get().size()
                    && !draft.buttonsProperty().get().get(index).equals(now)) {
                draft.labelButton(index, now);
            }
        });
    }
}
