package io.pushdeck.console.roles;

import io.pushdeck.console.bridge.AuditBackend;
import io.pushdeck.console.preferences.Secrets;
import io.pushdeck.server.message.AuditEntry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether somebody only looks, and the PIN that ends it. After five wrong ones in a row each further try has to wait,
/// twice as long as the one before; a restart forgets that, and it takes longer than most waits. Without a PIN it
/// cannot be locked. Confined to the JavaFX thread; the slow part runs on a worker.
public final class Lock {
    private static final Logger LOG = LoggerFactory.getLogger(Lock.class);
    private static final String KEY = "pin";
    static final int FREE_TRIES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Secrets secrets;
    private final AuditBackend audit;
    private final Executor worker;
    private final Executor fxThread;
    private final LongSupplier nanos;
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper secured = new ReadOnlyBooleanWrapper();
    private Runnable beforeLocking = () -> {};
    private Optional<PinHash> pin;
    private int wrongTries;
    private long blockedSince;
    private Duration blockedFor = Duration.ZERO;

    /// @param audit  told who locked and unlocked
    /// @param worker may be slow
    /// @param nanos  a clock that nobody sets: only differences count
    public Lock(Secrets secrets, AuditBackend audit, Executor worker, Executor fxThread, LongSupplier nanos) {
        this.secrets = secrets;
        this.audit = audit;
        this.worker = worker;
        this.fxThread = fxThread;
        this.nanos = nanos;
        String kept = secrets.read(KEY);
        pin = PinHash.parse(kept);
        secured.set(pin.isPresent());
        if (pin.isEmpty() && !kept.isEmpty()) {
            LOG.warn("The PIN among the passwords cannot be read, so there is none");
        }
    }

    /// Whether whoever sits there may only look.
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    public boolean isLocked() {
        return locked.get();
    }

    /// Whether there is a PIN.
    public ReadOnlyBooleanProperty securedProperty() {
        return secured.getReadOnlyProperty();
    }

    /// What is still to be done as an operator, each time before it locks.
    public void beforeLocking(Runnable last) {
        beforeLocking = last;
    }

    /// From now on somebody only looks. Does nothing without a PIN.
    public void lock() {
        if (pin.isPresent() && !locked.get()) {
            beforeLocking.run();
            audit.note(AuditEntry.OPERATOR, "lock", "", "");
            locked.set(true);
        }
    }

    /// Tries a PIN.
    ///
    /// @param whenDone told how it ended
    public void unlock(String typed, Consumer<Attempt> whenDone) {
        Duration left = blocked();
        if (pin.isEmpty() || left.isPositive()) {
            whenDone.accept(pin.isEmpty() ? opened() : new Attempt.TooSoon(left));
            return;
        }
        PinHash asked = pin.get();
        // Counted before it is known, so that many tries at once are no way round the wait.
        wrongTries++;
        block();
        worker.execute(() -> {
            boolean right = asked.matches(typed);
            fxThread.execute(() -> whenDone.accept(right ? opened() : wrong()));
        });
    }

    /// How long no try is taken yet.
    public Duration blocked() {
        Duration left = blockedFor.minusNanos(nanos.getAsLong() - blockedSince);
        return left.isPositive() ? left : Duration.ZERO;
    }

    private void block() {
        if (wrongTries >= FREE_TRIES) {
            int doublings = Math.min(wrongTries - FREE_TRIES, 10);
            Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
            blockedFor = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
            blockedSince = nanos.getAsLong();
        }
    }

    private Attempt opened() {
        wrongTries = 0;
        blockedFor = Duration.ZERO;
        if (locked.get()) {
            audit.note(AuditEntry.OPERATOR, "unlock", "", "");
            locked.set(false);
        }
        return new Attempt.Opened();
    }

    private Attempt wrong() {
        audit.note(locked.get() ? AuditEntry.VIEWER : AuditEntry.OPERATOR, "failed unlock", "", "try " + wrongTries);
        return new Attempt.Wrong(blocked());
    }

    /// Asks for this PIN from now on. Only an operator does that.
    ///
    /// @param chosen 4 to 12 digits
    public void secure(String chosen, Runnable whenDone) {
        if (!PinHash.isPin(chosen)) {
            throw new IllegalArgumentException("A PIN has 4 to 12 digits");
        }
        worker.execute(() -> {
            PinHash made = PinHash.of(chosen, new SecureRandom());
            fxThread.execute(() -> {
                if (!locked.get()) {
                    keep(Optional.of(made));
                    whenDone.run();
                }
            });
        });
    }

    /// Asks for no PIN any more. Only an operator does that.
    public void open() {
        if (!locked.get()) {
            keep(Optional.empty());
        }
    }

    private void keep(Optional<PinHash> wanted) {
        boolean had = pin.isPresent();
        pin = wanted;
        secrets.keep(KEY, wanted.map(PinHash::text).orElse(""));
        audit.note(AuditEntry.OPERATOR, wanted.isEmpty() ? "remove pin" : had ? "change pin" : "set pin", "", "");
        secured.set(wanted.isPresent());
    }
}
