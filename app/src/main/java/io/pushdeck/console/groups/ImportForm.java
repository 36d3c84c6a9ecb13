package io.pushdeck.console.groups;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Says what taking a file in would change, what of it cannot be taken, and why.
final class ImportForm extends VBox {
    private static final double HIGHEST = 320;
    private static final int NAMED = 12;
    private static final int NAME_LENGTH = 40;

    private final Desk desk;
    private final Texts texts;
    private final GroupFile file;
    private final Map<ClientId, String> everybody;
    private final VBox report = new VBox();
    private final CheckBox alsoUnknown = new CheckBox();
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();

    /// @param everybody who was here at any time, and what they are called
    ImportForm(Desk desk, GroupFile file, Map<ClientId, String> everybody) {
        this.desk = desk;
        this.texts = desk.texts();
        this.file = file;
        this.everybody = Map.copyOf(everybody);
        getStyleClass().add("import-form");
        report.setId("groups-import-report");
        report.getStyleClass().add("import-report");
        ScrollPane scroll = new ScrollPane(report);
        scroll.setId("groups-import-scroll");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("import-scroll", "edge-to-edge");
        alsoUnknown.setId("groups-import-unknown");
        alsoUnknown.setWrapText(true);
        alsoUnknown.setMinHeight(USE_PREF_SIZE);
        alsoUnknown.setText(texts.text("groups.import.unknown.take"));
        getChildren().addAll(scroll, alsoUnknown);
        // Lines that are broken are higher than the pane believes before it knows its width.
        report.heightProperty()
                .subscribe(height -> scroll.setPrefViewportHeight(Math.min(HIGHEST, height.doubleValue())));
        alsoUnknown.selectedProperty().subscribe(this::say);
        say();
    }

    /// Whether anything would change.
    ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    /// What would change at this moment.
    ImportPlan plan() {
        return ImportPlan.of(
                file,
                desk.mirror(),
                new KnownPeople(desk.mirror(), everybody),
                alsoUnknown.isSelected(),
                () -> GroupId.of(UUID.randomUUID()));
    }

    private void say() {
        ImportPlan plan = plan();
        valid.set(plan.edit().isPresent());
        alsoUnknown.setVisible(!plan.unknown().isEmpty());
        alsoUnknown.setManaged(alsoUnknown.isVisible());
        report.getChildren().clear();
        if (plan.edit().isEmpty()) {
            line("nothing", "import-line", texts.text("groups.import.nothing"));
        }
        lines(
                "created",
                plan.created(),
                create -> create.created().isSmart()
                        ? texts.text(
                                "groups.import.created.rule", create.created().name())
                        : texts.text(
                                "groups.import.created.one",
                                create.created().name(),
                                create.members().size()));
        Map<GroupId, String> names = names();
        lines(
                "joined",
                plan.joined(),
                join -> texts.text(
                        "groups.import.joined.one",
                        names.getOrDefault(join.group(), ""),
                        join.members().size()));
        if (plan.already() > 0) {
            line("already", "import-line", texts.text("groups.import.already", plan.already()));
        }
        problems("unknown", List.copyOf(plan.unknown()), ClientId::value);
        problems("missing", plan.missing(), name -> name);
        problems("ambiguous", plan.ambiguous(), name -> name);
        problems("ruled", plan.ruled(), name -> name);
        flaws();
    }

    private Map<GroupId, String> names() {
        Map<GroupId, String> names = new HashMap<>();
        desk.mirror()
                .groups()
                .forEach(row -> names.put(row.id(), row.groupProperty().get().name()));
        return names;
    }

    private <E extends GroupEdit> void lines(String what, List<E> edits, Function<E, String> words) {
        if (!edits.isEmpty()) {
            line(what, "import-line", texts.text("groups.import." + what, edits.size(), listed(edits, words)));
        }
    }

    private <E> void problems(String what, List<E> entries, Function<E, String> words) {
        if (!entries.isEmpty()) {
            line(what, "field-problem", texts.text("groups.import." + what, entries.size(), listed(entries, words)));
        }
    }

    private <E> String listed(List<E> entries, Function<E, String> words) {
        String first = String.join(
                texts.text("groups.list.comma"),
                entries.stream()
                        .limit(NAMED)
                        .map(words)
                        .map(entry -> PlainLine.of(entry, NAME_LENGTH))
                        .toList());
        return entries.size() > NAMED ? texts.text("groups.list.more", first, entries.size() - NAMED) : first;
    }

    private void flaws() {
        file.flaws().stream().limit(NAMED).forEach(flaw -> {
            String key = flaw.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            line(
                    "flaw",
                    "field-problem",
                    texts.text(
                            "groups.import.line",
                            flaw.line(),
                            texts.text("groups.import.flaw." + key, PlainLine.of(flaw.what(), NAME_LENGTH))));
        });
        if (file.flaws().size() > NAMED) {
            line(
                    "flaws",
                    "field-problem",
                    texts.text("groups.import.lines", file.flaws().size() - NAMED));
        }
    }

    private void line(String what, String styleClass, String words) {
        Label line = new Label(words);
        line.getStyleClass().addAll(styleClass, "import-" + what);
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        report.getChildren().add(line);
    }
}
