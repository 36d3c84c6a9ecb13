package io.pushdeck.bench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// Grouped bars of a grid as a PNG: situations from left to right, in each a bar a server, as high as the median, with
/// a line from the least to the most. Drawn by hand: no chart library at hand puts the numbers above the bars.
public final class Chart {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 840;
    private static final int LEFT = 110;
    private static final int RIGHT = 1550;
    private static final int TOP = 150;
    private static final int BOTTOM = 690;
    private static final int LEGEND_LINE = 36;
    private static final double WIDEST_BAR = 96;
    private static final double GROUP_SHARE = 0.86;
    private static final Color INK = new Color(0x1F2937);
    private static final Color SOFT_INK = new Color(0x6B7280);
    private static final Color FAINT = new Color(0xE5E7EB);
    private static final Color WHISKER = new Color(0x1F, 0x29, 0x37, 0x99);
    /// Pushdeck stands out, the bare C loops step back; each server has the same colour in all charts.
    private static final Map<String, Color> COLORS = Map.of(
            "C, one write a delivery", new Color(0x9CA3AF),
            "C, one gathering write a burst", new Color(0x4B5563),
            "Pushdeck, transport", new Color(0x2563EB),
            "Pushdeck, whole server", new Color(0x7CB0FB),
            "Java-WebSocket, own server", new Color(0xF59E0B),
            "npm ws", new Color(0x6FA287),
            "Netty", new Color(0xB794E8),
            "Undertow", new Color(0xEE9A9A));

    /// Of the axis from bottom to top.
    public enum Scale {
        /// No chart: a table is enough.
        NONE,
        LINEAR,
        LOGARITHMIC
    }

    private final Grid grid;
    private final Axis axis;
    private final Graphics2D pen;
    private final List<String> rows;

    private Chart(Grid grid, Axis axis, Graphics2D pen) {
        this.grid = grid;
        this.axis = axis;
        this.pen = pen;
        this.rows = grid.rows().stream()
                .filter(row -> all(grid, List.of(row)).findAny().isPresent())
                .toList();
    }

    /// Nothing is written for a grid without a value above 0.
    static void write(Grid grid, Scale scale, Path file) throws IOException {
        double least = all(grid, grid.rows())
                .mapToDouble(Samples::least)
                .filter(value -> value > 0)
                .min()
                .orElse(0);
        double most = all(grid, grid.rows()).mapToDouble(Samples::most).max().orElse(0);
        if (least <= 0) {
            return;
        }
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        new Chart(grid, Axis.over(scale, least, most), pen).draw();
        pen.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private static Stream<Samples> all(Grid grid, List<String> rows) {
        return rows.stream()
                .flatMap(row -> grid.columns().stream().map(column -> grid.at(row, column)))
                .flatMap(Optional::stream);
    }

    private void draw() {
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        text(grid.title(), LEFT, 66, 32, Font.BOLD, INK, 0);
        text(
                grid.unit() + (axis.scale() == Scale.LOGARITHMIC ? ", logarithmic" : "") + "; lower is better",
                LEFT,
                102,
                20,
                Font.PLAIN,
                SOFT_INK,
                0);
        drawLines();
        double group = (double) (RIGHT - LEFT) / grid.columns().size();
        for (int index = 0; index < grid.columns().size(); index++) {
            drawGroup(grid.columns().get(index), LEFT + group * (index + 0.5), group * GROUP_SHARE);
        }
        drawLegend();
    }

    private void drawLines() {
        pen.setStroke(new BasicStroke(1.2f));
        for (double line : axis.lines()) {
            double y = y(line);
            pen.setColor(FAINT);
            pen.draw(new Line2D.Double(LEFT, y, RIGHT, y));
            text(Grid.tick(line), LEFT - 14, y + 6, 18, Font.PLAIN, SOFT_INK, 1);
        }
    }

    private void drawGroup(String column, double center, double width) {
        double step = Math.min(WIDEST_BAR, width / rows.size());
        double left = center - step * rows.size() / 2;
        for (int index = 0; index < rows.size(); index++) {
            String row = rows.get(index);
            double x = left + step * index;
            grid.at(row, column).ifPresent(samples -> drawBar(row, samples, x, step));
        }
        text(column, center, BOTTOM + 34, 20, Font.PLAIN, INK, 0.5);
    }

    private void drawBar(String row, Samples samples, double x, double width) {
        double gap = width * 0.06;
        double top = y(samples.median());
        double middle = x + width / 2;
        pen.setColor(COLORS.getOrDefault(row, INK));
        pen.fill(new Rectangle2D.Double(x + gap, top, width - 2 * gap, BOTTOM - top));
        if (samples.count() > 1) {
            pen.setColor(WHISKER);
            pen.setStroke(new BasicStroke(2f));
            pen.draw(new Line2D.Double(middle, y(samples.least()), middle, y(samples.most())));
        }
        double above = Math.min(top, y(samples.most())) - 8;
        text(Grid.number(samples.median()), middle, above, 15, style(row), INK, 0.5);
    }

    private void drawLegend() {
        double x = LEFT;
        double y = BOTTOM + 86;
        for (String row : rows) {
            int style = style(row);
            double width = 34 + pen.getFontMetrics(font(style, 19)).stringWidth(row) + 34;
            if (x + width > RIGHT + 34) {
                x = LEFT;
                y += LEGEND_LINE;
            }
            pen.setColor(COLORS.getOrDefault(row, INK));
            pen.fill(new Rectangle2D.Double(x, y - 17, 22, 22));
            text(row, x + 34, y, 19, style, INK, 0);
            x += width;
        }
    }

    private double y(double value) {
        return BOTTOM - axis.height(value) * (BOTTOM - TOP);
    }

    private static int style(String row) {
        return row.startsWith("Pushdeck") ? Font.BOLD : Font.PLAIN;
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /// @param anchor which part of the text is at x: 0 its start, 1 its end
    private void text(String text, double x, double y, int size, int style, Color color, double anchor) {
        pen.setFont(font(style, size));
        pen.setColor(color);
        double shift = pen.getFontMetrics().stringWidth(text) * anchor;
        pen.drawString(text, (float) (x - shift), (float) y);
    }
}
