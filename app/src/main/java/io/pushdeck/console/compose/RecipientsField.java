package io.pushdeck.console.compose;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The recipients as chips, and below them a field that finds more of them.
final class RecipientsField extends VBox {
    private static final PseudoClass WITHIN = PseudoClass.getPseudoClass("editing");
    private static final int EDGES = 32;

    private final Desk desk;
    private final Recipients recipients;
    private final RecipientWords words;
    private final FlowPane chips = new FlowPane();
    private final ScrollPane scroll = new ChipScroll(chips);
    private final TextField add = new TextField();
    private final SuggestionPopup suggestions;
    private final Subscription subscription;

    RecipientsField(Desk desk, Recipients recipients, RecipientWords words) {
        this.desk = desk;
        this.recipients = recipients;
        this.words = words;
        this.suggestions = new SuggestionPopup(words, desk.texts().binding("compose.add.none"), this::choose);
        setId("compose-recipients");
        getStyleClass().add("recipients-field");
        chips.getStyleClass().add("recipient-chips");
        scroll.getStyleClass().add("recipients-scroll");
        scroll.managedProperty().bind(scroll.visibleProperty());
        setUpAdd();
        getChildren().addAll(scroll, add);
        ListChangeListener<Recipient> onItems = change -> rebuild();
        recipients.items().addListener(onItems);
        subscription = Subscription.combine(
                () -> recipients.items().removeListener(onItems),
                desk.mirror().revisionProperty().subscribe(this::refresh),
                desk.texts().languageProperty().subscribe(this::refresh));
        rebuild();
    }

    private void setUpAdd() {
        add.setId("compose-add");
        add.addEventFilter(KeyEvent.KEY_PRESSED, this::onAddKey);
        add.textProperty().subscribe((before, typed) -> {
            if (add.isFocused() && !typed.isEmpty()) {
                suggest();
            } else {
                suggestions.hide();
            }
        });
        add.setOnMouseClicked(event -> suggest());
        add.focusedProperty().subscribe(focused -> {
            pseudoClassStateChanged(WITHIN, focused);
            if (!focused) {
                suggestions.hide();
            }
        });
    }

    void focusAdd() {
        add.requestFocus();
    }

    void close() {
        suggestions.hide();
        subscription.unsubscribe();
    }

    private void suggest() {
        suggestions.show(
                this,
                Suggestions.find(
                        desk.mirror(),
                        recipients,
                        desk.texts().text("compose.everyone"),
                        desk.texts().text("rehearsal.everyone"),
                        add.getText()));
    }

    private void choose(Recipient chosen) {
        add.clear();
        recipients.add(chosen.audience());
        add.requestFocus();
    }

    private void onAddKey(KeyEvent key) {
        if (key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        boolean used = suggestions.onKey(key);
        if (!used && key.getCode() == KeyCode.DOWN) {
            suggest();
            used = true;
        } else if (!used && add.getText().isEmpty()) {
            used = onKeyInEmpty(key.getCode());
        }
        if (used) {
            key.consume();
        }
    }

    private boolean onKeyInEmpty(KeyCode code) {
        switch (code) {
            case BACK_SPACE -> recipients.removeLast();
            case LEFT -> focusChip(chips.getChildren().size() - 1);
            case ENTER -> suggest();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void focusChip(int index) {
        if (index >= 0 && index < chips.getChildren().size()) {
            chips.getChildren().get(index).requestFocus();
        } else if (index >= 0 || chips.getChildren().isEmpty()) {
            add.requestFocus();
        }
    }

    private void onChipKey(RecipientChip chip, KeyEvent key) {
        int index = chips.getChildren().indexOf(chip);
        switch (key.getCode()) {
            case LEFT, UP -> focusChip(index - 1);
            case RIGHT, DOWN -> focusChip(index + 1);
            case DELETE, BACK_SPACE -> {
                recipients.remove(chip.recipient());
                focusChip(index);
            }
            case ESCAPE -> add.requestFocus();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void rebuild() {
        List<Node> made = new ArrayList<>();
        for (Recipient item : recipients.items()) {
            RecipientChip chip = existing(item);
            chip.maxWidthProperty().bind(scroll.widthProperty().subtract(EDGES));
            made.add(chip);
        }
        boolean more = made.size() > chips.getChildren().size();
        chips.getChildren().setAll(made);
        scroll.setVisible(!made.isEmpty());
        refresh();
        if (more) {
            layout();
            scroll.setVvalue(scroll.getVmax());
        }
    }

    private RecipientChip existing(Recipient item) {
        for (Node node : chips.getChildren()) {
            if (node instanceof RecipientChip chip && chip.recipient().equals(item)) {
                return chip;
            }
        }
        RecipientChip chip = new RecipientChip(item, () -> {
            recipients.remove(item);
            add.requestFocus();
        });
        chip.addEventHandler(KeyEvent.KEY_PRESSED, key -> onChipKey(chip, key));
        return chip;
    }

    private void refresh() {
        Texts texts = desk.texts();
        for (Node node : chips.getChildren()) {
            if (node instanceof RecipientChip chip) {
                Recipient of = chip.recipient();
                boolean offline = desk.mirror().reach(of.audience()).online() == 0;
                chip.show(words, offline, texts.text("compose.remove", words.name(of)));
            }
        }
        add.setPromptText(texts.text(recipients.items().isEmpty() ? "compose.add" : "compose.add.more"));
    }
}
