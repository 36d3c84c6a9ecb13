package io.pushdeck.console.shell;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.CopyButton;
import io.pushdeck.console.ui.DialogLayer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Tells the operator of a defect of Pushdeck itself, in words that can be copied into a report. Says nothing more
/// while
/// it is open: a defect in what is drawn comes again with each picture. Confined to the JavaFX thread.
public final class CrashReports {
    private final Texts texts;
    private final DialogLayer dialogs;
    private final Path log;
    private boolean open;

    /// @param log where all of them are written down
    public CrashReports(Texts texts, DialogLayer dialogs, Path log) {
        this.texts = texts;
        this.dialogs = dialogs;
        this.log = log;
        dialogs.openProperty().subscribe(now -> open = open && now);
    }

    public void show(Throwable failure) {
        if (open) {
            return;
        }
        String report = reportOf(failure);
        Label words = new Label(texts.text("shell.crash.text", log));
        words.setWrapText(true);
        words.setMinHeight(Label.USE_PREF_SIZE);
        words.getStyleClass().add("dialog-text");
        TextArea details = new TextArea(report);
        details.setId("crash-report");
        details.getStyleClass().add("crash-report");
        details.setEditable(false);
        details.setPrefRowCount(10);
        HBox.setHgrow(details, Priority.ALWAYS);
        CopyButton copy = new CopyButton(() -> report, texts.binding("shell.crash.copy"));
        copy.setId("crash-copy");
        dialogs.show(texts.text("shell.crash.title"), new VBox(12, words, new HBox(8, details, copy)));
        open = dialogs.openProperty().get();
    }

    /// What happened, where, and on what: no name of a client, no text of a push.
    private static String reportOf(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return "Pushdeck %s, Java %s, %s %s %s, %s%n%n%s"
                .formatted(
                        System.getProperty("jpackage.app-version", "(not packaged)"),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch"),
                        Instant.now(),
                        trace);
    }
}
