package io.pushdeck.console.ui;

import io.pushdeck.server.group.Group;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Groups as chips in one line; those for which there is no room become "+2".
public final class ChipStrip extends Region {
    private static final double GAP = 4;

    private final Label more = new Label();
    private final List<GroupChip> chips = new ArrayList<>();

    public ChipStrip() {
        more.getStyleClass().add("chip-more");
        getChildren().add(more);
        setMinWidth(0);
    }

    public void show(List<Group> groups) {
        for (int i = 0; i < groups.size(); i++) {
            if (i < chips.size()) {
                chips.get(i).show(groups.get(i));
            } else {
                chips.add(new GroupChip(groups.get(i)));
            }
        }
        chips.subList(groups.size(), chips.size()).clear();
        if (getChildren().size() != chips.size() + 1) {
            getChildren().setAll(chips);
            getChildren().add(more);
        }
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return chips.stream().mapToDouble(chip -> chip.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return chips.stream().mapToDouble(chip -> chip.prefWidth(-1) + GAP).sum();
    }

    @Override
    protected void layoutChildren() {
        int fitting = fitting();
        int hidden = chips.size() - fitting;
        more.setText("+" + hidden);
        more.setVisible(hidden > 0);
        double room = getWidth() - (hidden > 0 ? GAP + more.prefWidth(-1) : 0);
        double x = 0;
        for (int i = 0; i < chips.size(); i++) {
            GroupChip chip = chips.get(i);
            chip.setVisible(i < fitting);
            if (i < fitting) {
                double width = Math.max(0, Math.min(chip.prefWidth(-1), room - x));
                place(chip, x, width);
                x += width + GAP;
            }
        }
        place(more, x, more.prefWidth(-1));
    }

    // At least one, cut short if it must be.
    private int fitting() {
        double x = 0;
        for (int i = 0; i < chips.size(); i++) {
            more.setText("+" + (chips.size() - i - 1));
            double rest = i == chips.size() - 1 ? 0 : GAP + more.prefWidth(-1);
            x += chips.get(i).prefWidth(-1);
            if (i > 0 && x + rest > getWidth()) {
                return i;
            }
            x += GAP;
        }
        return chips.size();
    }

    private void place(Label label, double x, double width) {
        double height = label.prefHeight(-1);
        label.resizeRelocate(snapPositionX(x), snapPositionY((getHeight() - height) / 2), width, height);
    }
}
