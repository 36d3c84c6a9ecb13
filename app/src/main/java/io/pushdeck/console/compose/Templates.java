package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Preferences;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The templates of this desk, kept with its preferences. Confined to the JavaFX thread.
final class Templates {
    private static final String PREFIX = "template.";
    private static final String NAME = "name";

    private final Preferences preferences;
    private final ObservableList<Template> all = FXCollections.observableArrayList();

    Templates(Preferences preferences) {
        this.preferences = preferences;
        preferences.keys(PREFIX).stream()
                .map(key -> key.substring(PREFIX.length()).split("\\.", 2)[0])
                .filter(number -> number.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet())
                .forEach(this::read);
        sort();
    }

    private void read(int number) {
        String name = value(number, NAME).strip();
        if (!name.isEmpty()) {
            all.add(new Template(number, name, TemplateText.read(field -> value(number, field))));
        }
    }

    /// In order of name; for reading only.
    ObservableList<Template> all() {
        return all;
    }

    Optional<Template> named(String name) {
        return all.stream()
                .filter(each -> each.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /// Why a template cannot have this name, whatever the others are called; empty if it can.
    static Optional<String> problemOf(Texts texts, String typed) {
        String name = typed.strip();
        if (name.isEmpty()) {
            return Optional.of(texts.text("compose.template.name.empty"));
        }
        return name.length() > Template.MAX_NAME
                ? Optional.of(texts.text("compose.template.name.long", Template.MAX_NAME))
                : Optional.empty();
    }

    /// Keeps a draft under a name; one of that name is replaced.
    void save(String name, Draft draft) {
        int number = named(name)
                .map(Template::number)
                .orElseGet(() -> all.stream().mapToInt(Template::number).max().orElse(0) + 1);
        put(new Template(number, name.strip(), draft));
    }

    /// Keeps it as it is, in place of the one with its number.
    void put(Template template) {
        value(template.number(), NAME, template.name());
        TemplateText.write(template.draft()).forEach((field, value) -> value(template.number(), field, value));
        all.removeIf(each -> each.number() == template.number());
        all.add(template);
        sort();
    }

    void remove(Template template) {
        value(template.number(), NAME, "");
        TemplateText.FIELDS.forEach(field -> value(template.number(), field, ""));
        all.removeIf(each -> each.number() == template.number());
    }

    private void sort() {
        List<Template> sorted = all.stream()
                .sorted(Comparator.comparing(Template::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        if (!sorted.equals(all)) {
            all.setAll(sorted);
        }
    }

    private String value(int number, String field) {
        return preferences.text(PREFIX + number + "." + field, "").get();
    }

    private void value(int number, String field, String value) {
        preferences.text(PREFIX + number + "." + field, "").set(value);
    }
}
