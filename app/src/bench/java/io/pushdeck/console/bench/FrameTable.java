package io.pushdeck.console.bench;

import java.util.List;

/// Frames as a table of the page.
final class FrameTable {
    static final String EXPLANATION = """
            A frame is the time from one pulse of JavaFX to the next, which waits until the one before is drawn. An answer is the time until the JavaFX
            thread does what it was asked, asked every 20 ms: as long as a key or a click would have waited. Occupancy is the CPU of that thread alone. All
            in ms.""";
    static final List<String> HEAD = List.of(
            "View",
            "frames a second",
            "frame p50",
            "p99",
            "longest",
            "answer p50",
            "p99",
            "longest",
            "over 100 ms",
            "occupancy");

    private FrameTable() {}

    static List<String> line(String view, FrameWatch watch) {
        Durations frames = watch.frames();
        Durations answers = watch.answers();
        return List.of(
                view,
                Durations.number(watch.framesPerSecond()),
                Durations.number(frames.median()),
                Durations.number(frames.quantile(0.99)),
                Durations.number(frames.most()),
                Durations.number(answers.median()),
                Durations.number(answers.quantile(0.99)),
                Durations.number(answers.most()),
                Integer.toString(frames.above(FrameWatch.FREEZE_MILLIS) + answers.above(FrameWatch.FREEZE_MILLIS)),
                Durations.number(watch.occupancy() * 100) + " %");
    }
}
