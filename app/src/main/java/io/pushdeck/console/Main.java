package io.pushdeck.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;

/// Starts the console. A class of its own, because one that extends Application cannot be started from the class path.
public final class Main {
    private Main() {}

    /// @param arguments `--home <folder>` keeps data there; nothing else is understood
    public static void main(String[] arguments) {
        Path folder = DataFolder.locate(
                List.of(arguments),
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                System.getProperty("os.name"));
        try {
            DataFolder.create(folder);
        } catch (IOException unusable) {
            // The server will say so in a window, with the same folder.
            System.err.println("Cannot make the data folder " + folder + ": " + unusable.getMessage());
        }
        // Before anything logs: the configuration of the log reads it.
        System.setProperty("pushdeck.logs", folder.resolve("logs").toString());
        ConsoleApplication.openAhead(folder);
        try {
            Application.launch(ConsoleApplication.class, "--home=" + folder);
        } catch (RuntimeException | Error failure) {
            if (!isMissingDisplay(failure)) {
                throw failure;
            }
            System.err.println("""
                    Pushdeck needs a screen, and there is none: DISPLAY is not set or does not answer.
                    On a desktop, start it from there. On a server without one:
                        apt-get install xvfb libgtk-3-0
                        xvfb-run mvn -Prun""");
            System.exit(1);
        }
    }

    private static boolean isMissingDisplay(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && message.contains("DISPLAY")) {
                return true;
            }
        }
        return false;
    }
}
