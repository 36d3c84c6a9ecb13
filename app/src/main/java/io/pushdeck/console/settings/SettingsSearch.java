package io.pushdeck.console.settings;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.SettingsPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// The settings that have the words which are looked for, of all parts at once. The rows are the real ones: their parts
/// lend them until the search is over.
final class SettingsSearch {
    private final Texts texts;
    private final Map<SettingsPart, Pane> parts;
    /// What stands where when nothing is looked for.
    private final Map<Pane, List<Node>> home = new LinkedHashMap<>();

    /// @param parts made of [SettingSection]s; whatever else is in them is never found
    SettingsSearch(Texts texts, Map<SettingsPart, Pane> parts) {
        this.texts = texts;
        this.parts = parts;
    }

    /// Each row that has all the words, in itself or in the headings above it; under the headings of its part and
    /// section. Empty if there is none.
    ///
    /// @param typed not blank
    List<Node> find(String typed) {
        giveBack();
        List<String> words = Arrays.asList(lower(typed.strip()).split("\\s+"));
        List<Node> found = new ArrayList<>();
        parts.forEach((part, pane) -> {
            String name = texts.text("settings.part." + part.key());
            List<Node> sections = pane.getChildren().stream()
                    .filter(SettingSection.class::isInstance)
                    .filter(section -> keepMatching((SettingSection) section, lower(name), words))
                    .toList();
            if (!sections.isEmpty()) {
                lend(pane, List.of());
                Label heading = new Label(name);
                heading.getStyleClass().add("setting-part");
                VBox all = new VBox(heading);
                all.getStyleClass().add("setting-sections");
                all.getChildren().addAll(sections);
                found.add(all);
            }
        });
        return found;
    }

    /// Puts every row back to where it belongs.
    void giveBack() {
        home.forEach((pane, children) -> pane.getChildren().setAll(children));
        home.clear();
    }

    /// @return whether anything is left
    private boolean keepMatching(SettingSection section, String partName, List<String> words) {
        String above = partName + "\n" + lower(section.title());
        Pane card = section.card();
        List<Node> rows = card.getChildren().stream()
                .filter(row -> hasAll(above + wordsOf(row), words))
                .toList();
        if (!rows.isEmpty()) {
            lend(card, rows);
        }
        return !rows.isEmpty();
    }

    private void lend(Pane pane, List<Node> left) {
        home.put(pane, List.copyOf(pane.getChildren()));
        pane.getChildren().setAll(left);
    }

    private static boolean hasAll(String text, List<String> words) {
        return words.stream().allMatch(text::contains);
    }

    /// All that can be read in a row, what was typed, and the choices that are not chosen.
    private static String wordsOf(Node node) {
        StringBuilder words = new StringBuilder();
        if (node instanceof Labeled label && label.getText() != null) {
            words.append('\n').append(lower(label.getText()));
        }
        if (node instanceof TextInputControl field && field.getText() != null) {
            words.append('\n').append(lower(field.getText()));
        }
        if (node instanceof ComboBox<?> choice) {
            words.append(choicesOf(choice));
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> words.append(wordsOf(child)));
        }
        return words.toString();
    }

    private static <T> String choicesOf(ComboBox<T> choice) {
        StringBuilder words = new StringBuilder();
        choice.getItems()
                .forEach(value ->
                        words.append('\n').append(lower(choice.getConverter().toString(value))));
        return words.toString();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
