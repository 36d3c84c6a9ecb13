package io.pushdeck.console.people;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.GroupDot;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.people.Moment.PastGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The groups as they were, below everybody who was here: the one that is chosen is the one whose people are shown.
/// Each
/// can be made anew as it was.
final class PastGroups extends ListView<PastGroups.Entry> {
    private static final double ROW = 36;

    private final Texts texts;
    private final BiConsumer<Group, Set<ClientId>> onSnapshot;
    private final ReadOnlyObjectWrapper<Optional<GroupId>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param past   empty for everybody
    /// @param online how many of them were here
    record Entry(Optional<PastGroup> past, int online) {
        Optional<GroupId> id() {
            return past.map(of -> of.group().id());
        }
    }

    PastGroups(Texts texts, BiConsumer<Group, Set<ClientId>> onSnapshot) {
        this.texts = texts;
        this.onSnapshot = onSnapshot;
        setId("people-past-groups");
        getStyleClass().addAll("group-list", "past-list");
        setFixedCellSize(ROW);
        setCellFactory(view -> new GroupLine());
        getSelectionModel().selectedItemProperty().subscribe(entry -> {
            if (entry != null) {
                chosen.set(entry.id());
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            Entry entry = getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && entry != null && entry.past().isPresent()) {
                makeAnew(entry.past().get());
                key.consume();
            }
        });
    }

    /// Empty for everybody who was here.
    ReadOnlyObjectProperty<Optional<GroupId>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    Optional<String> nameOf(GroupId group) {
        return getItems().stream()
                .filter(entry -> entry.id().equals(Optional.of(group)))
                .flatMap(entry -> entry.past().stream())
                .map(past -> past.group().name())
                .findFirst();
    }

    /// @param onlineOf how many of some people were here
    void show(List<PastGroup> groups, int online, ToIntFunction<Set<ClientId>> onlineOf) {
        Optional<GroupId> before = chosen.get();
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(Optional.empty(), online));
        groups.forEach(past -> entries.add(new Entry(Optional.of(past), onlineOf.applyAsInt(past.members()))));
        getItems().setAll(entries);
        int place = 0;
        for (int i = 0; i < entries.size(); i++) {
            place = Objects.equals(entries.get(i).id(), before) ? i : place;
        }
        getSelectionModel().clearAndSelect(place);
    }

    private void makeAnew(PastGroup past) {
        onSnapshot.accept(past.group(), past.members());
    }

    private final class GroupLine extends ListCell<Entry> {
        GroupLine() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String name = entry.past().map(past -> past.group().name()).orElse(texts.text("people.past.here"));
            String count = entry.past()
                    .map(past -> texts.text(
                            "people.past.members",
                            entry.online(),
                            past.members().size()))
                    .orElse(Integer.toString(entry.online()));
            setAccessibleText(name + " " + count);
            setGraphic(line(entry, name, count));
        }

        private HBox line(Entry entry, String title, String count) {
            Node image =
                    entry.past().<Node>map(past -> new GroupDot(past.group())).orElse(Icons.of(Feather.USERS));
            Label name = new Label(title);
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            Label number = new Label(count);
            number.getStyleClass().add("count-pill");
            number.setMinWidth(Region.USE_PREF_SIZE);
            HBox line = new HBox(8, image, name, number);
            entry.past().ifPresent(past -> line.getChildren().add(snapshotButton(past)));
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMinWidth(0);
            line.prefWidthProperty().bind(widthProperty().subtract(18));
            return line;
        }

        private Button snapshotButton(PastGroup past) {
            Button button = new Button(null, Icons.of(Feather.COPY));
            button.setId("people-past-snapshot-" + past.group().id());
            button.getStyleClass().addAll("flat", "button-icon", "small");
            button.setFocusTraversable(false);
            String words = texts.text("people.past.snapshot", past.group().name());
            button.setTooltip(new Tooltip(words));
            button.setAccessibleText(words);
            button.setOnAction(pressed -> makeAnew(past));
            return button;
        }
    }
}
