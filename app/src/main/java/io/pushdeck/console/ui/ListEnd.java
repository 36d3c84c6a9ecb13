package io.pushdeck.console.ui;

import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.util.Subscription;

/// Notices that a list is scrolled near to its end.
public final class ListEnd {
    /// So near, in rows.
    private static final int NEAR = 20;

    private ListEnd() {}

    /// @param onNear called with each movement there, so it must not mind to be called again
    public static Subscription follow(ListView<?> list, Runnable onNear) {
        AtomicReference<Subscription> scrolling = new AtomicReference<>(Subscription.EMPTY);
        Subscription skins = list.skinProperty()
                .subscribe(skin -> scrolling.getAndSet(followSkin(list, onNear)).unsubscribe());
        return skins.and(() -> scrolling.get().unsubscribe());
    }

    private static Subscription followSkin(ListView<?> list, Runnable onNear) {
        list.applyCss();
        if (!(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return Subscription.EMPTY;
        }
        return flow.positionProperty().subscribe((before, now) -> {
            var last = flow.getLastVisibleCell();
            int size = list.getItems().size();
            // A jump to the end is told before the cells there are.
            boolean jumped = now.doubleValue() * size >= size - NEAR;
            if (jumped || (last != null && last.getIndex() >= size - NEAR)) {
                onNear.run();
            }
        });
    }
}
