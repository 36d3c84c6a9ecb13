package io.pushdeck.console.transfer;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Drag and drop inside the console: who may be dragged, where it may be let go, and the ghost that says what that
/// would do. What is carried stays in memory, so nothing leaves the window. Something changes only when a target is
/// let go on: the mode reported at the end of a drag cannot be trusted. Confined to the JavaFX thread.
public final class Drags {
    private static final double FAR_AWAY = 10_000;
    private static final DataFormat FORMAT = new DataFormat("application/x-pushdeck-cargo");
    private static final PseudoClass ACCEPTED = PseudoClass.getPseudoClass("drop-accepted");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("drop-refused");

    private final Function<Cargo, String> words;
    private final DragGhost ghost = new DragGhost();
    private final EdgeScroll scroll = new EdgeScroll(this::leaveTarget);
    private final ReadOnlyObjectWrapper<Optional<Cargo>> carried = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final EventHandler<DragEvent> onOverAnywhere = this::overAnywhere;
    private final EventHandler<DragEvent> onOverNothing = event -> leaveTarget();
    private final EventHandler<DragEvent> onLeft = event -> leaveWindow();
    private BooleanSupplier forbidden = () -> false;
    private @Nullable Node target;
    private @Nullable Scene scene;

    /// The ghost says only how many are carried, as a number.
    public Drags() {
        this(cargo -> cargo.audience().clients().isEmpty()
                ? ""
                : Integer.toString(cargo.audience().clients().size()));
    }

    /// @param words what the ghost says while it is over no target: "12 clients"
    public Drags(Function<Cargo, String> words) {
        this.words = words;
    }

    /// Nothing is dragged while this is so.
    public void forbidWhile(BooleanSupplier looking) {
        forbidden = looking;
    }

    /// What is being dragged; empty while nothing is. For what shows itself only during a drag.
    public ReadOnlyObjectProperty<Optional<Cargo>> carriedProperty() {
        return carried.getReadOnlyProperty();
    }

    /// The layer of the ghost, to be put on top of everything else in the window. The pointer goes through it.
    public Node overlay() {
        return ghost.layer();
    }

    /// Lets a node be dragged.
    ///
    /// @param cargo asked when a drag begins; empty if there is nothing to drag now
    public void source(Node node, Supplier<Optional<Cargo>> cargo) {
        node.addEventHandler(MouseEvent.DRAG_DETECTED, event -> {
            if (event.isPrimaryButtonDown() && !forbidden.getAsBoolean()) {
                cargo.get().ifPresent(found -> {
                    begin(node, found);
                    event.consume();
                });
            }
        });
        node.addEventHandler(DragEvent.DRAG_DONE, event -> {
            end();
            event.consume();
        });
    }

    /// Lets things be dropped on a node. It gets the pseudo-class `drop-accepted` or `drop-refused` while something
    /// is held over it. A target inside another one wins.
    ///
    /// @param preview asked again and again during the drag
    /// @param onDrop  called only with what `preview` accepts at that moment
    /// @return ends it
    public Subscription target(Node node, Function<Cargo, DropPreview> preview, Consumer<Cargo> onDrop) {
        EventHandler<DragEvent> over = event -> carried.get().ifPresent(cargo -> {
            DropPreview would = preview.apply(cargo);
            enterTarget(node, would);
            if (would.accepted()) {
                event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            }
            event.consume();
        });
        EventHandler<DragEvent> dropped = event -> carried.get().ifPresent(cargo -> {
            boolean accepted = preview.apply(cargo).accepted();
            event.setDropCompleted(accepted);
            event.consume();
            leaveTarget();
            if (accepted) {
                onDrop.accept(cargo);
            }
        });
        node.addEventHandler(DragEvent.DRAG_OVER, over);
        node.addEventHandler(DragEvent.DRAG_DROPPED, dropped);
        return () -> {
            node.removeEventHandler(DragEvent.DRAG_OVER, over);
            node.removeEventHandler(DragEvent.DRAG_DROPPED, dropped);
        };
    }

    private void begin(Node node, Cargo cargo) {
        end();
        Dragboard board = node.startDragAndDrop(TransferMode.COPY_OR_MOVE);
        board.setContent(Map.of(FORMAT, "cargo"));
        // Without an image of ours the desktop would show a sheet of paper beside the ghost, and where nothing blends
        // windows even a clear one is a white square: so it is held far away from the pointer.
        board.setDragView(new WritableImage(1, 1), FAR_AWAY, FAR_AWAY);
        carried.set(Optional.of(cargo));
        ghost.carry(cargo, words.apply(cargo));
        Scene in = node.getScene();
        in.addEventFilter(DragEvent.DRAG_OVER, onOverAnywhere);
        in.addEventHandler(DragEvent.DRAG_OVER, onOverNothing);
        in.addEventFilter(DragEvent.DRAG_EXITED_TARGET, onLeft);
        scene = in;
    }

    private void overAnywhere(DragEvent event) {
        ghost.moveTo(event.getSceneX(), event.getSceneY());
        scroll.follow(event.getPickResult().getIntersectedNode(), event.getSceneX(), event.getSceneY());
    }

    private void enterTarget(Node node, DropPreview would) {
        if (!node.equals(target)) {
            leaveTarget();
        }
        target = node;
        node.pseudoClassStateChanged(ACCEPTED, would.accepted());
        node.pseudoClassStateChanged(REFUSED, !would.accepted());
        ghost.preview(would);
    }

    private void leaveTarget() {
        if (target != null) {
            target.pseudoClassStateChanged(ACCEPTED, false);
            target.pseudoClassStateChanged(REFUSED, false);
            target = null;
        }
        ghost.plain();
    }

    // Told for each node that is left; if the pointer is still in the window, an over follows at once.
    private void leaveWindow() {
        leaveTarget();
        ghost.hide();
        scroll.end();
    }

    private void end() {
        leaveWindow();
        if (scene != null) {
            scene.removeEventFilter(DragEvent.DRAG_OVER, onOverAnywhere);
            scene.removeEventHandler(DragEvent.DRAG_OVER, onOverNothing);
            scene.removeEventFilter(DragEvent.DRAG_EXITED_TARGET, onLeft);
            scene = null;
        }
        carried.set(Optional.empty());
    }
}
