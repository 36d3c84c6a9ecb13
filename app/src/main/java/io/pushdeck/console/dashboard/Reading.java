package io.pushdeck.console.dashboard;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.metrics.Measure;
import io.pushdeck.server.metrics.Sample;
import io.pushdeck.server.metrics.Timeline;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What a chart says in words: at the cursor, or without one now, or in all where only that says anything.
final class Reading {
    private static final String NOTHING = "–";

    private final Words words;
    private final Texts texts;
    private final Panel panel;
    private final DashboardModel model;

    Reading(Words words, Panel panel, DashboardModel model) {
        this.words = words;
        this.texts = words.texts();
        this.panel = panel;
        this.model = model;
    }

    String title() {
        return texts.text("dashboard.panel." + panel.key());
    }

    String name(Measure measure) {
        return texts.text("dashboard.measure." + measure.key());
    }

    /// What the values are of: "now", "last hour", "14:05:20".
    String caption() {
        int cursor = model.cursorProperty().get();
        var timeline = model.timelineProperty().get();
        if (cursor != DashboardModel.NOWHERE && timeline.isPresent()) {
            return words.clockface()
                    .exact(timeline.get().startOf(cursor), model.spanProperty().get());
        }
        if (isTotal(panel.lines().getFirst())) {
            return texts.text("dashboard.caption." + model.spanProperty().get().key());
        }
        return texts.text(panel.unit() == Unit.LATENCY ? "dashboard.caption.latest" : "dashboard.caption.now");
    }

    String value(Measure measure) {
        return model.timelineProperty()
                .get()
                .map(timeline -> value(timeline, measure))
                .orElse(NOTHING);
    }

    private String value(Timeline timeline, Measure measure) {
        int cursor = model.cursorProperty().get();
        long raw;
        if (cursor != DashboardModel.NOWHERE) {
            raw = timeline.at(measure, cursor);
        } else if (isTotal(measure)) {
            raw = all(timeline, measure).reduce(Long::sum).orElse(Sample.ABSENT);
        } else if (panel.unit() == Unit.LATENCY) {
            raw = all(timeline, measure).reduce((before, last) -> last).orElse(Sample.ABSENT);
        } else {
            raw = timeline.at(measure, timeline.size() - 1);
        }
        return raw == Sample.ABSENT
                ? NOTHING
                : panel.unit().words(words, panel.unit().of(raw, timeline.step().toSeconds()));
    }

    /// One step of these says little.
    private boolean isTotal(Measure measure) {
        return panel.unit() == Unit.COUNT && measure.joining() == Measure.Joining.SUM;
    }

    private static LongStream all(Timeline timeline, Measure measure) {
        return LongStream.range(0, timeline.size())
                .map(step -> timeline.at(measure, (int) step))
                .filter(value -> value != Sample.ABSENT);
    }

    /// Everything in one sentence, for those who do not see it.
    String spoken() {
        String values = Stream.concat(panel.lines().stream(), panel.told().stream())
                .map(measure -> texts.text("dashboard.spoken.value", name(measure), value(measure)))
                .collect(Collectors.joining(texts.text("dashboard.spoken.comma")));
        return texts.text("dashboard.spoken", title(), caption(), values);
    }
}
