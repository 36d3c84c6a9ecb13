package io.pushdeck.console.history;

import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// A bar of as many parts as there are stages, each as wide as its share of the recipients; the furthest at the left.
final class StageBar extends Region {
    /// From left to right.
    static final List<Stage> ORDER = List.of(
            Stage.ACTED,
            Stage.READ,
            Stage.DISPLAYED,
            Stage.RECEIVED,
            Stage.WRITTEN,
            Stage.QUEUED,
            Stage.RECALLED,
            Stage.EXPIRED,
            Stage.FAILED);

    /// A part with anybody in it is at least so wide: one of 10,000 must not be invisible.
    private static final double NARROWEST = 3;

    private final Map<Stage, Region> parts = new EnumMap<>(Stage.class);
    private Tally shown = Tally.NONE;

    StageBar() {
        this(stage -> {});
    }

    /// @param onChosen told the stage whose part was clicked
    StageBar(Consumer<Stage> onChosen) {
        getStyleClass().add("stage-bar");
        for (Stage stage : ORDER) {
            Region part = new Region();
            part.getStyleClass().addAll("stage-part", styleClassOf(stage));
            part.setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY) {
                    onChosen.accept(stage);
                }
            });
            parts.put(stage, part);
        }
        getChildren().addAll(parts.values());
        Rectangle rounded = new Rectangle();
        rounded.widthProperty().bind(widthProperty());
        rounded.heightProperty().bind(heightProperty());
        rounded.arcWidthProperty().bind(heightProperty());
        rounded.arcHeightProperty().bind(heightProperty());
        setClip(rounded);
    }

    /// The style class that gives any node the colour of a stage.
    static String styleClassOf(Stage stage) {
        return "stage-" + stage.key();
    }

    Region part(Stage stage) {
        return parts.getOrDefault(stage, this);
    }

    void show(Tally tally) {
        if (!tally.equals(shown)) {
            shown = tally;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double[] widths = widths(shown, getWidth());
        double x = 0;
        for (int i = 0; i < ORDER.size(); i++) {
            Region part = part(ORDER.get(i));
            part.setVisible(widths[i] > 0);
            part.resizeRelocate(x, 0, widths[i], getHeight());
            x += widths[i];
        }
    }

    /// How wide each part is, in [#ORDER]; together as wide as the bar, or nothing at all.
    static double[] widths(Tally tally, double width) {
        double[] widths = new double[ORDER.size()];
        int total = tally.total();
        if (total == 0 || width <= 0) {
            return widths;
        }
        double sum = 0;
        for (int i = 0; i < widths.length; i++) {
            int count = tally.at(ORDER.get(i));
            widths[i] = count == 0 ? 0 : Math.max(NARROWEST, width * count / total);
            sum += widths[i];
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] *= width / sum;
        }
        return widths;
    }
}
