package io.pushdeck.console.groups;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.CopyButton;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Takes a list of ids and names for a group, and says with every change of it who would be added and what nobody, or
/// more than one, is called.
final class ListForm extends VBox {
    private static final int NAMED = 12;
    private static final int NAME_LENGTH = 40;

    private final Desk desk;
    private final Texts texts;
    private final GroupId group;
    private final TextArea list = new TextArea();
    private final Label summary = new Label();
    private final Label missing = line("groups-list-missing");
    private final Label ambiguous = line("groups-list-ambiguous");
    private final CopyButton copy;
    private final HBox rest;
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
    private Map<ClientId, String> everybody = Map.of();

    ListForm(Desk desk, GroupId group) {
        this.desk = desk;
        this.texts = desk.texts();
        this.group = group;
        this.copy = new CopyButton(() -> String.join("\n", read().left()), texts.binding("groups.list.copy"));
        this.copy.setId("groups-list-copy");
        getStyleClass().add("list-form");
        Label label = new Label(texts.text("groups.list.label"));
        label.getStyleClass().add("field-label");
        label.setLabelFor(list);
        label.setWrapText(true);
        list.setId("groups-list-text");
        list.setPrefRowCount(8);
        list.setAccessibleText(label.getText());
        summary.setId("groups-list-summary");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        VBox names = new VBox(missing, ambiguous);
        names.getStyleClass().add("list-rest-names");
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        rest = new HBox(names, copy);
        rest.setAlignment(Pos.TOP_LEFT);
        rest.getStyleClass().add("list-rest");
        getChildren().addAll(label, list, summary, rest);
        list.textProperty().subscribe(this::say);
        say();
        desk.backend().everybody(known -> {
            everybody = known;
            say();
        });
    }

    /// Whether there is somebody to add.
    ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    /// What the list means at this moment.
    PastedList read() {
        return PastedList.of(
                list.getText(),
                new KnownPeople(desk.mirror(), everybody),
                desk.mirror().membersOf(group));
    }

    private void say() {
        PastedList now = read();
        valid.set(!now.joining().isEmpty());
        summary.setText(list.getText().isBlank() ? texts.text("groups.list.empty") : summaryOf(now));
        name(missing, "groups.list.missing.names", now.missing());
        name(ambiguous, "groups.list.ambiguous.names", now.ambiguous());
        rest.setVisible(!now.left().isEmpty());
        rest.setManaged(rest.isVisible());
    }

    private String summaryOf(PastedList now) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.text("groups.list.found", now.joining().size()));
        if (!now.already().isEmpty()) {
            parts.add(texts.text("groups.list.already", now.already().size()));
        }
        String left = leftOf(texts, now);
        if (!left.isEmpty()) {
            parts.add(left);
        }
        return String.join(" · ", parts);
    }

    /// "3 not found · 1 fits several people"; empty if everything was understood.
    static String leftOf(Texts texts, PastedList list) {
        List<String> parts = new ArrayList<>();
        if (!list.missing().isEmpty()) {
            parts.add(texts.text("groups.list.missing", list.missing().size()));
        }
        if (!list.ambiguous().isEmpty()) {
            parts.add(texts.text("groups.list.ambiguous", list.ambiguous().size()));
        }
        return String.join(" · ", parts);
    }

    private void name(Label line, String key, List<String> entries) {
        line.setText(entries.isEmpty() ? "" : texts.text(key, shortened(entries)));
        line.setVisible(!entries.isEmpty());
        line.setManaged(line.isVisible());
    }

    private String shortened(List<String> entries) {
        String first = String.join(
                texts.text("groups.list.comma"),
                entries.stream()
                        .limit(NAMED)
                        .map(entry -> PlainLine.of(entry, NAME_LENGTH))
                        .toList());
        return entries.size() > NAMED ? texts.text("groups.list.more", first, entries.size() - NAMED) : first;
    }

    private static Label line(String id) {
        Label line = new Label();
        line.setId(id);
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        line.getStyleClass().add("field-problem");
        return line;
    }
}
