package io.pushdeck.console.roles;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Dialogs;
import io.pushdeck.console.ui.Toasts;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;

/// What features see of the roles: whether somebody only looks, and how to become an operator again. Confined to the
/// JavaFX thread.
public final class Roles {
    private final Lock lock;
    private final Texts texts;
    private final Dialogs dialogs;
    private final Toasts toasts;

    public Roles(Lock lock, Texts texts, Dialogs dialogs, Toasts toasts) {
        this.lock = lock;
        this.texts = texts;
        this.dialogs = dialogs;
        this.toasts = toasts;
    }

    public Lock lock() {
        return lock;
    }

    /// Whether whoever sits there may only look.
    public ReadOnlyBooleanProperty lockedProperty() {
        return lock.lockedProperty();
    }

    public boolean isLocked() {
        return lock.isLocked();
    }

    /// These change something: they work for operators alone.
    public void governs(Node... nodes) {
        for (Node node : nodes) {
            node.disableProperty().bind(lockedProperty());
        }
    }

    /// These change something: they work for operators alone. For menus that are made anew each time they open.
    public void governs(Iterable<MenuItem> items) {
        if (lock.isLocked()) {
            items.forEach(item -> item.setDisable(true));
        }
    }

    /// These change something: viewers do not see them.
    public void hides(Node... nodes) {
        for (Node node : nodes) {
            node.visibleProperty().bind(lockedProperty().not());
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    /// Whether something that changes is not to be done; says so in the window.
    public boolean refuses() {
        if (lock.isLocked()) {
            toasts.error(refusal());
        }
        return lock.isLocked();
    }

    /// Why nothing changed.
    public String refusal() {
        return texts.text("roles.refused");
    }

    /// Does something that only operators do: at once, or after the PIN.
    public void asOperator(Runnable then) {
        if (lock.isLocked()) {
            new PinQuestions(lock, texts, dialogs).unlock(then);
        } else {
            then.run();
        }
    }

    /// Locks; asks for a PIN first if there is none.
    public void askToLock() {
        if (lock.securedProperty().get()) {
            lock.lock();
        } else {
            new PinQuestions(lock, texts, dialogs).choose(texts.text("roles.choose.lock"), lock::lock);
        }
    }

    /// Asks for a new PIN; for the one that there is before.
    public void askForPin() {
        PinQuestions questions = new PinQuestions(lock, texts, dialogs);
        String action = texts.text("roles.choose.action");
        if (lock.securedProperty().get()) {
            questions.prove(() -> questions.choose(action, () -> toasts.info(texts.text("roles.changed"))));
        } else {
            questions.choose(action, () -> toasts.info(texts.text("roles.set")));
        }
    }

    /// Asks for the PIN, and then for none any more.
    public void askToOpen() {
        new PinQuestions(lock, texts, dialogs).prove(() -> {
            lock.open();
            toasts.info(texts.text("roles.removed"));
        });
    }
}
