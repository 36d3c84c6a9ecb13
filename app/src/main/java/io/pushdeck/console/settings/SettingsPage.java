package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.GuardWatch;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.sharing.Sharing;
import io.pushdeck.console.ui.FileDialogs;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Everything the operator can set, one part of it at a time; and what the limits have held off so far.
public final class SettingsPage extends VBox {
    private final Texts texts;
    private final Map<SettingsPart, Node> parts = new EnumMap<>(SettingsPart.class);
    private final Map<SettingsPart, ToggleButton> tabs = new EnumMap<>(SettingsPart.class);
    private final ToggleGroup choice = new ToggleGroup();
    private final ScrollPane scroll = new ScrollPane();
    private final LimitsFoot foot;

    /// @param dataFolder shown, not changed
    /// @param files      to choose certificates and backups from
    public SettingsPage(Desk desk, Sharing sharing, Path dataFolder, GuardWatch guard, FileDialogs files) {
        this.texts = desk.texts();
        LimitsModel limits = new LimitsModel(sharing.server());
        foot = new LimitsFoot(texts, limits);
        parts.put(SettingsPart.GENERAL, new GeneralSettings(desk, sharing, dataFolder));
        parts.put(SettingsPart.SECURITY, new SecuritySettings(desk, sharing.server(), files));
        parts.put(SettingsPart.LIMITS, new LimitsSettings(texts, limits));
        DataModel data = new DataModel(
                desk.history(), sharing.server(), desk.preferences().number(Keys.KEPT_DAYS, Keys.KEPT_DAYS_DEFAULT));
        parts.put(SettingsPart.DATA, new DataSettings(desk, data, files));
        parts.put(
                SettingsPart.GUARD,
                new GuardPanel(texts, guard, sharing.server().statusProperty()));
        setId("settings-page");
        getStyleClass().addAll("page", "settings-page");
        Label title = new Label();
        title.getStyleClass().add("page-title");
        title.textProperty().bind(texts.binding("settings.title"));
        scroll.getStyleClass().add("setting-scroll");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new VBox(8, title, bar()), scroll, foot);
        desk.navigator().guide(destination -> {
            if (destination instanceof Destination.Settings settings) {
                show(settings.part());
            }
        });
        show(SettingsPart.GENERAL);
    }

    private HBox bar() {
        HBox bar = new HBox();
        bar.getStyleClass().add("state-filter");
        bar.setAlignment(Pos.CENTER_LEFT);
        for (SettingsPart part : SettingsPart.values()) {
            ToggleButton tab = new ToggleButton();
            tab.setId("settings-part-" + part.key());
            tab.getStyleClass().addAll("setting-tab", shape(part));
            tab.textProperty().bind(texts.binding("settings.part." + part.key()));
            tab.setMinWidth(USE_PREF_SIZE);
            tab.setToggleGroup(choice);
            // A second press must not leave the page without a part.
            tab.setOnAction(pressed -> show(part));
            tabs.put(part, tab);
            bar.getChildren().add(tab);
        }
        return bar;
    }

    private static String shape(SettingsPart part) {
        return switch (part) {
            case GENERAL -> "left-pill";
            case SECURITY, LIMITS, DATA -> "center-pill";
            case GUARD -> "right-pill";
        };
    }

    private void show(SettingsPart part) {
        choice.selectToggle(tabs.get(part));
        HBox centred = new HBox(parts.get(part));
        HBox.setHgrow(centred.getChildren().getFirst(), Priority.ALWAYS);
        scroll.setContent(centred);
        scroll.setVvalue(0);
        foot.wantedProperty().set(part == SettingsPart.LIMITS);
    }
}
