package io.pushdeck.console.dashboard;

import io.pushdeck.console.bridge.MetricsBackend;
import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.bridge.Ticker;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.console.ui.FileWords;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.PageHeader;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.metrics.Span;
import io.pushdeck.server.metrics.Timeline;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// How the server is doing: charts, the pushes, the groups. Asks for nothing and draws nothing while it is not shown.
public final class DashboardPage extends VBox {
    /// A picture is looked at larger than the page.
    private static final int PICTURE_SCALE = 2;

    private final Desk desk;
    private final Texts texts;
    private final Clock clock;
    private final FileDialogs dialogs;
    private final TextFiles files;
    private final DashboardModel model;
    private final CardGrid grid;
    private final Ticker second;
    private final Subscription shown;

    /// @param dialogs where pictures go
    /// @param files   writes them
    /// @param clock   how far back a span goes, and where the clocks are that times are told by
    public DashboardPage(Desk desk, MetricsBackend metrics, FileDialogs dialogs, TextFiles files, Clock clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.clock = clock;
        this.dialogs = dialogs;
        this.files = files;
        StringProperty remembered = desk.preferences().text("dashboard.span", Span.LIVE.key());
        this.model = new DashboardModel(metrics, desk.history(), clock, spanOf(remembered.get()));
        model.spanProperty().subscribe(span -> remembered.set(span.key()));
        this.second = new Ticker(model::tick);
        this.grid = new CardGrid(cards());
        setId("dashboard-page");
        getStyleClass().addAll("page", "dashboard-page");
        StackPane content = content();
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(header(), trouble(), content);
        shown = sceneProperty().subscribe(scene -> {
            model.watchedProperty().set(scene != null);
            if (scene == null) {
                second.stop();
            } else {
                second.start();
            }
        });
    }

    private static Span spanOf(String key) {
        for (Span span : Span.values()) {
            if (span.key().equals(key)) {
                return span;
            }
        }
        return Span.LIVE;
    }

    private List<Node> cards() {
        Words words = Words.of(texts, clock.getZone());
        Consumer<PushRecord> open = push -> desk.navigator().go(new Destination.Push(push.id()));
        List<Node> cards = new ArrayList<>();
        for (Panel panel : Panel.values()) {
            cards.add(new ChartCard(words, panel, model, open));
        }
        GroupRows groups = new GroupRows(
                words, desk.mirror(), model, group -> desk.navigator().go(new Destination.Groups(Optional.of(group))));
        cards.add(groups.card());
        cards.add(new PushRows(words, model, open).card());
        return cards;
    }

    private PageHeader header() {
        Button export = new Button("", Icons.of(Feather.DOWNLOAD));
        export.setId("dashboard-export");
        export.textProperty().bind(texts.binding("dashboard.export"));
        Tip.put(export, texts.binding("dashboard.export.tip"));
        export.disableProperty().bind(model.timelineProperty().map(DashboardPage::isEmpty));
        export.setOnAction(pressed -> export());
        export.setMinWidth(USE_PREF_SIZE);
        return new PageHeader(texts, "dashboard").right(new SpanChoice(texts, model.spanProperty()), export);
    }

    private static boolean isEmpty(Optional<Timeline> timeline) {
        return timeline.map(Timeline::isEmpty).orElse(true);
    }

    private Label trouble() {
        Label trouble = new Label("", Icons.of(Feather.ALERT_TRIANGLE));
        trouble.setId("dashboard-trouble");
        trouble.getStyleClass().add("trouble-bar");
        trouble.setWrapText(true);
        trouble.setMaxWidth(Double.MAX_VALUE);
        trouble.textProperty().bind(texts.binding("dashboard.trouble", model.troubleProperty()));
        trouble.visibleProperty().bind(model.troubleProperty().map(why -> !why.isEmpty()));
        trouble.managedProperty().bind(trouble.visibleProperty());
        return trouble;
    }

    private StackPane content() {
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setId("dashboard-scroll");
        scroll.getStyleClass().add("dashboard-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        EmptyState empty = new EmptyState(
                Feather.BAR_CHART_2, texts.binding("dashboard.empty.title"), texts.binding("dashboard.empty.text"));
        empty.setId("dashboard-empty");
        // Neither before the first answer, and until the next one what was there: nobody reads what flickers by.
        scroll.setVisible(false);
        empty.setVisible(false);
        model.timelineProperty()
                .subscribe(timeline -> timeline.ifPresent(read -> {
                    scroll.setVisible(!read.isEmpty());
                    empty.setVisible(read.isEmpty());
                }));
        return new StackPane(scroll, empty);
    }

    private void export() {
        String moment = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm", Locale.ROOT)
                .withZone(clock.getZone())
                .format(clock.instant());
        String suggested = "pushdeck-" + model.spanProperty().get().key() + "-" + moment + ".png";
        dialogs.save(texts.text("dashboard.export.tip"), suggested).ifPresent(this::save);
    }

    private void save(Path file) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(PICTURE_SCALE, PICTURE_SCALE));
        WritableImage image = grid.snapshot(parameters, null);
        files.writeBytes(
                file,
                () -> PngPicture.of(image),
                trouble -> trouble.ifPresentOrElse(
                        cause -> desk.toasts()
                                .error(texts.text(
                                        "dashboard.unwritable",
                                        file,
                                        FileWords.of(texts, cause.problem(), cause.detail()))),
                        () -> desk.toasts().info(texts.text("dashboard.exported", file))));
    }

    /// Stops following the desk.
    public void close() {
        shown.unsubscribe();
        second.stop();
        model.close();
    }
}
