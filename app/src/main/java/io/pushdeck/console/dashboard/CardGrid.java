package io.pushdeck.console.dashboard;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Cards side by side, as many in a row as there is room for; those of the last row share its width.
final class CardGrid extends Region {
    private static final double GAP = 16;
    private static final double LEAST_WIDTH = 292;
    private static final double HEIGHT = 208;
    private static final int MOST_COLUMNS = 4;

    CardGrid(List<? extends Node> cards) {
        getStyleClass().add("dashboard-grid");
        getChildren().setAll(cards);
    }

    /// How many cards stand side by side.
    static int columns(double width) {
        return Math.clamp((int) ((width + GAP) / (LEAST_WIDTH + GAP)), 1, MOST_COLUMNS);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + LEAST_WIDTH + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(width - snappedLeftInset() - snappedRightInset());
        int rows = (getChildren().size() + columns - 1) / columns;
        return snappedTopInset() + rows * HEIGHT + (rows - 1) * GAP + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        int columns = columns(width);
        int cards = getChildren().size();
        for (int i = 0; i < cards; i++) {
            int row = i / columns;
            int beside = Math.min(columns, cards - row * columns);
            double wide = Math.floor((width - (beside - 1) * GAP) / beside);
            double x = snappedLeftInset() + i % columns * (wide + GAP);
            double y = snappedTopInset() + row * (HEIGHT + GAP);
            getChildren().get(i).resizeRelocate(x, y, wide, HEIGHT);
        }
    }
}
