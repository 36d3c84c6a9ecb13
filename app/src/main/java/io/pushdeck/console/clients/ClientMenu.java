package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/// The context menu of the chosen clients, made anew each time it opens.
final class ClientMenu {
    private final Texts texts;
    private final ClientActions actions;

    ClientMenu(Texts texts, ClientActions actions) {
        this.texts = texts;
        this.actions = actions;
    }

    ContextMenu of(List<ClientRow> rows, Runnable details) {
        ContextMenu menu = new ContextMenu();
        menu.setId("clients-menu");
        MenuItem show = item("details", Feather.INFO, details, KeyCode.ENTER);
        MenuItem rename = item("rename", Feather.EDIT_2, () -> actions.rename(rows), KeyCode.F2);
        MenuItem person = new MenuItem(texts.text("clients.menu.person"), Icons.of(Feather.USER));
        person.setId("clients-menu-person");
        person.setOnAction(chosen -> actions.person(rows));
        person.setDisable(!actions.isPerson(rows));
        show.setDisable(rows.size() != 1);
        rename.setDisable(rows.size() != 1);
        MenuItem push = new MenuItem(texts.text("clients.menu.push", rows.size()), Icons.of(Feather.SEND));
        push.setOnAction(chosen -> actions.push(rows));
        push.setAccelerator(new KeyCodeCombination(KeyCode.P));
        MenuItem disconnect =
                new MenuItem(texts.text("clients.menu.disconnect", rows.size()), Icons.of(Feather.USER_X));
        disconnect.getStyleClass().add("danger-item");
        disconnect.setOnAction(chosen -> actions.disconnect(rows));
        disconnect.setAccelerator(new KeyCodeCombination(KeyCode.DELETE));
        Menu add = actions.addMenu(rows);
        Menu remove = actions.removeMenu(rows);
        actions.govern(push, add, remove, rename, disconnect);
        menu.getItems()
                .addAll(
                        push,
                        new SeparatorMenuItem(),
                        add,
                        remove,
                        new SeparatorMenuItem(),
                        show,
                        person,
                        rename,
                        copyMenu(rows),
                        new SeparatorMenuItem(),
                        disconnect);
        return menu;
    }

    private Menu copyMenu(List<ClientRow> rows) {
        Menu menu = new Menu(texts.text("clients.menu.copy"), Icons.of(Feather.COPY));
        MenuItem whole = new MenuItem(texts.text("clients.menu.copy-row", rows.size()));
        whole.setOnAction(chosen -> actions.copyRows(rows));
        whole.setAccelerator(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        MenuItem id = new MenuItem(texts.text("clients.menu.copy-id", rows.size()));
        id.setOnAction(chosen -> actions.copyIds(rows));
        MenuItem address = new MenuItem(texts.text("clients.menu.copy-address", rows.size()));
        address.setOnAction(chosen -> actions.copyAddresses(rows));
        menu.getItems().addAll(whole, id, address);
        return menu;
    }

    private MenuItem item(String key, Feather icon, Runnable run, KeyCode accelerator) {
        MenuItem item = new MenuItem(texts.text("clients.menu." + key), Icons.of(icon));
        item.setOnAction(chosen -> run.run());
        item.setAccelerator(new KeyCodeCombination(accelerator));
        return item;
    }
}
