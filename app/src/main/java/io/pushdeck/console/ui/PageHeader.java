package io.pushdeck.console.ui;

import io.pushdeck.console.i18n.Texts;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The top of a page: what it is called, a line or a count about it, and at the right what can be done with it.
public final class PageHeader extends HBox {
    private final VBox titles;

    /// @param feature whose page it is: its texts begin with it
    public PageHeader(Texts texts, String feature) {
        Label title = new Label();
        title.getStyleClass().add("page-title");
        title.textProperty().bind(texts.binding(feature + ".title"));
        title.setMinWidth(USE_PREF_SIZE);
        titles = new VBox(title);
        titles.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("page-header");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().add(titles);
    }

    /// A line below the title.
    public PageHeader subtitle(ObservableValue<String> words) {
        Label subtitle = new Label();
        subtitle.getStyleClass().add("page-subtitle");
        subtitle.textProperty().bind(words);
        titles.getChildren().add(subtitle);
        return this;
    }

    /// A count behind the title.
    public PageHeader count(String id, ObservableValue<String> words) {
        Label count = new Label();
        count.setId(id);
        count.getStyleClass().add("count-pill");
        count.setMinWidth(USE_PREF_SIZE);
        count.textProperty().bind(words);
        getChildren().add(count);
        return this;
    }

    public PageHeader right(Node... nodes) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().add(space);
        getChildren().addAll(nodes);
        return this;
    }
}
