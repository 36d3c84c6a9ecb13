package io.pushdeck.console.testing;

import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.metrics.Span;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;

/// The poses of the dashboard.
final class DashboardPose {
    private DashboardPose() {}

    /// A busy server in one span.
    static Pose span(Span span) {
        return (robot, console) -> {
            robot.interact(() -> {
                List<Instant> pushed = pushes(console, span);
                console.metrics().measure(asked -> SampleMetrics.busy(asked, Sample.NOW, pushed));
            });
            empty().strike(robot, console);
            robot.interact(() -> robot.lookup("#dashboard-span-" + span.key())
                    .queryAs(ToggleButton.class)
                    .fire());
        };
    }

    /// The lower end of the page.
    static Pose end(Span span) {
        return (robot, console) -> {
            span(span).strike(robot, console);
            robot.interact(() ->
                    robot.lookup("#dashboard-scroll").queryAs(ScrollPane.class).setVvalue(1));
        };
    }

    /// With the pointer on a push.
    static Pose hover() {
        return (robot, console) -> {
            span(Span.LIVE).strike(robot, console);
            Node chart = robot.lookup("#dashboard-chart-messages").query();
            Bounds bounds = chart.localToScreen(chart.getLayoutBounds());
            robot.moveTo(bounds.getMinX() + 56 + (bounds.getWidth() - 64) * 0.4, bounds.getCenterY());
        };
    }

    static Pose empty() {
        return (robot, console) -> robot.interact(
                () -> robot.lookup("#nav-dashboard").queryAs(ToggleButton.class).fire());
    }

    /// Three of them in any span.
    private static List<Instant> pushes(FakeConsole console, Span span) {
        long seconds = span.length().toSeconds();
        List<Instant> at = List.of(
                Sample.NOW.minusSeconds(seconds / 8),
                Sample.NOW.minusSeconds(seconds * 6 / 10),
                Sample.NOW.minusSeconds(seconds * 85 / 100));
        List<Announcement> said = List.of(
                new Announcement("Lunch is ready", "Come while it is warm.").withSeverity(Severity.SUCCESS),
                new Announcement("二号门需要两名志愿者", "请尽快前往。").withSeverity(Severity.WARNING),
                new Announcement("Doors open in ten minutes", ""));
        for (int i = 0; i < at.size(); i++) {
            console.history()
                    .preload(
                            SampleHistory.push(3 - i, said.get(i), Audience.EVERYONE, 430, at.get(i)),
                            SampleHistory.deliveries(10, Sample.NOW));
        }
        console.history().tell(Set.of());
        return at;
    }
}
