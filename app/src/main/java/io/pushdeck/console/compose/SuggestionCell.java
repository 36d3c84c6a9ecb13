package io.pushdeck.console.compose;

import io.pushdeck.console.ui.GroupChip;
import io.pushdeck.console.ui.GroupIcons;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.group.Group;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line of the suggestions: what it is, its name, and a detail at the right.
final class SuggestionCell extends ListCell<Recipient> {
    private static final List<String> COLOURS =
            Arrays.stream(Group.Colour.values()).map(GroupChip::styleClassOf).toList();

    private final RecipientWords words;
    private final FontIcon icon = Icons.of(Feather.USER);
    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox row = new HBox(icon, name, detail);

    SuggestionCell(RecipientWords words) {
        this.words = words;
        row.getStyleClass().add("suggestion");
        row.setAlignment(Pos.CENTER_LEFT);
        icon.getStyleClass().add("chip-icon");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        detail.getStyleClass().add("suggestion-detail");
        detail.setMinWidth(Label.USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Recipient item, boolean empty) {
        super.updateItem(item, empty);
        row.getStyleClass().remove("of-group");
        row.getStyleClass().removeAll(COLOURS);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        icon.setIconCode(RecipientChip.iconOf(item));
        name.setText(words.name(item));
        detail.setText(words.detail(item));
        if (item instanceof Recipient.OfGroup of) {
            words.group(of.group()).ifPresent(group -> {
                row.getStyleClass().addAll(GroupChip.styleClassOf(group.colour()), "of-group");
                icon.setIconCode(GroupIcons.pictureOf(group, RecipientChip.iconOf(item)));
            });
        }
        setGraphic(row);
    }
}
