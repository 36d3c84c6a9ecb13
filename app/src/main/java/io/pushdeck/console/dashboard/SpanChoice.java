package io.pushdeck.console.dashboard;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.metrics.Span;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// Live, hour, day or week: buttons of which one is pressed.
final class SpanChoice extends HBox {
    SpanChoice(Texts texts, ObjectProperty<Span> span) {
        ToggleGroup group = new ToggleGroup();
        Span[] spans = Span.values();
        for (Span each : spans) {
            ToggleButton button = new ToggleButton();
            button.setId("dashboard-span-" + each.key());
            button.getStyleClass()
                    .addAll(
                            "small",
                            each == spans[0]
                                    ? "left-pill"
                                    : each == spans[spans.length - 1] ? "right-pill" : "center-pill");
            button.textProperty().bind(texts.binding("dashboard.span." + each.key()));
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setOnAction(pressed -> {
                span.set(each);
                // A second press would leave none of them pressed.
                button.setSelected(true);
            });
            span.subscribe(now -> button.setSelected(now == each));
            getChildren().add(button);
        }
        setMinWidth(USE_PREF_SIZE);
    }
}
