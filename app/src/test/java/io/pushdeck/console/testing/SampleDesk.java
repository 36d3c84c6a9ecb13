package io.pushdeck.console.testing;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.pushdeck.console.bridge.EditHistory;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Navigator;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.transfer.CargoWords;
import io.pushdeck.console.transfer.Drags;
import io.pushdeck.console.ui.DialogLayer;
import io.pushdeck.console.ui.ToastLayer;
import io.pushdeck.server.hub.HubSnapshot;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.stage.Stage;

/// A desk of sample data on a stage of its own, dressed like the real window: one feature under test at a time.
public final class SampleDesk implements AutoCloseable {
    private final Texts texts = new Texts();
    private final Mirror mirror = new Mirror();
    private final FakeBackend backend;
    private final Preferences preferences;
    private final DialogLayer dialogs = new DialogLayer(texts);
    private final ToastLayer toasts = new ToastLayer();
    private final Desk desk;

    /// @param folder where the preferences are kept
    public SampleDesk(HubSnapshot start, Path folder) {
        backend = new FakeBackend(mirror, start);
        preferences = new Preferences(folder);
        desk = new Desk(
                texts,
                mirror,
                new EditHistory(backend),
                backend,
                new Navigator(),
                preferences,
                new Drags(new CargoWords(texts, mirror)),
                dialogs,
                toasts);
    }

    public Desk desk() {
        return desk;
    }

    public FakeBackend backend() {
        return backend;
    }

    /// Shows a feature, with dialogs, toasts and the drag ghost above it.
    public void show(Stage stage, Node feature, double width, double height, boolean dark) {
        Stream.of("Inter-Regular", "Inter-SemiBold", "Inter-Bold", "NotoSansSC-Regular")
                .forEach(
                        font -> Font.loadFont(resource("fonts/" + font + ".ttf").toExternalForm(), 13));
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        StackPane root = new StackPane(feature, toasts, dialogs, desk.drags().overlay());
        root.getStyleClass().add(dark ? "theme-dark" : "theme-light");
        Scene scene = new Scene(root, width, height);
        Stream.of("pushdeck", "clients", "compose")
                .map(name -> SampleDesk.class.getResource("/pushdeck/styles/" + name + ".css"))
                .filter(Objects::nonNull)
                .forEach(sheet -> scene.getStylesheets().add(sheet.toExternalForm()));
        stage.setScene(scene);
        stage.setX(40);
        stage.setY(40);
        stage.show();
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(SampleDesk.class.getResource("/pushdeck/" + path), path);
    }

    @Override
    public void close() {
        preferences.close();
    }
}
