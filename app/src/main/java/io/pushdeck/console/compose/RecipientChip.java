package io.pushdeck.console.compose;

import io.pushdeck.console.ui.GroupChip;
import io.pushdeck.console.ui.GroupIcons;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.group.Group;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One recipient as a rounded item with a button that removes it. It can have the focus, so that keys can remove it
/// too.
final class RecipientChip extends HBox {
    private static final PseudoClass OFFLINE = PseudoClass.getPseudoClass("offline");
    private static final PseudoClass SIMULATED = PseudoClass.getPseudoClass("simulated");
    private static final List<String> COLOURS =
            Arrays.stream(Group.Colour.values()).map(GroupChip::styleClassOf).toList();

    private final Recipient recipient;
    private final Label name = new Label();
    private final FontIcon icon;
    private final Button remove = new Button();
    private final StringProperty tip = new SimpleStringProperty("");

    RecipientChip(Recipient recipient, Runnable onRemove) {
        this.recipient = recipient;
        this.icon = Icons.of(iconOf(recipient));
        getStyleClass().add("recipient-chip");
        setAlignment(Pos.CENTER_LEFT);
        setMaxWidth(USE_PREF_SIZE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        icon.getStyleClass().add("chip-icon");
        remove.setGraphic(Icons.of(Feather.X));
        remove.getStyleClass().add("chip-remove");
        remove.setMinWidth(USE_PREF_SIZE);
        remove.setFocusTraversable(false);
        remove.setOnAction(event -> onRemove.run());
        setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                requestFocus();
            }
        });
        Tip.put(this, tip);
        getChildren().addAll(icon, name, remove);
    }

    Recipient recipient() {
        return recipient;
    }

    /// Shows name, colour and presence as they are now.
    ///
    /// @param removeWords what the remove button does, for screen readers
    void show(RecipientWords words, boolean offline, String removeWords) {
        name.setText(words.name(recipient));
        tip.set(words.full(recipient));
        setAccessibleText(words.full(recipient));
        remove.setAccessibleText(removeWords);
        pseudoClassStateChanged(OFFLINE, offline);
        getStyleClass().remove("of-group");
        getStyleClass().removeAll(COLOURS);
        pseudoClassStateChanged(SIMULATED, recipient.audience().isSimulated());
        if (recipient instanceof Recipient.OfGroup of) {
            words.group(of.group()).ifPresent(group -> {
                getStyleClass().addAll(GroupChip.styleClassOf(group.colour()), "of-group");
                icon.setIconCode(GroupIcons.pictureOf(group, iconOf(recipient)));
            });
        }
    }

    static Feather iconOf(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Everyone ignored -> Feather.GLOBE;
            case Recipient.Rehearsal ignored -> Feather.FILM;
            case Recipient.OfGroup ignored -> Feather.LAYERS;
            case Recipient.OfClient of -> of.client().isSimulated() ? Feather.FILM : Feather.USER;
            case Recipient.Several ignored -> Feather.USERS;
        };
    }
}
