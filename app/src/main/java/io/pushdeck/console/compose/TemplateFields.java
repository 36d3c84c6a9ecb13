package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks for what a template leaves open, with what is known already filled in.
final class TemplateFields extends VBox {
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final BooleanBinding complete;

    /// @param known what is known of a name; empty if nothing is
    TemplateFields(Texts texts, Set<String> names, UnaryOperator<String> known) {
        getStyleClass().add("template-fields");
        Label note = new Label(texts.text("compose.template.fill.note"));
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().add(note);
        List<Field> checked = new ArrayList<>();
        for (String name : names) {
            TextField field = new TextField(known.apply(name));
            field.setId("template-field-" + fields.size());
            fields.put(name, field);
            checked.add(new Field(
                    name,
                    field,
                    typed -> typed.isBlank()
                            ? Optional.of(texts.text("compose.template.fill.empty"))
                            : Optional.empty()));
        }
        getChildren().addAll(checked);
        complete = Bindings.createBooleanBinding(
                () -> checked.stream().allMatch(field -> field.validProperty().get()),
                checked.stream().map(Field::validProperty).toArray(javafx.beans.Observable[]::new));
    }

    /// Whether nothing is left open.
    BooleanBinding complete() {
        return complete;
    }

    /// What was typed, by name.
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> values.put(name, field.getText().strip()));
        return values;
    }
}
