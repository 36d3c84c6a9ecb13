package io.pushdeck.console.compose;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;

/// Grows with its chips up to about three lines, then scrolls: a scroll pane of itself has no height of its content.
final class ChipScroll extends ScrollPane {
    private static final double HIGHEST = 104;

    private final FlowPane chips;

    ChipScroll(FlowPane chips) {
        super(chips);
        this.chips = chips;
        // Else a flow pane is never narrower than its longest chip would like to be.
        chips.setMinWidth(0);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double of = width < 0 ? getWidth() : width;
        return Math.min(HIGHEST, Math.ceil(chips.prefHeight(of)));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}
