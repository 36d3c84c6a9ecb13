package io.pushdeck.console.people;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.people.PastModel.PastPerson;
import io.pushdeck.console.ui.ChipStrip;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// People as they were: name, whether here, groups.
final class PastPeople extends ListView<PastPerson> {
    private static final double ROW = 34;
    private static final double NAME = 132;

    private final Texts texts;
    private final ReadOnlyObjectWrapper<List<PastPerson>> shown = new ReadOnlyObjectWrapper<>(List.of());

    PastPeople(Texts texts) {
        this.texts = texts;
        setId("people-past-list");
        getStyleClass().addAll("picker-list", "past-list");
        setFixedCellSize(ROW);
        Label none = new Label();
        none.textProperty().bind(texts.binding("people.past.nobody"));
        none.getStyleClass().add("picker-nothing");
        setPlaceholder(none);
        setCellFactory(view -> new PersonLine());
    }

    ReadOnlyObjectProperty<List<PastPerson>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void show(List<PastPerson> people) {
        getItems().setAll(people);
        shown.set(people);
    }

    private final class PersonLine extends ListCell<PastPerson> {
        PersonLine() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PastPerson person, boolean empty) {
            super.updateItem(person, empty);
            if (empty || person == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String state = texts.text(person.online() ? "people.past.online" : "people.past.offline");
            setAccessibleText(texts.text("people.past.person", person.name(), state));
            setGraphic(line(person));
        }

        private HBox line(PastPerson person) {
            Region dot = new Region();
            dot.getStyleClass().addAll("state-dot", person.online() ? "state-live" : "state-offline");
            Label name = new Label(person.name());
            name.setPrefWidth(NAME);
            name.setMinWidth(NAME);
            ChipStrip chips = new ChipStrip();
            chips.show(person.groups());
            // What is left of the line, so that the groups of all stand below each other.
            chips.setPrefWidth(0);
            HBox.setHgrow(chips, Priority.ALWAYS);
            HBox line = new HBox(10, dot, name, chips);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMinWidth(0);
            line.prefWidthProperty().bind(widthProperty().subtract(20));
            return line;
        }
    }
}
