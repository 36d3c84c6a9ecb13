package io.pushdeck.console.testing;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/// Finds texts that are cut short for want of room. Names and what people wrote may be; words of the console may not.
final class CutTexts {
    private CutTexts() {}

    /// As lines: what it is, what it would say, what it says.
    static List<String> in(Parent root) {
        List<String> cut = new ArrayList<>();
        look(root, cut);
        return cut;
    }

    private static void look(Parent parent, List<String> cut) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (!node.isVisible()) {
                continue;
            }
            if (node instanceof Labeled labeled && !(node instanceof IndexedCell<?>)) {
                check(labeled, cut);
            }
            if (node instanceof Parent inner) {
                look(inner, cut);
            }
        }
    }

    private static void check(Labeled labeled, List<String> cut) {
        for (Node node : labeled.getChildrenUnmodifiable()) {
            if (node instanceof Text shown
                    && shown.isVisible()
                    && !shown.getText().isEmpty()
                    && !shown.getText().equals(labeled.getText())
                    && shown.getText().contains(labeled.getEllipsisString())
                    && !labeled.getText().contains("_")) {
                cut.add(labeled.getId() + " " + labeled.getStyleClass() + " \"" + labeled.getText() + "\" as \""
                        + shown.getText() + "\"");
            }
        }
    }
}
