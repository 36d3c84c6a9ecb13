package io.pushdeck.console.transfer;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;

/// Drag and drop inside the window. Confined to the JavaFX thread.
public final class Drags {
    private final Pane overlay = new Pane();

    public Drags() {
        overlay.setMouseTransparent(true);
    }

    /// Makes a node something that can be dragged.
    public void source(Node node, Supplier<Optional<Cargo>> cargo) {}

    /// Makes a node something that things can be dropped on.
    public Subscription target(Node node, Function<Cargo, DropPreview> preview, Consumer<Cargo> onDrop) {
        return () -> {};
    }

    /// What is drawn above everything else while dragging.
    public Node overlay() {
        return overlay;
    }
}
