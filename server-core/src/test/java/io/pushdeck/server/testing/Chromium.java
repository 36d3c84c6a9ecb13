package io.pushdeck.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A real browser without a window, with a profile of its own that is gone after [#close]. For tests marked
/// `@Needs(SystemPart.CHROMIUM)`. Confined to one thread.
public final class Chromium implements AutoCloseable {
    /// How long [#await] waits before it fails the test: far longer than anything takes on a loaded machine.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            // What fades in has no text for the driver as long as nothing of it can be seen.
            "--force-prefers-reduced-motion");

    private final Path profile;
    private final ChromeDriver driver;

    private Chromium(Path profile, ChromeDriver driver) {
        this.profile = profile;
        this.driver = driver;
    }

    /// What kind of person sits before it. Immutable; start from [#DEFAULT].
    ///
    /// @param language what `navigator.language` says
    /// @param dark     whether dark colours are preferred
    /// @param width    of the window in pixels
    /// @param height   of the window in pixels
    public record Options(String language, boolean dark, int width, int height) {
        public static final Options DEFAULT = new Options("en-US", false, 1280, 800);

        /// The same, in another language.
        public Options withLanguage(String other) {
            return new Options(other, dark, width, height);
        }

        /// The same, preferring dark colours.
        public Options inTheDark() {
            return new Options(language, true, width, height);
        }
    }

    /// A browser in English.
    public static Chromium start() {
        return start(Options.DEFAULT);
    }

    /// A browser as wished for.
    public static Chromium start(Options wishes) {
        return start(wishes, Map.of());
    }

    /// The same, of a person whose home is `home`: whom they trust is written there.
    public static Chromium start(Options wishes, Path home) {
        return start(
                wishes,
                Map.of(
                        "HOME",
                        home.toString(),
                        "XDG_DATA_HOME",
                        home.resolve("share").toString()));
    }

    private static Chromium start(Options wishes, Map<String, String> environment) {
        Path profile = freshProfile();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(SystemPart.browser().orElseThrow().toFile());
        options.addArguments(FLAGS);
        // Selenium would have every certificate accepted.
        options.setAcceptInsecureCerts(false);
        options.addArguments(
                "--user-data-dir=" + profile,
                "--window-size=" + wishes.width() + "," + wishes.height(),
                "--lang=" + wishes.language(),
                "--accept-lang=" + wishes.language());
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        // Both executables are named, else Selenium's manager goes out to look for them.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(SystemPart.driver().orElseThrow().toFile())
                .withEnvironment(environment)
                .build();
        try {
            ChromeDriver driver = new ChromeDriver(service, options);
            preferColours(driver, wishes.dark() ? "dark" : "light");
            return new Chromium(profile, driver);
        } catch (RuntimeException e) {
            delete(profile);
            throw e;
        }
    }

    private static void preferColours(ChromeDriver driver, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /// For all that is not below.
    public ChromeDriver driver() {
        return driver;
    }

    /// Opens a page.
    public void open(String url) {
        driver.get(url);
    }

    /// The element with this id, as it is now.
    public WebElement byId(String id) {
        return driver.findElement(By.id(id));
    }

    /// Waits until `condition` gives something other than null and false, and returns that; fails after 30 s.
    public <T> T await(String what, Function<? super WebDriver, T> condition) {
        return new WebDriverWait(driver, PATIENCE)
                .withMessage(what)
                .ignoring(StaleElementReferenceException.class)
                .until(condition);
    }

    /// Waits until the element with this id shows exactly `text`.
    public void awaitText(String id, String text) {
        await(
                "#" + id + " shows \"" + text + "\"",
                ignored -> byId(id).getText().equals(text));
    }

    /// What the console has shown in red since the last call: errors of scripts, of the network and violations of
    /// the page's security policy.
    public List<String> problems() {
        return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } finally {
            delete(profile);
        }
    }

    private static Path freshProfile() {
        try {
            return Files.createTempDirectory("pushdeck-chromium-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Processes of the browser may still be tidying up there, so what vanishes by itself is fine.
    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone)
                        throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
