package io.pushdeck.console.navigation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// Carries the wish to go somewhere from the feature that has it to whoever shows the place. Confined to the JavaFX
/// thread.
public final class Navigator {
    private final List<Consumer<Destination>> guides = new ArrayList<>();

    /// Asks everyone who shows places; those whom it does not concern ignore it. A page that is made only now, because
    /// it is wanted, is asked too.
    public void go(Destination destination) {
        // No iterator: guides may come meanwhile.
        for (int next = 0; next < guides.size(); next++) {
            guides.get(next).accept(destination);
        }
    }

    public Subscription guide(Consumer<Destination> guide) {
        guides.add(guide);
        return () -> guides.remove(guide);
    }
}
