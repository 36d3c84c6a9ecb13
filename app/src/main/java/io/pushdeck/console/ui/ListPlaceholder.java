package io.pushdeck.console.ui;

import io.pushdeck.console.i18n.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// What a list that can be narrowed down shows while it has no lines: that there is nothing yet, or that nothing of
/// what
/// there is matches. Nothing at all before the first answer: nobody reads what flickers by.
public final class ListPlaceholder extends StackPane {
    /// @param feature    whose list it is: ids and texts begin with it
    /// @param answered   whether it is known what there is
    /// @param unfiltered whether an empty list means that there is nothing
    /// @param onShowAll  takes every filter away
    /// @param actions    what to do while there is nothing
    public ListPlaceholder(
            Texts texts,
            String feature,
            Feather icon,
            BooleanExpression answered,
            BooleanExpression unfiltered,
            Runnable onShowAll,
            Node... actions) {
        EmptyState nothing = new EmptyState(
                icon, texts.binding(feature + ".empty.title"), texts.binding(feature + ".empty.text"), actions);
        nothing.setId(feature + "-empty");
        Button all = new Button();
        all.setId(feature + "-show-all");
        all.textProperty().bind(texts.binding(feature + ".none.action"));
        all.setOnAction(pressed -> onShowAll.run());
        EmptyState none = new EmptyState(
                Feather.SEARCH, texts.binding(feature + ".none.title"), texts.binding(feature + ".none.text"), all);
        none.setId(feature + "-none");
        nothing.visibleProperty().bind(Bindings.and(answered, unfiltered));
        none.visibleProperty().bind(Bindings.and(answered, unfiltered.not()));
        getChildren().addAll(nothing, none);
    }
}
