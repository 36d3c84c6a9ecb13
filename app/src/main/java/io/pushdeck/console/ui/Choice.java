package io.pushdeck.console.ui;

import io.pushdeck.console.i18n.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// A list to choose one value from, shown in the operator's words and bound to a property.
public final class Choice<T> extends ComboBox<T> {
    /// @param keyOf of the words for a value, which is their {0}
    public Choice(Texts texts, List<T> values, Property<T> property, Function<T, String> keyOf) {
        getStyleClass().add("choice");
        getItems().setAll(values);
        setConverter(words(texts, keyOf));
        setValue(property.getValue());
        valueProperty().subscribe((before, now) -> {
            if (now != null) {
                property.setValue(now);
            }
        });
        property.subscribe(now -> setValue(now));
        // The converter is asked again only when it is replaced.
        texts.languageProperty().subscribe((before, now) -> setConverter(words(texts, keyOf)));
    }

    private static <T> StringConverter<T> words(Texts texts, Function<T, String> keyOf) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : texts.text(keyOf.apply(value), value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("The list is not editable");
            }
        };
    }
}
