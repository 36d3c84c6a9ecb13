package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.AuditBackend;
import io.pushdeck.console.bridge.GuardWatch;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.sharing.Sharing;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.PageHeader;
import io.pushdeck.console.ui.SearchField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Everything the operator can set, one part of it at a time; and what the limits have held off so far.
public final class SettingsPage extends VBox {
    private final Texts texts;
    private final Map<SettingsPart, Pane> parts = new EnumMap<>(SettingsPart.class);
    private final Map<SettingsPart, ToggleButton> tabs = new EnumMap<>(SettingsPart.class);
    private final ToggleGroup choice = new ToggleGroup();
    private final ScrollPane scroll = new ScrollPane();
    private final LimitsFoot foot;
    private final SettingsSearch search;
    private final SearchField field;
    private SettingsPart shown = SettingsPart.GENERAL;

    /// @param profiles which there are; the folder of this one is shown, not changed
    /// @param audit    only read
    /// @param files    to choose certificates and backups from, and to read the log
    /// @param carried  takes settings in and out
    public SettingsPage(
            Desk desk,
            Sharing sharing,
            ProfileActions profiles,
            GuardWatch guard,
            AuditBackend audit,
            FileAccess files,
            SettingsFiles carried) {
        this.texts = desk.texts();
        LimitsModel limits = new LimitsModel(sharing.server());
        foot = new LimitsFoot(texts, limits);
        parts.put(
                SettingsPart.GENERAL,
                new GeneralSettings(desk, sharing, profiles.profiles().here()));
        parts.put(SettingsPart.SECURITY, new SecuritySettings(desk, sharing.server(), files.dialogs()));
        parts.put(SettingsPart.LIMITS, new LimitsSettings(texts, limits));
        DataModel data = new DataModel(
                desk.history(), sharing.server(), desk.preferences().number(Keys.KEPT_DAYS, Keys.KEPT_DAYS_DEFAULT));
        parts.put(SettingsPart.DATA, new DataSettings(desk, data, files.dialogs(), carried));
        parts.put(SettingsPart.PROFILES, new ProfilesSettings(desk, profiles));
        parts.put(
                SettingsPart.GUARD,
                new GuardPanel(texts, guard, sharing.server().statusProperty()));
        parts.put(SettingsPart.ACCESS, new AccessSettings(desk));
        parts.put(
                SettingsPart.AUDIT,
                new AuditPanel(texts, desk.toasts(), new AuditModel(audit), files.dialogs(), files.texts()));
        parts.put(
                SettingsPart.LOG,
                new LogPanel(texts, profiles.profiles().here().resolve("logs").resolve("pushdeck.log"), files.texts()));
        search = new SettingsSearch(texts, parts);
        field = new SearchField(texts, "settings", this::search, this::focusFound);
        texts.languageProperty().subscribe((before, now) -> field.clear());
        setId("settings-page");
        getStyleClass().addAll("page", "settings-page");
        scroll.getStyleClass().add("setting-scroll");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        PageHeader head = new PageHeader(texts, "settings").right(field);
        getChildren().addAll(new VBox(8, head, bar()), scroll, foot);
        desk.navigator().guide(destination -> {
            if (destination instanceof Destination.Settings settings) {
                field.clear();
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
            tab.setOnAction(pressed -> {
                field.clear();
                show(part);
            });
            tabs.put(part, tab);
            bar.getChildren().add(tab);
        }
        return bar;
    }

    private static String shape(SettingsPart part) {
        return switch (part) {
            case GENERAL -> "left-pill";
            case SECURITY, LIMITS, DATA, PROFILES, GUARD, ACCESS, AUDIT -> "center-pill";
            case LOG -> "right-pill";
        };
    }

    private void search(String typed) {
        search.giveBack();
        if (typed.isBlank()) {
            show(shown);
            return;
        }
        choice.selectToggle(null);
        List<Node> found = search.find(typed);
        VBox all = new VBox();
        all.setId("settings-found");
        all.getStyleClass().add("setting-found");
        if (found.isEmpty()) {
            all.getChildren()
                    .add(new EmptyState(
                            Feather.SEARCH,
                            texts.binding("settings.none.title"),
                            texts.binding("settings.none.text", typed.strip())));
        } else {
            all.getChildren().addAll(found);
        }
        hold(all);
        // A limit that was changed among what was found must be applied as ever.
        foot.wantedProperty().set(true);
    }

    /// Down from the search field leads into what was found.
    private void focusFound() {
        scroll.getContent().lookupAll("*").stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled() && node.isVisible())
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private void show(SettingsPart part) {
        shown = part;
        choice.selectToggle(tabs.get(part));
        hold(Objects.requireNonNull(parts.get(part)));
        foot.wantedProperty().set(part == SettingsPart.LIMITS);
    }

    private void hold(Node content) {
        HBox room = new HBox(content);
        HBox.setHgrow(content, Priority.ALWAYS);
        scroll.setContent(room);
        // The log has a list of its own to scroll by.
        scroll.setFitToHeight(content instanceof LogPanel || content instanceof AuditPanel);
        scroll.setVvalue(0);
    }
}
