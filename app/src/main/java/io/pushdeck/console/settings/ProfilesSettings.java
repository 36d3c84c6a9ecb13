package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.Ticker;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.profiles.Profile;
import io.pushdeck.console.profiles.ProfileList;
import io.pushdeck.console.profiles.Profiles;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.SettingRow;
import io.pushdeck.console.ui.TroubleBar;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The profiles: which there are, which run, and what can be done with each. Looks once a second while it is shown.
final class ProfilesSettings extends VBox {
    private final Texts texts;
    private final ProfileActions actions;
    private final Profiles profiles;
    private final VBox rows = new VBox();
    private final BooleanBinding stuck;

    ProfilesSettings(Desk desk, ProfileActions actions) {
        this.texts = desk.texts();
        this.actions = actions;
        this.profiles = actions.profiles();
        setId("profiles-settings");
        getStyleClass().add("setting-sections");
        rows.setId("profiles");
        stuck = Bindings.createBooleanBinding(
                () -> desk.roles().isLocked()
                        || profiles.troubleProperty().get().isPresent(),
                desk.roles().lockedProperty(),
                profiles.troubleProperty());
        TroubleBar trouble = new TroubleBar(texts, "profile", profiles::refresh);
        profiles.troubleProperty()
                .subscribe(now -> now.ifPresentOrElse(
                        found -> trouble.show(actions.words(found)), () -> trouble.setVisible(false)));
        getChildren()
                .addAll(trouble, new SettingSection(texts.binding("profile.section"), unlisted(), rows, creation()));
        profiles.listProperty().subscribe(this::refill);
        profiles.runningProperty().subscribe(this::refill);
        actions.startingProperty().subscribe(this::refill);
        texts.languageProperty().subscribe(this::refill);
        stuck.subscribe(this::refill);
        refill();
        Ticker second = new Ticker(profiles::refresh);
        sceneProperty().subscribe(scene -> {
            second.stop();
            if (scene != null) {
                profiles.refresh();
                second.start();
            }
        });
    }

    /// There only where this Pushdeck runs with a folder that is in no profile.
    private Node unlisted() {
        Button add = button("profile-add", "profile.add.action", Feather.PLUS);
        add.setOnAction(pressed -> actions.addThis());
        SettingRow row = new SettingRow(
                texts.binding("profile.add.title", profiles.here().toString()), texts.binding("profile.add.text"), add);
        row.visibleProperty()
                .bind(profiles.listProperty()
                        .map(list -> list.at(profiles.here()).isEmpty()));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private Node creation() {
        Button create = button("profile-new", "profile.new.button", Feather.PLUS);
        create.setOnAction(pressed -> actions.create());
        return new SettingRow(texts.binding("profile.new.title"), texts.binding("profile.new.text"), create);
    }

    private Button button(String id, String key, Feather icon) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.textProperty().bind(texts.binding(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.disableProperty().bind(stuck);
        return button;
    }

    private void refill() {
        String focused = Optional.ofNullable(getScene())
                .map(scene -> scene.getFocusOwner())
                .filter(owner -> rows.lookupAll("*").contains(owner))
                .map(Node::getId)
                .orElse("");
        ProfileList list = profiles.listProperty().get();
        List<Profile> all = list.all();
        rows.getChildren().clear();
        for (int number = 0; number < all.size(); number++) {
            ProfileRow row = new ProfileRow(actions, texts, all.get(number), number, state(all.get(number)));
            row.lookupAll(".button")
                    .forEach(button -> button.setDisable(
                            stuck.get() || actions.startingProperty().get().isPresent()));
            rows.getChildren().add(row);
        }
        // What was replaced must not take the focus, and the keys, with it.
        if (!focused.isEmpty()) {
            Node again = rows.lookup("#" + focused);
            (again == null || again.isDisabled() ? lookup("#profile-new") : again).requestFocus();
        }
    }

    private ProfileRow.State state(Profile profile) {
        if (profiles.isHere(profile)) {
            return ProfileRow.State.HERE;
        }
        if (actions.startingProperty().get().equals(Optional.of(profile.folder()))) {
            return ProfileRow.State.STARTING;
        }
        return profiles.runningProperty().get().contains(profile.folder())
                ? ProfileRow.State.RUNNING
                : ProfileRow.State.CLOSED;
    }
}
