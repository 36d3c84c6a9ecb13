package io.pushdeck.console.dashboard;

import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.metrics.Measure;
import io.pushdeck.server.metrics.Sample;
import io.pushdeck.server.metrics.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import org.jspecify.annotations.Nullable;

/// The lines of one panel over time, with the pushes. Drawn when there is something new to draw, which is once a second
/// at most; the cursor moves without that. Shapes and no canvas, so that the style sheet colours them.
final class Chart extends Region {
    private static final double LEFT = 56;
    private static final double RIGHT = 8;
    private static final double TOP = 8;
    private static final double BOTTOM = 22;
    private static final int MOST_LINES = 6;
    private static final int MOST_TIMES = 8;
    private static final double ROOM_FOR_A_TIME = 64;
    private static final double MARK = 3.5;

    private final Panel panel;
    private final DashboardModel model;
    private final Words words;
    private final Reading reading;
    private final Path grid = path("chart-grid");
    private final Path marks = path("chart-marks");
    private final Path heads = path("chart-mark-heads");
    private final Map<Measure, Path> areas = new EnumMap<>(Measure.class);
    private final Map<Measure, Path> lines = new EnumMap<>(Measure.class);
    private final Map<Measure, Circle> dots = new EnumMap<>(Measure.class);
    private final Line cursor = new Line();
    private final List<Label> amounts = new ArrayList<>();
    private final List<Label> times = new ArrayList<>();
    private final Label tip = label("chart-tip");
    private List<Mark> placed = List.of();
    private @Nullable Frame frame;

    /// @param open told which push was chosen
    Chart(Words words, Reading reading, Panel panel, DashboardModel model, Consumer<PushRecord> open) {
        this.words = words;
        this.reading = reading;
        this.panel = panel;
        this.model = model;
        setId("dashboard-chart-" + panel.key());
        getStyleClass().add("chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        cursor.getStyleClass().add("chart-cursor");
        for (Measure measure : panel.lines()) {
            if (panel.lines().size() == 1) {
                areas.put(measure, path("chart-area", styleClassOf(measure)));
            }
            String line = panel.unit() == Unit.LATENCY ? "chart-points" : "chart-line";
            lines.put(measure, path(line, styleClassOf(measure)));
            Circle dot = new Circle(MARK);
            dot.getStyleClass().addAll("chart-dot", styleClassOf(measure));
            dots.put(measure, dot);
        }
        for (int i = 0; i < MOST_LINES; i++) {
            amounts.add(label("chart-amount"));
        }
        for (int i = 0; i < MOST_TIMES; i++) {
            times.add(label("chart-time"));
        }
        assemble();
        model.timelineProperty().subscribe(this::requestLayout);
        model.pushesProperty().subscribe(this::requestLayout);
        words.texts().languageProperty().subscribe(this::requestLayout);
        model.cursorProperty().subscribe(this::showCursor);
        new ChartInput(this, model, open).install();
    }

    /// The style class that gives any node the colour of a measure.
    static String styleClassOf(Measure measure) {
        return "measure-" + measure.key().replace('_', '-');
    }

    private void assemble() {
        Stream.of(
                        Stream.of(grid),
                        areas.values().stream(),
                        Stream.of(marks),
                        lines.values().stream(),
                        Stream.of(heads),
                        amounts.stream(),
                        times.stream(),
                        Stream.of(cursor),
                        dots.values().stream(),
                        Stream.of(tip))
                .<Node>flatMap(nodes -> nodes)
                .forEach(node -> {
                    node.setManaged(false);
                    node.setMouseTransparent(true);
                    getChildren().add(node);
                });
        showCursor();
    }

    private static Path path(String... styleClasses) {
        Path path = new Path();
        path.getStyleClass().setAll(styleClasses);
        return path;
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setVisible(false);
        return label;
    }

    @Override
    protected void layoutChildren() {
        Optional<Timeline> timeline = model.timelineProperty().get();
        if (timeline.isEmpty() || getWidth() <= LEFT + RIGHT || getHeight() <= TOP + BOTTOM) {
            frame = null;
            return;
        }
        Frame drawn =
                new Frame(timeline.get(), scale(timeline.get()), LEFT, TOP, getWidth() - RIGHT, getHeight() - BOTTOM);
        frame = drawn;
        drawGrid(drawn);
        for (Measure measure : panel.lines()) {
            Curve curve = new Curve(drawn, panel.unit(), measure);
            show(lines, measure, curve.line());
            show(areas, measure, curve.area());
        }
        drawMarks(drawn);
        if (tip.isVisible()) {
            showTip(markAtCursor());
        }
        showCursor();
    }

    private static void show(Map<Measure, Path> paths, Measure measure, List<PathElement> elements) {
        Path path = paths.get(measure);
        if (path != null) {
            path.getElements().setAll(elements);
        }
    }

    private Scale scale(Timeline timeline) {
        double peak = 0;
        for (Measure measure : panel.lines()) {
            for (int step = 0; step < timeline.size(); step++) {
                peak = Math.max(peak, value(timeline, measure, step));
            }
        }
        return Scale.of(peak, panel.unit().isWhole(), panel.unit().isBinary());
    }

    private double value(Timeline timeline, Measure measure, int step) {
        return panel.unit().of(timeline.at(measure, step), timeline.step().toSeconds());
    }

    private void drawGrid(Frame drawn) {
        List<PathElement> elements = new ArrayList<>();
        List<Double> amountsShown = drawn.scale().lines();
        for (int i = 0; i < amounts.size(); i++) {
            Label label = amounts.get(i);
            label.setVisible(i < amountsShown.size());
            if (label.isVisible()) {
                double y = crisp(drawn.y(amountsShown.get(i)));
                elements.add(new MoveTo(drawn.left(), y));
                elements.add(new LineTo(drawn.right(), y));
                label.setText(panel.unit().words(words, amountsShown.get(i)));
                place(label, drawn.left() - 8 - label.prefWidth(-1), y - label.prefHeight(-1) / 2);
            }
        }
        grid.getElements().setAll(elements);
        drawTimes(drawn);
    }

    private void drawTimes(Frame drawn) {
        int most = Math.clamp((int) (drawn.width() / ROOM_FOR_A_TIME), 1, MOST_TIMES);
        List<Instant> shown = words.clockface()
                .times(drawn.timeline().start(), drawn.timeline().end(), most);
        for (int i = 0; i < times.size(); i++) {
            Label label = times.get(i);
            label.setVisible(i < shown.size());
            if (label.isVisible()) {
                label.setText(words.clockface()
                        .label(shown.get(i), model.spanProperty().get()));
                double width = label.prefWidth(-1);
                double x = drawn.within(drawn.x(shown.get(i)), width);
                place(label, x, drawn.bottom() + 6);
            }
        }
    }

    private void drawMarks(Frame drawn) {
        placed = Mark.of(model.pushesProperty().get(), drawn);
        List<PathElement> stems = new ArrayList<>();
        List<PathElement> tops = new ArrayList<>();
        for (Mark mark : placed) {
            double x = crisp(mark.x());
            stems.add(new MoveTo(x, drawn.top()));
            stems.add(new LineTo(x, drawn.bottom()));
            tops.add(new MoveTo(x - MARK, drawn.bottom() + MARK));
            tops.add(new LineTo(x, drawn.bottom() - MARK));
            tops.add(new LineTo(x + MARK, drawn.bottom() + MARK));
            tops.add(new LineTo(x - MARK, drawn.bottom() + MARK));
        }
        marks.getElements().setAll(stems);
        heads.getElements().setAll(tops);
    }

    /// The middle of a pixel: a line there covers one row of them, and not two by half.
    private static double crisp(double at) {
        return Math.floor(at) + 0.5;
    }

    private static void place(Label label, double x, double y) {
        label.resizeRelocate(Math.rint(x), Math.rint(y), label.prefWidth(-1), label.prefHeight(-1));
    }

    private void showCursor() {
        Frame drawn = frame;
        int step = model.cursorProperty().get();
        boolean shown = drawn != null && step != DashboardModel.NOWHERE;
        cursor.setVisible(shown);
        dots.values().forEach(dot -> dot.setVisible(false));
        if (drawn != null && shown) {
            double x = crisp(drawn.x(step));
            cursor.setStartX(x);
            cursor.setEndX(x);
            cursor.setStartY(drawn.top());
            cursor.setEndY(drawn.bottom());
            dots.forEach((measure, dot) -> {
                if (drawn.timeline().at(measure, step) != Sample.ABSENT) {
                    dot.setCenterX(drawn.x(step));
                    dot.setCenterY(drawn.y(value(drawn.timeline(), measure, step)));
                    dot.setVisible(true);
                }
            });
        }
        speak();
    }

    private void speak() {
        setAccessibleText(tip.isVisible() ? reading.spoken() + " " + tip.getText() : reading.spoken());
    }

    /// Where pushes are, newest first.
    List<Mark> marks() {
        return placed;
    }

    /// Moves the cursor of all charts to a place in this one, and says what was pushed there.
    void point(double x) {
        Frame drawn = frame;
        if (drawn != null) {
            Optional<Mark> mark = Mark.at(placed, x);
            model.cursorProperty().set(drawn.step(mark.map(Mark::x).orElse(x)));
            showTip(mark);
        }
    }

    /// Without a place there is no cursor.
    void leave() {
        model.cursorProperty().set(DashboardModel.NOWHERE);
        showTip(Optional.empty());
    }

    /// Moves the cursor to a step, and says what was pushed there.
    void pointAt(int step) {
        Frame drawn = frame;
        if (drawn != null) {
            model.cursorProperty().set(Math.clamp(step, 0, drawn.timeline().size() - 1));
            showTip(markAtCursor());
        }
    }

    /// The step of the next mark in a direction; empty if there is none.
    Optional<Integer> stepOfMark(int direction) {
        Frame drawn = frame;
        if (drawn == null) {
            return Optional.empty();
        }
        int from = model.cursorProperty().get() == DashboardModel.NOWHERE
                ? drawn.timeline().size()
                : model.cursorProperty().get();
        return placed.stream()
                .map(mark -> drawn.step(mark.x()))
                .filter(step -> (step - from) * direction > 0)
                .min((a, b) -> Integer.compare(Math.abs(a - from), Math.abs(b - from)));
    }

    /// What was pushed where the cursor is.
    Optional<PushRecord> pushAtCursor() {
        return markAtCursor().map(Mark::newest);
    }

    private Optional<Mark> markAtCursor() {
        Frame drawn = frame;
        int step = model.cursorProperty().get();
        return drawn == null || step == DashboardModel.NOWHERE ? Optional.empty() : Mark.at(placed, drawn.x(step));
    }

    /// What was pushed at a place.
    Optional<PushRecord> pushAt(double x) {
        return Mark.at(placed, x).map(Mark::newest);
    }

    private void showTip(Optional<Mark> mark) {
        Frame drawn = frame;
        tip.setVisible(mark.isPresent() && drawn != null);
        setCursor(mark.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        if (mark.isPresent() && drawn != null) {
            String title = PushTitle.of(mark.get().newest());
            int others = mark.get().pushes().size() - 1;
            tip.setText(others == 0 ? title : words.texts().text("dashboard.marks", title, others));
            double width = Math.min(tip.prefWidth(-1), drawn.width());
            double x = drawn.within(mark.get().x(), width);
            tip.resizeRelocate(Math.rint(x), drawn.top(), width, tip.prefHeight(-1));
        }
        speak();
    }
}
