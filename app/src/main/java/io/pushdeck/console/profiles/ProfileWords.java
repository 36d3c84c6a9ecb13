package io.pushdeck.console.profiles;

import io.pushdeck.console.i18n.Texts;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// What profiles are called in the window. Confined to the JavaFX thread.
public final class ProfileWords {
    private ProfileWords() {}

    public static String nameOf(Texts texts, Profile profile) {
        return profile.isStandard() ? texts.text("profile.standard") : profile.name();
    }

    /// What tells this window from those of other profiles: its name, or that of its folder if it is in none. Empty
    /// where there is nothing to mix up.
    public static ObservableValue<String> here(Texts texts, Profiles profiles) {
        return Bindings.createStringBinding(
                () -> here(texts, profiles.listProperty().get(), profiles.here()),
                profiles.listProperty(),
                texts.languageProperty());
    }

    private static String here(Texts texts, ProfileList list, Path here) {
        return list.at(here)
                .map(profile -> list.all().size() == 1 ? "" : nameOf(texts, profile))
                .orElseGet(() -> Profiles.nameOf(here));
    }
}
