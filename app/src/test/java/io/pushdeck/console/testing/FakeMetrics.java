package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.MetricsBackend;
import io.pushdeck.server.metrics.Span;
import io.pushdeck.server.metrics.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Measurements that a test makes up; without any, nothing was measured. Answers at once, on the calling thread, unless
/// it is held.
public final class FakeMetrics implements MetricsBackend {
    private final List<Span> asked = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private Function<Span, Timeline> source =
            span -> span.before(Sample.NOW.getEpochSecond()).build();
    private String trouble = "";
    private boolean holding;

    /// What is answered from now on.
    public void measure(Function<Span, Timeline> measured) {
        source = measured;
    }

    /// From now on nothing can be read; with an empty text it can again.
    public void fail(String why) {
        trouble = why;
    }

    /// Answers wait for [#release].
    public void hold() {
        holding = true;
    }

    public void release() {
        holding = false;
        List.copyOf(held).forEach(Runnable::run);
        held.clear();
    }

    /// Every question so far.
    public List<Span> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void timeline(Span span, Consumer<Timeline> whenRead, Consumer<String> whenNot) {
        asked.add(span);
        String why = trouble;
        Runnable answer = why.isEmpty() ? () -> whenRead.accept(source.apply(span)) : () -> whenNot.accept(why);
        if (holding) {
            held.add(answer);
        } else {
            answer.run();
        }
    }
}
