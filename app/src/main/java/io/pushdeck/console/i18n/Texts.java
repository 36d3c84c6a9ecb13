package io.pushdeck.console.i18n;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// The words of the console in the language chosen at the moment. A key `clients.title` is looked up as `title` in
/// the bundle `clients`: each feature keeps a bundle of its own. Patterns are those of [MessageFormat], so a single
/// quote is written twice. Confined to the JavaFX thread.
public final class Texts {
    /// What the console speaks; the first is the fallback.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private final ObjectProperty<Locale> language = new SimpleObjectProperty<>(Locale.ENGLISH);
    // Of the language chosen: to look a pattern up and to read it takes longer than all the rest.
    private final Map<String, MessageFormat> patterns = new HashMap<>();

    public Texts() {
        language.subscribe(patterns::clear);
    }

    public ObjectProperty<Locale> languageProperty() {
        return language;
    }

    /// The text now.
    ///
    /// @param arguments numbers, texts, dates: what the pattern names as {0}, {1} and so on
    /// @throws java.util.MissingResourceException if no bundle has the key: a defect, which a test finds
    public String text(String key, Object... arguments) {
        return patterns.computeIfAbsent(key, this::pattern).format(arguments);
    }

    private MessageFormat pattern(String key) {
        int dot = key.indexOf('.');
        ResourceBundle bundle = ResourceBundle.getBundle(
                "io.pushdeck.console.i18n." + key.substring(0, dot), language.get(), NO_FALLBACK);
        return new MessageFormat(bundle.getString(key.substring(dot + 1)), language.get());
    }

    /// The text in whatever language is chosen, also after a change of language.
    ///
    /// @param arguments as of [#text(String, Object...)]; one that is observable is watched, and its value is shown
    public StringBinding binding(String key, Object... arguments) {
        var watched = new java.util.ArrayList<ObservableValue<?>>();
        watched.add(language);
        for (Object argument : arguments) {
            if (argument instanceof ObservableValue<?> observable) {
                watched.add(observable);
            }
        }
        return Bindings.createStringBinding(
                () -> text(
                        key,
                        java.util.Arrays.stream(arguments).map(Texts::valueOf).toArray()),
                watched.toArray(ObservableValue[]::new));
    }

    private static Object valueOf(Object argument) {
        return argument instanceof ObservableValue<?> observable ? observable.getValue() : argument;
    }

    // Without it a missing Chinese bundle would fall back to the computer's language, not to English.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
