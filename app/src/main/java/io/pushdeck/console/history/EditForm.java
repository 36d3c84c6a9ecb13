package io.pushdeck.console.history;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.TextFormat;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// What of a live announcement can be written anew; the rest of it stays.
final class EditForm extends VBox {
    private final Announcement before;
    private final TextField title = new TextField();
    private final TextArea body = new TextArea();
    private final ComboBox<Severity> severity = new ComboBox<>();
    private final BooleanBinding valid;

    EditForm(Texts texts, Announcement before) {
        this.before = before;
        getStyleClass().add("edit-form");
        title.setId("history-edit-title");
        title.setText(before.title());
        body.setId("history-edit-body");
        body.setText(before.body());
        body.setWrapText(true);
        body.setPrefRowCount(6);
        body.getStyleClass().add("edit-body");
        severity.setId("history-edit-severity");
        severity.getItems().setAll(Severity.values());
        severity.setValue(before.severity());
        severity.setConverter(new StringConverter<>() {
            @Override
            public String toString(Severity value) {
                return value == null ? "" : PushWords.severity(texts, value);
            }

            @Override
            public Severity fromString(String text) {
                throw new UnsupportedOperationException("The list is not editable");
            }
        });
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        valid = Bindings.createBooleanBinding(
                () -> isWritten() && left() >= 0 && !announcement().equals(before),
                title.textProperty(),
                body.textProperty(),
                severity.valueProperty());
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> problem(texts), title.textProperty(), body.textProperty(), severity.valueProperty()));
        body.textProperty().subscribe(() -> body.pseudoClassStateChanged(Styles.STATE_DANGER, left() < 0));
        getChildren()
                .addAll(
                        label(texts, "title"),
                        title,
                        label(texts, "body"),
                        body,
                        label(texts, "severity"),
                        severity,
                        problem);
    }

    /// Whether something was changed, and to something that can be pushed.
    ObservableValue<Boolean> validProperty() {
        return valid;
    }

    /// As it is written now; what the form does not show is as it was.
    Announcement announcement() {
        return new Announcement(
                title.getText(),
                body.getText(),
                before.format(),
                severity.getValue(),
                before.icon(),
                before.link(),
                before.actions(),
                before.expires(),
                before.acknowledge(),
                before.manner());
    }

    private boolean isWritten() {
        return !body.getText().isBlank() || (!title.getText().isBlank() && before.format() != TextFormat.JSON);
    }

    private int left() {
        return Announcement.MAX_CHARACTERS
                - title.getText().strip().length()
                - body.getText().strip().length();
    }

    private String problem(Texts texts) {
        if (!isWritten()) {
            return texts.text("history.edit.empty");
        }
        if (left() < 0) {
            return texts.text("history.edit.long", -left());
        }
        return announcement().equals(before) ? texts.text("history.edit.same") : "";
    }

    private static Label label(Texts texts, String key) {
        Label label = new Label(texts.text("history.edit." + key));
        label.getStyleClass().add("field-label");
        return label;
    }
}
