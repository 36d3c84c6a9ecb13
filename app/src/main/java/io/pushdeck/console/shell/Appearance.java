package io.pushdeck.console.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.preferences.Preferences;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.application.Application;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.text.Font;
import javafx.stage.Stage;

/// Theme, fonts and language, as the operator chose them or as the desktop has them.
public final class Appearance {
    private static final String HOME = "/pushdeck/";
    private static final List<String> FONTS = List.of(
            "Inter-Regular",
            "Inter-SemiBold",
            "Inter-Bold",
            "NotoSansSC-Regular",
            "NotoSansSC-Bold",
            "NotoEmoji-Regular");
    /// In order: the shared one, then those of features.
    private static final List<String> STYLES = List.of(
            "colours",
            "pushdeck",
            "pages",
            "tables",
            "clients",
            "compose",
            "preview",
            "templates",
            "rules",
            "sending",
            "activity",
            "history",
            "course",
            "emoji",
            "people",
            "inbox",
            "planned",
            "rehearsal",
            "dashboard",
            "roles",
            "wallboard",
            "profiles",
            "comfort");

    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 64, 128, 256);

    private static final Set<String> LOADED = ConcurrentHashMap.newKeySet();

    private final Texts texts;
    private final ObservableValue<Boolean> dark;
    private final ObservableValue<Boolean> contrast;

    /// Loads the fonts and follows the preferences from now on.
    public Appearance(Preferences preferences, Texts texts, ObservableValue<Boolean> darkDesktop) {
        this(
                texts,
                preferences.text(Keys.LANGUAGE, Keys.SYSTEM),
                preferences.text(Keys.THEME, Keys.SYSTEM),
                preferences.flag(Keys.CONTRAST, false),
                darkDesktop);
    }

    /// Follows the desktop alone, for a window that opens when nothing could be remembered.
    public Appearance(Texts texts, ObservableValue<Boolean> darkDesktop) {
        this(
                texts,
                new SimpleStringProperty(Keys.SYSTEM),
                new SimpleStringProperty(Keys.SYSTEM),
                new SimpleBooleanProperty(false),
                darkDesktop);
    }

    private Appearance(
            Texts texts,
            ObservableValue<String> language,
            ObservableValue<String> theme,
            ObservableValue<Boolean> contrast,
            ObservableValue<Boolean> darkDesktop) {
        this.texts = texts;
        this.contrast = contrast;
        loadFonts();
        dark = theme.flatMap(chosen -> switch (chosen) {
            case "light" -> darkDesktop.map(ignored -> false);
            case "dark" -> darkDesktop.map(ignored -> true);
            default -> darkDesktop;
        });
        language.subscribe(chosen -> texts.languageProperty().set(localeOf(chosen)));
        dark.subscribe(yes -> Application.setUserAgentStylesheet(
                yes ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet()));
    }

    /// Dresses a window: style sheet, colours of the theme, weights of the language, icons.
    public void dress(Stage stage, Scene scene) {
        STYLES.forEach(name ->
                scene.getStylesheets().add(resource("styles/" + name + ".css").toExternalForm()));
        dark.subscribe(yes -> {
            scene.getRoot().getStyleClass().removeAll("theme-dark", "theme-light");
            scene.getRoot().getStyleClass().add(yes ? "theme-dark" : "theme-light");
        });
        contrast.subscribe(yes -> {
            scene.getRoot().getStyleClass().remove("high-contrast");
            if (yes) {
                scene.getRoot().getStyleClass().add("high-contrast");
            }
        });
        texts.languageProperty().subscribe(language -> {
            scene.getRoot().getStyleClass().remove("language-zh");
            if (language.getLanguage().equals("zh")) {
                scene.getRoot().getStyleClass().add("language-zh");
            }
        });
        for (int size : ICON_SIZES) {
            stage.getIcons()
                    .add(new Image(resource("icons/pushdeck-" + size + ".png").toExternalForm()));
        }
    }

    /// Reads the fonts, on any thread, once; whoever shows text has them afterwards.
    public static void loadFonts() {
        FONTS.stream().filter(LOADED::add).forEach(Appearance::loadFont);
    }

    private static Locale localeOf(String language) {
        String tag = language.equals(Keys.SYSTEM) ? Locale.getDefault().getLanguage() : language;
        return tag.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    /// Without fonts of our own for Chinese and for emoji a bare computer shows boxes; once loaded they stand in where
    /// Inter has no glyph.
    private static void loadFont(String name) {
        try (InputStream font = resource("fonts/" + name + ".ttf").openStream()) {
            Font.loadFont(font, 13);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The font " + name + " cannot be read", unreadable);
        }
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(Appearance.class.getResource(HOME + path), path);
    }
}
