package io.pushdeck.console.testing;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.shell.Appearance;
import io.pushdeck.server.metrics.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;

/// Draws every screen of the console into `<screen>-<theme>-<language>.png`, in both themes and languages, as the
/// documentation shows them, and says on standard output which texts had no room. To be run by hand on a display that
/// nobody else uses: it moves the pointer. `-Dglass.gtk.uiScale=200%` draws as on a screen of twice as many points; the
/// display needs room for the window in that scale.
public final class Screens {
    private static final int WIDE = 1280;

    private static final int NARROW = 1000;
    private static final int FULL_HD = 1920;

    private record Screen(String name, int clients, int width, Pose pose) {
        int height() {
            return width == NARROW ? 700 : width == FULL_HD ? 1080 : 800;
        }
    }

    private static final List<Screen> SCREENS = List.of(
            new Screen("empty", 0, WIDE, Pose.clients()),
            new Screen("empty-shared", 0, WIDE, Pose.shared()),
            new Screen("clients-5", 5, WIDE, Pose.clients()),
            new Screen("clients", 500, WIDE, Pose.clients()),
            new Screen("drag", 500, WIDE, Pose.drag()),
            new Screen("drawer", 500, WIDE, Pose.drawer()),
            new Screen("groups", 500, WIDE, Pose.groups()),
            new Screen("groups-list", 500, WIDE, GroupsPose.list()),
            new Screen("groups-import", 500, WIDE, GroupsPose.takeIn()),
            new Screen("groups-look", 500, WIDE, GroupsPose.look()),
            new Screen("groups-smart", 500, WIDE, SmartPose.page()),
            new Screen("groups-smart-narrow", 500, 900, SmartPose.page()),
            new Screen("groups-smart-broken", 500, WIDE, SmartPose.broken()),
            new Screen("groups-rule", 500, WIDE, SmartPose.editor()),
            new Screen("groups-rule-narrow", 500, 900, SmartPose.editor()),
            new Screen("groups-rule-empty", 0, WIDE, SmartPose.first()),
            new Screen("groups-rule-many", 500, WIDE, SmartPose.many()),
            new Screen("groups-order", 500, WIDE, GroupsPose.order()),
            new Screen("groups-look-drawer", 500, WIDE, GroupsPose.drawer()),
            new Screen("people", 500, WIDE, PeoplePose.list()),
            new Screen("people-drawer", 500, WIDE, PeoplePose.drawer()),
            new Screen("people-ban", 500, WIDE, PeoplePose.ban()),
            new Screen("people-bans", 500, WIDE, PeoplePose.bans()),
            new Screen("people-none", 500, WIDE, PeoplePose.none()),
            new Screen("people-empty", 0, WIDE, PeoplePose.empty()),
            new Screen("people-past", 500, WIDE, PeoplePose.past()),
            new Screen("people-past-narrow", 500, 900, PeoplePose.past()),
            new Screen("people-past-empty", 0, WIDE, PeoplePose.pastEmpty()),
            new Screen("people-narrow", 500, 900, PeoplePose.list()),
            new Screen("inbox", 500, WIDE, InboxPose.conversation()),
            new Screen("inbox-chosen", 500, WIDE, InboxPose.chosen()),
            new Screen("inbox-empty", 500, WIDE, InboxPose.empty()),
            new Screen("inbox-narrow", 500, 900, InboxPose.conversation()),
            new Screen("inbox-replies", 500, WIDE, InboxPose.replies()),
            new Screen("activity", 500, WIDE, Pose.activity()),
            new Screen("history", 500, WIDE, HistoryPose.list()),
            new Screen("history-empty", 500, WIDE, HistoryPose.empty()),
            new Screen("history-narrow", 500, NARROW, HistoryPose.list()),
            new Screen("push", 500, WIDE, HistoryPose.push()),
            new Screen("push-earlier", 500, WIDE, HistoryPose.earlier()),
            new Screen("push-earlier-narrow", 500, NARROW, HistoryPose.earlier()),
            new Screen("push-repeated", 500, WIDE, HistoryPose.repeated()),
            new Screen("push-repeated-narrow", 500, 900, HistoryPose.repeated()),
            new Screen("push-spread", 500, WIDE, HistoryPose.spread()),
            new Screen("push-few", 500, WIDE, HistoryPose.few()),
            new Screen("push-many", 500, WIDE, HistoryPose.many()),
            new Screen("push-narrow", 500, NARROW, HistoryPose.push()),
            new Screen("push-recalled", 500, WIDE, HistoryPose.recalled()),
            new Screen("why", 500, WIDE, HistoryPose.why()),
            new Screen("sent", 500, WIDE, HistoryPose.sent()),
            new Screen("planned", 500, WIDE, PlannedPose.list()),
            new Screen("planned-empty", 500, WIDE, PlannedPose.empty()),
            new Screen("planned-day", 500, WIDE, PlannedPose.day()),
            new Screen("planned-edit", 500, WIDE, PlannedPose.edit()),
            new Screen("planned-narrow", 500, 900, PlannedPose.list()),
            new Screen("large", 500, WIDE, PlannedPose.large(0)),
            new Screen("large-dark", 500, WIDE, PlannedPose.large(1)),
            new Screen("large-phone", 500, WIDE, PlannedPose.large(2)),
            new Screen("large-narrow", 500, 900, PlannedPose.large(0)),
            new Screen("later-once", 500, WIDE, PlannedPose.later(0)),
            new Screen("later-weekly", 500, WIDE, PlannedPose.later(1)),
            new Screen("later-monthly", 500, WIDE, PlannedPose.later(2)),
            new Screen("later-often", 500, WIDE, PlannedPose.later(3)),
            new Screen("later-cron", 500, WIDE, PlannedPose.later(4)),
            new Screen("dashboard", 500, WIDE, DashboardPose.span(Span.LIVE)),
            new Screen("dashboard-empty", 500, WIDE, DashboardPose.empty()),
            new Screen("dashboard-hover", 500, WIDE, DashboardPose.hover()),
            new Screen("dashboard-hour", 500, WIDE, DashboardPose.span(Span.HOUR)),
            new Screen("dashboard-week", 500, WIDE, DashboardPose.end(Span.WEEK)),
            new Screen("dashboard-narrow", 500, 900, DashboardPose.span(Span.DAY)),
            new Screen("dashboard-wide", 500, FULL_HD, DashboardPose.span(Span.LIVE)),
            new Screen("rehearsal", 5, WIDE, RehearsalPose.form()),
            new Screen("rehearsal-refused", 5, WIDE, RehearsalPose.refused()),
            new Screen("rehearsal-connecting", 5, WIDE, RehearsalPose.connecting()),
            new Screen("rehearsal-on", 5, WIDE, RehearsalPose.running()),
            new Screen("rehearsal-clients", 5, WIDE, RehearsalPose.clients()),
            new Screen("rehearsal-compose", 5, WIDE, RehearsalPose.compose()),
            new Screen("rehearsal-history", 5, WIDE, RehearsalPose.history()),
            new Screen("rehearsal-activity", 5, WIDE, RehearsalPose.activity()),
            new Screen("rehearsal-narrow", 5, 900, RehearsalPose.form()),
            new Screen("rehearsal-on-narrow", 5, 900, RehearsalPose.running()),
            new Screen("data", 500, WIDE, HistoryPose.data()),
            new Screen("data-failed", 500, WIDE, HistoryPose.dataFailed()),
            new Screen("data-narrow", 500, 900, HistoryPose.data()),
            new Screen("settings", 500, WIDE, Pose.settings()),
            new Screen("settings-import", 5, WIDE, SettingsPose.importing()),
            new Screen("profiles", 500, WIDE, ProfilesPose.four()),
            new Screen("profiles-alone", 5, WIDE, ProfilesPose.alone()),
            new Screen("profiles-form", 5, WIDE, ProfilesPose.form()),
            new Screen("profiles-new", 5, WIDE, ProfilesPose.fresh()),
            new Screen("profiles-broken", 5, WIDE, ProfilesPose.broken()),
            new Screen("profiles-narrow", 500, 900, ProfilesPose.four()),
            new Screen("limits", 500, WIDE, Pose.limits()),
            new Screen("limits-slow", 500, WIDE, Pose.limitsEnd()),
            new Screen("security", 5, WIDE, Pose.security()),
            new Screen("security-refused", 5, WIDE, Pose.securityRefused()),
            new Screen("tokens", 5, WIDE, TokenPose.settings(true)),
            new Screen("tokens-refused", 5, WIDE, TokenPose.settings(false)),
            new Screen("tokens-key", 5, WIDE, TokenPose.wrongKey()),
            new Screen("tokens-narrow", 5, 900, TokenPose.settings(true)),
            new Screen("tokens-rule", 500, WIDE, TokenPose.rule(false)),
            new Screen("tokens-rule-off", 0, WIDE, TokenPose.rule(true)),
            new Screen("tokens-rule-narrow", 500, 900, TokenPose.rule(true)),
            new Screen("tokens-drawer", 5, WIDE, TokenPose.drawer()),
            new Screen("guard", 500, WIDE, Pose.guard()),
            new Screen("slow", 500, WIDE, Pose.slow()),
            new Screen("limits-narrow", 500, 900, Pose.limits()),
            new Screen("security-narrow", 5, 900, Pose.security()),
            new Screen("join", 5, WIDE, Pose.join()),
            new Screen("compose", 500, WIDE, Pose.compose()),
            new Screen("compose-more", 500, WIDE, Pose.composeMore()),
            new Screen("compose-course", 500, WIDE, CoursePose.fields()),
            new Screen("compose-spread", 500, WIDE, CoursePose.underway()),
            new Screen("compose-emoji", 500, WIDE, CoursePose.emoji()),
            new Screen("compose-people", 500, WIDE, Pose.composePeople()),
            new Screen("compose-sent", 500, WIDE, Pose.composeSent()),
            new Screen("departures", 500, WIDE, Pose.departures()),
            new Screen("departures-narrow", 500, 900, Pose.departures()),
            new Screen("palette", 500, WIDE, Pose.palette()),
            new Screen("settings-search", 5, WIDE, ComfortPose.search()),
            new Screen("contrast", 500, WIDE, ComfortPose.contrast()),
            new Screen("log", 5, WIDE, ComfortPose.log()),
            new Screen("tour", 0, WIDE, ComfortPose.tour()),
            new Screen("locked", 500, WIDE, RolesPose.locked()),
            new Screen("locked-narrow", 500, 900, RolesPose.locked()),
            new Screen("pin", 500, WIDE, RolesPose.pin()),
            new Screen("pin-choose", 500, WIDE, RolesPose.choose()),
            new Screen("access", 5, WIDE, RolesPose.access()),
            new Screen("audit", 5, WIDE, RolesPose.audit()),
            new Screen("audit-narrow", 5, 900, RolesPose.audit()),
            new Screen("audit-empty", 0, WIDE, RolesPose.auditEmpty()),
            new Screen("wallboard", 500, WIDE, RolesPose.wallboard()),
            new Screen("wallboard-wide", 500, FULL_HD, RolesPose.wallboard()),
            new Screen("wallboard-narrow", 500, 900, RolesPose.wallboard()),
            new Screen("wallboard-empty", 0, WIDE, RolesPose.putUp()),
            new Screen("port-taken", 0, WIDE, Pose.portTaken()),
            new Screen("narrow", 500, 900, Pose.narrow()));

    private Screens() {}

    /// @param arguments the folder for the pictures, then the names of screens; without names all are drawn.
    ///                  `--size=1920x1080` draws those that are neither narrow nor wide in another size (without
    ///                  names: only those), and `--variants=light-en,dark-zh` only these
    public static void main(String[] arguments) {
        Application.launch(Studio.class, arguments);
        // Threads of the robot would go on.
        System.exit(0);
    }

    /// A class of its own: one that extends Application cannot be started from the class path.
    public static final class Studio extends Application {
        private final FxRobot robot = new FxRobot();
        private final ExecutorService darkroom = Executors.newSingleThreadExecutor();

        @Override
        public void start(Stage curtain) {
            // Keeps the toolkit alive between two pictures; closing it, at the end, ends the program.
            curtain.setX(0);
            curtain.setY(0);
            curtain.setWidth(1);
            curtain.setHeight(1);
            // Loads the fonts: Chinese text that is laid out before stays boxes.
            new Appearance(new Texts(), new SimpleBooleanProperty());
            // The robot looks into every window, and stumbles over one without a scene.
            curtain.setScene(new Scene(new Pane()));
            curtain.show();
            Thread.ofPlatform().name("photographer").start(() -> {
                try {
                    drawAll();
                } finally {
                    darkroom.close();
                    robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
                }
            });
        }

        private void drawAll() {
            List<String> wanted = getParameters()
                    .getUnnamed()
                    .subList(1, getParameters().getUnnamed().size());
            List<String> variants = List.of(getParameters()
                    .getNamed()
                    .getOrDefault("variants", "light-en,light-zh,dark-en,dark-zh")
                    .split(",", -1));
            boolean ownSizes = !getParameters().getNamed().containsKey("size");
            for (Screen screen : SCREENS) {
                if (wanted.isEmpty() ? ownSizes || screen.width() == WIDE : wanted.contains(screen.name())) {
                    for (String language : List.of("en", "zh")) {
                        List<String> themes = Stream.of("light", "dark")
                                .filter(theme -> variants.contains(theme + "-" + language))
                                .toList();
                        if (!themes.isEmpty()) {
                            draw(screen, themes, language);
                        }
                    }
                }
            }
        }

        /// The themes follow one another in the same window, as when the desktop turns dark, unless a pop-up is open:
        /// those
        /// are dressed when they open. The words are typed in the language, so it opens anew for that.
        private void draw(Screen screen, List<String> themes, String language) {
            robot.moveTo(new Point2D(2, 2));
            Stage[] stage = new Stage[1];
            FakeConsole[] console = new FakeConsole[1];
            robot.interact(() -> {
                stage[0] = new Stage();
                console[0] = open(screen, themes.getFirst(), language, stage[0]);
            });
            Photograph.settle(robot, stage[0].getScene());
            try {
                screen.pose().strike(robot, console[0]);
            } catch (TimeoutException late) {
                throw new IllegalStateException("The pose of " + screen.name() + " did not come about", late);
            }
            boolean inOneWindow = Window.getWindows().stream().noneMatch(PopupWindow.class::isInstance);
            for (String theme : inOneWindow ? themes : themes.subList(0, 1)) {
                robot.interact(() -> console[0]
                        .desk()
                        .preferences()
                        .text(Keys.THEME, Keys.SYSTEM)
                        .set(theme));
                Photograph.settle(robot, stage[0].getScene());
                save(screen.name() + "-" + theme + "-" + language, stage[0]);
            }
            Pose.relax(robot);
            robot.interact(() -> {
                console[0].close();
                stage[0].hide();
            });
            if (!inOneWindow && themes.size() > 1) {
                draw(screen, themes.subList(1, themes.size()), language);
            }
        }

        private void save(String name, Stage stage) {
            Image[] image = new Image[1];
            robot.interact(() -> {
                image[0] = Photograph.of(stage);
                CutTexts.in(stage.getScene().getRoot()).forEach(cut -> System.out.println(name + ": " + cut));
            });
            Path folder = Path.of(getParameters().getUnnamed().getFirst());
            // While the next pose is struck.
            darkroom.execute(() -> PngFile.write(image[0], folder.resolve(name + ".png")));
        }

        private FakeConsole open(Screen screen, String theme, String language, Stage stage) {
            try {
                FakeConsole console = new FakeConsole(
                        Files.createTempDirectory("screens"),
                        Cast.snapshot(screen.clients(), Instant.now()),
                        new FakeGate());
                console.desk().preferences().text(Keys.THEME, Keys.SYSTEM).set(theme);
                console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set(language);
                console.show(stage);
                String[] size = getParameters()
                        .getNamed()
                        .getOrDefault("size", screen.width() + "x" + screen.height())
                        .split("x", 2);
                boolean usual = screen.width() == WIDE;
                stage.setWidth(usual ? Integer.parseInt(size[0]) : screen.width());
                stage.setHeight(usual ? Integer.parseInt(size[1]) : screen.height());
                return console;
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
