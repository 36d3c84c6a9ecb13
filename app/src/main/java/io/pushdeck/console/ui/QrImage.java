package io.pushdeck.console.ui;

import io.nayuki.qrcodegen.QrCode;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/// A QR code on a white card, whatever the theme: scanners want dark on light with a quiet margin.
public final class QrImage extends StackPane {
    private final ImageView view = new ImageView();
    private final double side;
    private String text = "";

    /// @param side about how many pixels wide; every module gets the same whole number of pixels
    public QrImage(double side) {
        this.side = side;
        getStyleClass().add("qr-card");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(view);
    }

    public void setText(String newText) {
        if (newText.equals(text)) {
            return;
        }
        text = newText;
        view.setImage(draw(QrCode.encodeText(newText, QrCode.Ecc.MEDIUM), side));
    }

    private static WritableImage draw(QrCode code, double side) {
        int scale = Math.max(1, (int) Math.round(side / code.size));
        WritableImage image = new WritableImage(code.size * scale, code.size * scale);
        PixelWriter pixels = image.getPixelWriter();
        for (int y = 0; y < code.size * scale; y++) {
            for (int x = 0; x < code.size * scale; x++) {
                pixels.setColor(x, y, code.getModule(x / scale, y / scale) ? Color.web("#1f2328") : Color.WHITE);
            }
        }
        return image;
    }
}
