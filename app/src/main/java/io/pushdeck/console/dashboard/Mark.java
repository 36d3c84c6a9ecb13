package io.pushdeck.console.dashboard;

import io.pushdeck.server.message.PushRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One or more pushes on the time axis, so close to each other that they share a place.
///
/// @param x      in pixels, of the newest of them
/// @param pushes newest first; at least one
record Mark(double x, List<PushRecord> pushes) {
    /// Closer ones share a mark.
    private static final double NEAR = 6;

    Mark {
        pushes = List.copyOf(pushes);
    }

    PushRecord newest() {
        return pushes.getFirst();
    }

    /// @param pushes newest first
    static List<Mark> of(List<PushRecord> pushes, Frame frame) {
        List<Mark> marks = new ArrayList<>();
        for (PushRecord push : pushes) {
            if (push.at().isBefore(frame.timeline().start())) {
                continue;
            }
            double x = frame.x(push.at());
            if (!marks.isEmpty() && marks.getLast().x - x < NEAR) {
                Mark shared = marks.removeLast();
                List<PushRecord> all = new ArrayList<>(shared.pushes);
                all.add(push);
                marks.add(new Mark(shared.x, all));
            } else {
                marks.add(new Mark(x, List.of(push)));
            }
        }
        return marks;
    }

    /// The one that a pointer at that place means.
    static Optional<Mark> at(List<Mark> marks, double x) {
        return marks.stream()
                .filter(mark -> Math.abs(mark.x - x) <= NEAR)
                .min((a, b) -> Double.compare(Math.abs(a.x - x), Math.abs(b.x - x)));
    }
}
