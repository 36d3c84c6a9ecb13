package io.pushdeck.console.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One dialog: a title, something in the middle, and its buttons. Made and opened by [DialogLayer].
public final class DialogCard extends VBox {
    private final Button cancel;
    private final String cancelText;
    private final HBox buttons = new HBox();
    private @Nullable Button action;
    private @Nullable Runnable onAction;

    DialogCard(String title, Node content, String cancelText, String closeText) {
        this.cancelText = cancelText;
        Label heading = new Label(title);
        heading.getStyleClass().add("dialog-title");
        heading.setWrapText(true);
        heading.setMinHeight(USE_PREF_SIZE);
        cancel = new Button(closeText);
        cancel.setId("dialog-cancel");
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getChildren().add(cancel);
        setId("dialog");
        getStyleClass().add("dialog-card");
        // How wide it is, where the content says so: `dialog-wide`, `dialog-large`.
        content.getStyleClass().stream()
                .filter(style -> style.startsWith("dialog-"))
                .map(style -> style + "-card")
                .forEach(getStyleClass()::add);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(heading, content, buttons);
    }

    /// Adds the main button; without one the dialog only informs.
    public DialogCard action(String text, Runnable run) {
        Button made = new Button(text);
        made.setId("dialog-action");
        made.getStyleClass().add("accent");
        cancel.setText(cancelText);
        buttons.getChildren().add(made);
        action = made;
        onAction = run;
        return this;
    }

    /// What the button says that gives up.
    public DialogCard leave(String text) {
        cancel.setText(text);
        return this;
    }

    /// The main button works only while `valid` is true.
    public DialogCard onlyIf(ObservableValue<Boolean> valid) {
        if (action != null) {
            action.disableProperty().bind(valid.map(yes -> !yes));
        }
        return this;
    }

    void onAction(Runnable pressed) {
        if (action != null) {
            action.setOnAction(event -> pressed.run());
        }
    }

    void onCancel(Runnable pressed) {
        cancel.setOnAction(event -> pressed.run());
    }

    void run() {
        if (onAction != null) {
            onAction.run();
        }
    }

    void pressCancel() {
        cancel.fire();
    }

    /// Enter does what the focused button says, else what the main button says.
    void pressEnter() {
        if (cancel.isFocused() || action == null) {
            cancel.fire();
        } else if (getScene().getFocusOwner() instanceof Button other && stops().contains(other)) {
            other.fire();
        } else {
            action.fire();
        }
    }

    void focusFirst() {
        List<Node> stops = stops();
        Node first = stops.stream()
                .filter(TextInputControl.class::isInstance)
                .findFirst()
                .orElse(action);
        // What is disabled takes no focus: the keys would go on reaching what is beneath the veil.
        if (first == null || first.isDisabled()) {
            first = cancel;
        }
        first.requestFocus();
        if (first instanceof TextInputControl field) {
            field.selectAll();
        }
    }

    /// Where Tab stops, in order.
    List<Node> stops() {
        List<Node> found = new ArrayList<>();
        collect(this, found);
        return found;
    }

    private static void collect(Parent parent, List<Node> found) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible()) {
                continue;
            }
            if (child.isFocusTraversable() && !child.isDisabled()) {
                found.add(child);
            } else if (child instanceof Parent inner) {
                collect(inner, found);
            }
        }
    }
}
