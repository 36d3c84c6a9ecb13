package io.pushdeck.console.ui;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// A text field with a label above it and, as soon as something wrong was typed, the reason below it.
public final class Field extends VBox {
    private final TextField field;
    private final Label problem = new Label();
    private final Function<String, Optional<String>> problemOf;
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();

    /// @param problemOf why a text cannot be taken, in the operator's words; empty if it can
    public Field(String label, TextField field, Function<String, Optional<String>> problemOf) {
        this.field = field;
        this.problemOf = problemOf;
        Label name = new Label(label);
        name.getStyleClass().add("field-label");
        name.setLabelFor(field);
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        getStyleClass().add("field");
        getChildren().addAll(name, field, problem);
        field.textProperty().subscribe((before, now) -> check(true));
        check(false);
    }

    /// Whether the text can be taken.
    public ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    private void check(boolean say) {
        Optional<String> found = problemOf.apply(field.getText());
        valid.set(found.isEmpty());
        problem.setText(say ? found.orElse("") : "");
        field.pseudoClassStateChanged(Styles.STATE_DANGER, say && found.isPresent());
    }
}
