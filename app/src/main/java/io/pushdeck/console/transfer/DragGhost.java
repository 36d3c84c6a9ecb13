package io.pushdeck.console.transfer;

import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.message.Audience;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The pill that follows the pointer during a drag and says what is carried and what letting go would do.
final class DragGhost {
    private static final PseudoClass ACCEPTED = PseudoClass.getPseudoClass("accepted");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final double OFFSET_X = 14;
    private static final double OFFSET_Y = 16;

    private final Pane layer = new Pane();
    private final FontIcon icon = Icons.of(Feather.USERS);
    private final Label words = new Label();
    private final HBox pill = new HBox(icon, words);
    private Feather carried = Feather.USERS;
    private String carriedWords = "";

    DragGhost() {
        layer.setMouseTransparent(true);
        layer.setPickOnBounds(false);
        layer.setManaged(false);
        layer.getStyleClass().add("drag-layer");
        pill.setId("drag-ghost");
        pill.getStyleClass().add("drag-ghost");
        pill.setAlignment(Pos.CENTER_LEFT);
        pill.setVisible(false);
        words.setMinWidth(Label.USE_PREF_SIZE);
        layer.getChildren().add(pill);
    }

    Node layer() {
        return layer;
    }

    void carry(Cargo cargo, String text) {
        carried = iconOf(cargo.audience());
        carriedWords = text;
        plain();
    }

    /// Over nothing that takes or refuses it.
    void plain() {
        show(carried, carriedWords, false, false);
    }

    void preview(DropPreview preview) {
        show(
                preview.accepted() ? Feather.PLUS_CIRCLE : Feather.SLASH,
                preview.words(),
                preview.accepted(),
                !preview.accepted());
    }

    void moveTo(double sceneX, double sceneY) {
        pill.setVisible(true);
        pill.applyCss();
        double width = pill.prefWidth(-1);
        double height = pill.prefHeight(width);
        Point2D at = layer.sceneToLocal(sceneX, sceneY);
        Bounds window = layer.sceneToLocal(new BoundingBox(
                0, 0, layer.getScene().getWidth(), layer.getScene().getHeight()));
        // At the right and lower edge it hangs on the other side of the pointer instead of being cut off.
        double x =
                at.getX() + OFFSET_X + width > window.getMaxX() ? at.getX() - OFFSET_X - width : at.getX() + OFFSET_X;
        double y =
                at.getY() + OFFSET_Y + height > window.getMaxY() ? at.getY() - OFFSET_Y - height : at.getY() + OFFSET_Y;
        pill.resizeRelocate(Math.max(0, Math.rint(x)), Math.max(0, Math.rint(y)), width, height);
    }

    void hide() {
        pill.setVisible(false);
    }

    private void show(Feather shown, String text, boolean accepted, boolean refused) {
        icon.setIconCode(shown);
        words.setText(text);
        pill.pseudoClassStateChanged(ACCEPTED, accepted);
        pill.pseudoClassStateChanged(REFUSED, refused);
    }

    private static Feather iconOf(Audience audience) {
        if (audience.everyone()) {
            return Feather.GLOBE;
        }
        if (!audience.groups().isEmpty()) {
            return Feather.LAYERS;
        }
        return audience.clients().size() == 1 ? Feather.USER : Feather.USERS;
    }
}
