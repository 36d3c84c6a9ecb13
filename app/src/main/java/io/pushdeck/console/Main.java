package io.pushdeck.console;

import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.profiles.DataFolder;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import javafx.application.Application;

/// Starts the console. A class of its own, because one that extends Application cannot be started from the class path.
public final class Main {
    private Main() {}

    /// A Pushdeck that runs already with that data folder brings its window to the front, and this one ends.
    ///
    /// @param arguments `--profile <name>` or `--home <folder>` says where data is kept, `--quit` ends the one that
    /// runs
    ///                  with it, `--profiles` lists what there is; nothing else is understood
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        Launch.Choice choice = Launch.choose(
                words, System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
        switch (choice) {
            case Launch.Choice.Refused refused -> {
                System.err.println(refused.why());
                System.exit(1);
            }
            case Launch.Choice.Chosen chosen -> begin(chosen.start(), words);
        }
    }

    private static void begin(Launch start, List<String> words) {
        start.profiles().trouble().ifPresent(trouble -> System.err.println(Launch.troubleWords(start.file(), trouble)));
        if (words.contains("--profiles")) {
            start.profiles()
                    .list()
                    .all()
                    .forEach(each -> System.out.println(Launch.nameOf(each) + "\t" + each.folder()));
            System.exit(start.profiles().trouble().isPresent() ? 1 : 0);
        }
        Path folder = start.folder();
        if (words.contains("--quit")) {
            System.exit(quit(folder) ? 0 : 1);
        }
        if (RunningInstance.ask(folder, RunningInstance.Request.SHOW)) {
            System.err.println(
                    "Pushdeck runs already with the data folder " + folder + "; its window comes to the front");
            return;
        }
        try {
            if (start.mayBeMade()) {
                DataFolder.create(folder);
            }
        } catch (IOException unusable) {
            // The server will say so in a window, with the same folder.
            System.err.println("Cannot make the data folder " + folder + ": " + unusable.getMessage());
        }
        launch(start);
    }

    private static void launch(Launch start) {
        Path folder = start.folder();
        // Before anything logs: the configuration of the log reads it, and makes the folder.
        Path logs = start.mayBeMade() || Files.isDirectory(folder)
                ? folder.resolve("logs")
                : Path.of(System.getProperty("java.io.tmpdir"), "pushdeck-logs");
        System.setProperty("pushdeck.logs", logs.toString());
        ConsoleApplication.openAhead(start);
        enlarge(folder);
        try {
            Application.launch(ConsoleApplication.class);
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

    private static boolean quit(Path folder) {
        boolean heard = RunningInstance.ask(folder, RunningInstance.Request.QUIT);
        System.err.println(heard ? "Pushdeck ends" : "No Pushdeck with a window runs with the data folder " + folder);
        return heard;
    }

    /// The toolkit takes the size of everything from its properties, once. What was set by hand goes first; macOS has
    /// nothing to set.
    private static void enlarge(Path folder) {
        Properties remembered = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve("console.properties"))) {
            remembered.load(file);
        } catch (IOException | IllegalArgumentException unreadable) {
            // There is none yet; or it is broken, which the console tells as soon as it can.
            return;
        }
        String scale = remembered.getProperty(Keys.SCALE, Keys.SYSTEM);
        if (scale.matches("[1-4][0-9]{2}")) {
            for (String property : List.of("glass.gtk.uiScale", "glass.win.uiScale")) {
                if (System.getProperty(property) == null) {
                    System.setProperty(property, scale + "%");
                }
            }
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
