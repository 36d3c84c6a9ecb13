package io.pushdeck.console.settings;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.profiles.Profile;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One profile: what it is called, where it is, whether it runs, and what can be done with it. Made anew when any of
/// that changes.
final class ProfileRow extends HBox {
    private final ProfileActions actions;
    private final Texts texts;
    private final Profile profile;
    private final int number;
    private final State state;

    /// What a profile is doing.
    enum State {
        /// It is that of this window.
        HERE,
        RUNNING,
        STARTING,
        CLOSED
    }

    /// @param number from 0, for the ids
    ProfileRow(ProfileActions actions, Texts texts, Profile profile, int number, State state) {
        this.actions = actions;
        this.texts = texts;
        this.profile = profile;
        this.number = number;
        this.state = state;
        setId("profile-row-" + number);
        getStyleClass().addAll("setting-row", "profile-row");
        setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(heading(), folder(), opened());
        words.getStyleClass().add("setting-words");
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox buttons = new HBox();
        buttons.getStyleClass().add("profile-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        if (state != State.HERE) {
            addOpening(buttons);
        }
        if (!profile.isStandard()) {
            Button rename = icon("rename", Feather.EDIT_2, "profile.rename.tip");
            rename.setOnAction(pressed -> actions.rename(profile));
            Button forget = icon("forget", Feather.X, "profile.forget.tip");
            forget.setOnAction(pressed -> actions.forget(profile));
            buttons.getChildren().addAll(rename, forget);
        }
        getChildren().addAll(words, buttons);
    }

    private HBox heading() {
        Label name = new Label(actions.nameOf(profile));
        name.setId("profile-name-" + number);
        name.getStyleClass().add("setting-title");
        name.setMinWidth(0);
        HBox line = new HBox(name);
        line.getStyleClass().add("profile-heading");
        line.setAlignment(Pos.CENTER_LEFT);
        if (state != State.CLOSED) {
            Label badge = new Label(texts.text("profile.state." + state.name().toLowerCase(java.util.Locale.ROOT)));
            badge.setId("profile-state-" + number);
            badge.getStyleClass()
                    .addAll("profile-state", "profile-state-" + state.name().toLowerCase(java.util.Locale.ROOT));
            badge.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(badge);
        }
        return line;
    }

    private Label folder() {
        Label folder = new Label(profile.folder().toString());
        folder.setId("profile-folder-" + number);
        folder.getStyleClass().add("setting-text");
        // The end of a path says most.
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        folder.setMinWidth(0);
        folder.setTooltip(new Tooltip(folder.getText()));
        return folder;
    }

    private Label opened() {
        Label opened = new Label(profile.opened()
                .map(at -> texts.text("profile.last", new Moments(texts).at(at, Instant.now())))
                .orElseGet(() -> texts.text("profile.never")));
        opened.setId("profile-opened-" + number);
        opened.getStyleClass().add("setting-text");
        return opened;
    }

    private void addOpening(HBox buttons) {
        Button open = words("open", state == State.RUNNING ? "profile.show" : "profile.open");
        open.setTooltip(new Tooltip(
                texts.text(state == State.RUNNING ? "profile.show.tip" : "profile.open.tip", actions.nameOf(profile))));
        open.setOnAction(pressed -> actions.open(profile));
        Button change = words("switch", "profile.switch");
        change.setTooltip(new Tooltip(texts.text("profile.switch.tip", actions.nameOf(profile))));
        change.setOnAction(pressed -> actions.switchTo(profile));
        buttons.getChildren().addAll(open, change);
    }

    private Button words(String what, String key) {
        Button button = new Button(texts.text(key));
        button.setId("profile-" + what + "-" + number);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private Button icon(String what, Feather icon, String key) {
        Button button = new Button("", Icons.of(icon));
        button.setId("profile-" + what + "-" + number);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setTooltip(new Tooltip(texts.text(key, actions.nameOf(profile))));
        button.accessibleTextProperty().bind(button.getTooltip().textProperty());
        return button;
    }
}
