package io.pushdeck.console.people;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.people.Annotation;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// What the operator calls a person besides, and the note: written in place. What was typed is kept when the field is
/// left, with Ctrl+Enter, or, of the names, with Enter; Escape puts back what was there.
final class NoteBox extends VBox {
    private final PersonActions actions;
    private final TextArea note = new TextArea();
    private final TextField alias = new TextField();
    private final Label guest = new Label();
    private Optional<PersonRow> shown = Optional.empty();
    private boolean pressed;

    NoteBox(Texts texts, PersonActions actions) {
        this.actions = actions;
        getStyleClass().add("note-box");
        note.setId("people-note");
        note.setPrefRowCount(3);
        note.setWrapText(true);
        note.promptTextProperty().bind(texts.binding("people.note.prompt"));
        note.setTextFormatter(limit(Annotation.LONGEST_NOTE));
        alias.setId("people-alias");
        alias.promptTextProperty().bind(texts.binding("people.alias.prompt"));
        alias.setTextFormatter(limit(Annotation.LONGEST_ALIAS));
        guest.getStyleClass().add("sent-none");
        guest.setWrapText(true);
        guest.textProperty().bind(texts.binding("people.note.guest"));
        guest.managedProperty().bind(guest.visibleProperty());
        actions.govern(note, alias);
        edited(note);
        edited(alias);
        getChildren()
                .addAll(
                        labelled(texts, "people.alias.label", alias),
                        labelled(texts, "people.note.title", note),
                        guest);
    }

    private static TextFormatter<String> limit(int longest) {
        return new TextFormatter<>(change -> {
            if (change.getControlNewText().length() > longest) {
                change.setText("");
                change.setRange(change.getRangeStart(), change.getRangeStart());
            }
            return change;
        });
    }

    private static VBox labelled(Texts texts, String key, Node field) {
        Label label = new Label();
        label.textProperty().bind(texts.binding(key));
        label.getStyleClass().add("drawer-section");
        label.setLabelFor(field);
        VBox both = new VBox(label, field);
        both.getStyleClass().add("note-field");
        both.visibleProperty().bind(field.visibleProperty());
        both.managedProperty().bind(field.visibleProperty());
        return both;
    }

    private void edited(TextInputControl field) {
        // The letter of the key that led here is typed after the focus has come.
        field.addEventFilter(KeyEvent.KEY_TYPED, typed -> {
            if (!pressed) {
                typed.consume();
            }
        });
        field.focusedProperty().subscribe((was, now) -> {
            if (!now) {
                keep();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            pressed = true;
            boolean enter = key.getCode() == KeyCode.ENTER && (key.isShortcutDown() || field instanceof TextField);
            boolean changed = shown.isPresent() && !typed().equals(shown.get().annotation());
            if (enter) {
                keep();
                key.consume();
            } else if (key.getCode() == KeyCode.ESCAPE && changed) {
                shown.ifPresent(this::fill);
                key.consume();
            }
        });
    }

    private Annotation typed() {
        return new Annotation(note.getText().strip(), alias.getText().strip());
    }

    /// Writes what was typed, if it is another than what was there.
    void keep() {
        shown.filter(row -> !row.client().isGuest()).ifPresent(row -> {
            Annotation after = typed();
            boolean noteChanged = !after.note().equals(row.annotation().note());
            shown = Optional.of(row.with(after));
            actions.annotate(row, after, noteChanged ? "people.note.done" : "people.alias.done");
        });
    }

    /// What is being typed stays, for as long as it is the same person.
    void show(PersonRow row) {
        boolean same = shown.isPresent() && shown.get().client().equals(row.client());
        if (same && shown.get().annotation().equals(row.annotation())) {
            return;
        }
        if (!same) {
            keep();
        }
        shown = Optional.of(row);
        boolean writable = !row.client().isGuest();
        note.setVisible(writable);
        alias.setVisible(writable);
        guest.setVisible(!writable);
        fill(row);
    }

    private void fill(PersonRow row) {
        note.setText(row.annotation().note());
        alias.setText(row.annotation().alias());
        note.end();
        alias.end();
    }

    void close() {
        keep();
        shown = Optional.empty();
    }

    void focusNote() {
        pressed = false;
        note.requestFocus();
        note.end();
    }
}
