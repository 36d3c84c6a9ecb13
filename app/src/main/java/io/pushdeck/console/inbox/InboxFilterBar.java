package io.pushdeck.console.inbox;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.GroupDot;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Picker;
import io.pushdeck.console.ui.SearchField;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.GroupId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// Narrows the conversations down: unread, online, one group. It keeps the filter in step with the search field too.
final class InboxFilterBar extends HBox {
    private final Desk desk;
    private final Texts texts;
    private final SearchField search;
    private final ObjectProperty<InboxFilter> filter;
    private final Map<InboxFilter.Kind, ToggleButton> kinds = new EnumMap<>(InboxFilter.Kind.class);
    private final Button group = new Button();
    private final Subscription subscription;

    InboxFilterBar(Desk desk, SearchField search, ObjectProperty<InboxFilter> filter) {
        this.desk = desk;
        this.texts = desk.texts();
        this.search = search;
        this.filter = filter;
        getStyleClass().add("filter-bar");
        setAlignment(Pos.CENTER_LEFT);
        for (InboxFilter.Kind kind : InboxFilter.Kind.values()) {
            ToggleButton chip = new ToggleButton();
            chip.setId("inbox-kind-" + kind.key());
            chip.getStyleClass().add("filter-chip");
            chip.textProperty().bind(texts.binding("inbox.kind." + kind.key()));
            chip.setMinWidth(USE_PREF_SIZE);
            chip.setOnAction(pressed ->
                    put(new InboxFilter(search.text(), kind, filter.get().group())));
            kinds.put(kind, chip);
            getChildren().add(chip);
        }
        group.setId("inbox-group");
        group.getStyleClass().add("filter-chip");
        group.setMinWidth(0);
        group.setMnemonicParsing(false);
        group.setOnAction(pressed -> chooseGroup());
        getChildren().add(group);
        subscription = Subscription.combine(
                filter.subscribe(this::show),
                desk.mirror().revisionProperty().subscribe(this::show),
                texts.languageProperty().subscribe(this::show));
        show();
    }

    /// Does what the search and the buttons say.
    void narrow() {
        put(new InboxFilter(search.text(), filter.get().kind(), filter.get().group()));
    }

    /// Takes every filter away.
    void showEverything() {
        search.clear();
        put(InboxFilter.EVERYTHING);
    }

    void close() {
        subscription.unsubscribe();
    }

    private void put(InboxFilter wanted) {
        filter.set(wanted);
        // A second press must not leave the chips without a chosen one.
        show();
    }

    private void show() {
        kinds.forEach((kind, chip) -> chip.setSelected(kind == filter.get().kind()));
        Optional<Group> chosen = filter.get().group().flatMap(this::find);
        group.setText(chosen.map(Group::name).orElse(texts.text("inbox.group")));
        group.setGraphic(chosen.isPresent() ? new GroupDot(chosen.get()) : Icons.of(Feather.LAYERS));
        group.setAccessibleText(texts.text("inbox.group.tip", group.getText()));
        group.getStyleClass().remove("filter-chosen");
        if (chosen.isPresent()) {
            group.getStyleClass().add("filter-chosen");
        } else if (filter.get().group().isPresent()) {
            // It was deleted.
            filter.set(new InboxFilter(filter.get().words(), filter.get().kind(), Optional.empty()));
        }
    }

    private Optional<Group> find(GroupId id) {
        return desk.mirror().groups().stream()
                .map(row -> row.groupProperty().get())
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    private void chooseGroup() {
        Picker<Group> picker = new Picker<>(
                desk.mirror().groups().stream()
                        .map(GroupRow::groupProperty)
                        .map(each -> each.get())
                        .toList(),
                Group::name,
                GroupDot::new,
                texts.text("inbox.group.search"),
                texts.text("inbox.group.none"));
        if (filter.get().group().isPresent()) {
            picker.action("inbox-group-all", Feather.X, texts.text("inbox.group.all"), () -> put(of(Optional.empty())));
        }
        picker.show(group, chosen -> put(of(Optional.of(chosen.id()))));
    }

    private InboxFilter of(Optional<GroupId> members) {
        return new InboxFilter(search.text(), filter.get().kind(), members);
    }
}
