package io.pushdeck.server.push;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Dispatch;
import io.pushdeck.server.session.FanOut;
import io.pushdeck.server.testing.Await;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A fan-out that reaches nobody and keeps the class of what it was given; frames that are never left out have none.
final class ClassRecorder implements FanOut {
    private final BlockingQueue<PushClass> classes = new LinkedBlockingQueue<>();

    @Override
    public void deliver(Payload payload, PushClass pushClass, List<Connection> to, Consumer<Tally> whenDone) {
        classes.add(pushClass);
    }

    @Override
    public void deliver(Dispatch dispatch) {
        PushClass pushClass = dispatch.pushClass();
        if (pushClass != null) {
            classes.add(pushClass);
        }
        dispatch.abandon();
    }

    PushClass next() {
        return Await.next(classes, "a push");
    }
}
