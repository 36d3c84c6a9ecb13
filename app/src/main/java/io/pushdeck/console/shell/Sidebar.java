package io.pushdeck.console.shell;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.roles.Roles;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The left edge: name, pages, and the server at the bottom.
final class Sidebar extends VBox {
    /// More than this is shown as "99+".
    private static final int MOST = 99;

    private final ToggleGroup choice = new ToggleGroup();
    private final Map<Page, ToggleButton> items = new EnumMap<>(Page.class);

    /// @param unread    messages in the inbox that nobody has read yet
    /// @param onPage    told which page is wanted
    /// @param onPalette asked for everything that can be done
    Sidebar(Desk desk, Node serverCard, ObservableIntegerValue unread, Consumer<Page> onPage, Runnable onPalette) {
        Texts texts = desk.texts();
        getStyleClass().add("sidebar");
        getChildren().add(brand(lock(desk), palette(texts, onPalette)));
        for (Page page : Page.values()) {
            ToggleButton item = item(texts, page, onPage);
            items.put(page, item);
            getChildren().add(page == Page.INBOX ? counted(texts, item, unread) : item);
        }
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(space, serverCard);
    }

    void select(Page page) {
        choice.selectToggle(items.get(page));
    }

    private static HBox brand(Button lock, Button palette) {
        ImageView logo = new ImageView(
                new Image(Objects.requireNonNull(Sidebar.class.getResource("/pushdeck/icons/pushdeck-64.png"))
                        .toExternalForm()));
        logo.setFitWidth(28);
        logo.setFitHeight(28);
        logo.setSmooth(true);
        Label name = new Label("Pushdeck");
        name.getStyleClass().add("brand-name");
        name.setMinWidth(USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        // Close together: the name needs the room.
        HBox brand = new HBox(logo, name, new HBox(lock, palette));
        brand.getStyleClass().add("brand");
        brand.setAlignment(Pos.CENTER_LEFT);
        return brand;
    }

    private static Button lock(Desk desk) {
        Texts texts = desk.texts();
        Roles roles = desk.roles();
        Button lock = new Button();
        lock.setId("lock");
        lock.getStyleClass().addAll("button-icon", "flat", "small-icon-button");
        lock.graphicProperty()
                .bind(roles.lockedProperty().map(locked -> Icons.of(locked ? Feather.UNLOCK : Feather.LOCK)));
        Tip.name(
                lock,
                Bindings.createStringBinding(
                        () -> roles.isLocked()
                                ? texts.text("roles.unlock.action")
                                : texts.text("roles.lock") + "  " + Shortcuts.LOCK.getDisplayText(),
                        roles.lockedProperty(),
                        texts.languageProperty()));
        // For the mouse, as the palette beside it.
        lock.setFocusTraversable(false);
        lock.setOnAction(pressed -> {
            if (roles.isLocked()) {
                roles.asOperator(() -> {});
            } else {
                roles.askToLock();
            }
        });
        return lock;
    }

    private static Button palette(Texts texts, Runnable onPalette) {
        Button palette = new Button("", Icons.of(Feather.COMMAND));
        palette.setId("palette-open");
        palette.getStyleClass().addAll("button-icon", "flat", "small-icon-button");
        Tip.name(palette, texts.binding("shell.keys.palette").concat("  " + Shortcuts.PALETTE.getDisplayText()));
        // For the mouse: keys have Ctrl+K, and the first stop of the window gets the focus that a page leaves behind.
        palette.setFocusTraversable(false);
        palette.setOnAction(pressed -> onPalette.run());
        return palette;
    }

    private ToggleButton item(Texts texts, Page page, Consumer<Page> onPage) {
        ToggleButton item = new ToggleButton("", Icons.of(page.icon()));
        item.setId("nav-" + page.key());
        item.getStyleClass().add("nav-item");
        item.setMaxWidth(Double.MAX_VALUE);
        item.setAlignment(Pos.CENTER_LEFT);
        item.textProperty().bind(texts.binding("shell.nav." + page.key()));
        item.setToggleGroup(choice);
        Tip.put(item, new SimpleStringProperty(Shortcuts.page(page).getDisplayText()));
        item.setOnAction(pressed -> {
            // A second press must not leave the sidebar without a selected page.
            select(page);
            onPage.accept(page);
        });
        return item;
    }

    private static StackPane counted(Texts texts, ToggleButton item, ObservableIntegerValue count) {
        Label badge = new Label();
        badge.setId(item.getId() + "-unread");
        badge.getStyleClass().add("nav-badge");
        badge.setMouseTransparent(true);
        badge.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> count.get() > MOST ? MOST + "+" : Integer.toString(count.get()), count));
        badge.visibleProperty().bind(Bindings.greaterThan(count, 0));
        item.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> count.get() == 0
                                ? item.getText()
                                : texts.text("shell.nav.unread", item.getText(), count.get()),
                        count,
                        item.textProperty()));
        StackPane both = new StackPane(item, badge);
        StackPane.setAlignment(badge, Pos.CENTER_RIGHT);
        return both;
    }
}
