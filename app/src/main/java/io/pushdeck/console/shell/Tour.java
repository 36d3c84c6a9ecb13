package io.pushdeck.console.shell;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.ui.DialogLayer;
import io.pushdeck.console.ui.Icons;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Four cards that tell a new operator what this is: who is here, groups, pushes, receipts. Escape leaves it at any
/// card.
final class Tour {
    private static final List<Card> CARDS = List.of(
            new Card("clients", Feather.MONITOR),
            new Card("groups", Feather.LAYERS),
            new Card("push", Feather.SEND),
            new Card("receipts", Feather.CHECK_CIRCLE));

    private final Texts texts;
    private final DialogLayer dialogs;

    /// @param key of its words
    private record Card(String key, Feather icon) {}

    Tour(Texts texts, DialogLayer dialogs) {
        this.texts = texts;
        this.dialogs = dialogs;
    }

    /// For who opens Pushdeck for the first time.
    void startOnce(Preferences preferences) {
        BooleanProperty seen = preferences.flag(Keys.TOUR_SEEN, false);
        if (!seen.get()) {
            seen.set(true);
            start();
        }
    }

    void start() {
        show(0);
    }

    private void show(int number) {
        Card card = CARDS.get(number);
        boolean last = number == CARDS.size() - 1;
        var dialog = dialogs.card(texts.text("shell.tour." + card.key() + ".title"), content(card, number));
        dialogs.open(
                last
                        ? dialog.action(texts.text("shell.tour.end"), () -> {})
                        : dialog.action(texts.text("shell.tour.next"), () -> show(number + 1))
                                .leave(texts.text("shell.tour.skip")));
    }

    private VBox content(Card card, int number) {
        StackPane badge = new StackPane(Icons.of(card.icon()));
        badge.getStyleClass().add("empty-icon");
        badge.setMaxSize(StackPane.USE_PREF_SIZE, StackPane.USE_PREF_SIZE);
        Label words = new Label(texts.text("shell.tour." + card.key() + ".text"));
        words.setId("tour-" + card.key());
        words.getStyleClass().add("dialog-text");
        words.setWrapText(true);
        words.setMinHeight(Label.USE_PREF_SIZE);
        HBox steps = new HBox();
        steps.getStyleClass().add("tour-steps");
        for (int step = 0; step < CARDS.size(); step++) {
            StackPane dot = new StackPane();
            dot.getStyleClass().add(step == number ? "tour-here" : "tour-step");
            steps.getChildren().add(dot);
        }
        steps.setAlignment(Pos.CENTER_LEFT);
        steps.setAccessibleText(texts.text("shell.tour.step", number + 1, CARDS.size()));
        return new VBox(16, badge, words, steps);
    }
}
