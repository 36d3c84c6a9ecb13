package io.pushdeck.console.settings;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.profiles.FolderAnswer;
import io.pushdeck.console.profiles.FolderProblem;
import io.pushdeck.console.profiles.Profiles;
import io.pushdeck.console.ui.Field;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.console.ui.Icons;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A new profile: its name, its folder, and what is to be said of them while they are typed. A folder is proposed until
/// one is chosen.
final class ProfileForm extends VBox {
    private static final FolderAnswer NOTHING = new FolderAnswer.Refused(FolderProblem.EMPTY, "");

    private final Texts texts;
    private final Profiles profiles;
    private final TextField name = new TextField();
    private final TextField folder = new TextField();
    private final Label problem = new Label();
    private final Label note = new Label();
    private final Field named;
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
    private FolderAnswer answer = NOTHING;
    private String proposed = "";
    private int asked;

    ProfileForm(Texts texts, Profiles profiles, FileDialogs files) {
        this.texts = texts;
        this.profiles = profiles;
        getStyleClass().addAll("profile-form", "dialog-wide");
        name.setId("profile-name");
        named = new Field(
                texts.text("profile.name"),
                name,
                typed -> ProfileActions.problemOf(texts, profiles, typed, Optional.empty()));
        note.setId("profile-note");
        note.getStyleClass().add("setting-text");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(named, folderField(files), note);
        named.validProperty().subscribe(now -> judge());
        name.textProperty().subscribe((before, now) -> propose(now));
        folder.textProperty().subscribe((before, now) -> look(now));
        tell();
    }

    private VBox folderField(FileDialogs files) {
        folder.setId("profile-folder");
        HBox.setHgrow(folder, Priority.ALWAYS);
        Button browse = new Button(texts.text("profile.folder.choose"), Icons.of(Feather.FOLDER));
        browse.setId("profile-browse");
        browse.setMinWidth(USE_PREF_SIZE);
        browse.setOnAction(pressed -> files.folder(texts.text("profile.folder.title"))
                .ifPresent(chosen -> folder.setText(chosen.toString())));
        HBox line = new HBox(folder, browse);
        line.getStyleClass().add("setting-path");
        line.setAlignment(Pos.CENTER_LEFT);
        Label label = new Label(texts.text("profile.folder"));
        label.getStyleClass().add("field-label");
        label.setLabelFor(folder);
        problem.setId("profile-folder-problem");
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        VBox field = new VBox(label, line, problem);
        field.getStyleClass().add("field");
        return field;
    }

    /// Whether name and folder can be taken.
    ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    String name() {
        return name.getText().strip();
    }

    /// About the folder that is in the field.
    FolderAnswer answer() {
        return answer;
    }

    /// Beside the folder that is always there, until the operator says another one.
    private void propose(String typed) {
        if (folder.getText().equals(proposed)) {
            String plain = typed.strip().replaceAll("[^\\p{L}\\p{N} _-]", "-");
            Path standard = profiles.listProperty().get().standard().folder();
            proposed = plain.isEmpty()
                    ? ""
                    : standard.resolveSibling("pushdeck-profiles")
                            .resolve(plain)
                            .toString();
            folder.setText(proposed);
        }
    }

    private void look(String typed) {
        int number = ++asked;
        answer = NOTHING;
        judge();
        profiles.look(typed, found -> {
            // A later text has been typed meanwhile.
            if (number == asked) {
                answer = found;
                tell();
            }
        });
    }

    private void tell() {
        boolean untouched = folder.getText().isEmpty() && proposed.isEmpty() && asked == 0;
        boolean wrong = answer instanceof FolderAnswer.Refused && !untouched;
        problem.setText(wrong && answer instanceof FolderAnswer.Refused refused ? words(refused) : "");
        folder.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
        note.setText(
                switch (answer) {
                    case FolderAnswer.Refused refused -> texts.text("profile.new.note");
                    case FolderAnswer.Existing existing -> texts.text("profile.new.existing");
                    case FolderAnswer.Fresh fresh ->
                        texts.text(
                                "profile.new.fresh",
                                Integer.toString(fresh.webSocketPort()),
                                Integer.toString(fresh.httpPort()));
                });
        judge();
    }

    private String words(FolderAnswer.Refused refused) {
        String other = refused.profile().isEmpty() ? texts.text("profile.standard") : refused.profile();
        return texts.text("profile.folder." + refused.problem().key(), other);
    }

    private void judge() {
        valid.set(named.validProperty().get() && !(answer instanceof FolderAnswer.Refused));
    }
}
