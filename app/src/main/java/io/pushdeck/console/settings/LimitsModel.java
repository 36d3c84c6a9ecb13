package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import io.pushdeck.server.transport.Compression;
import io.pushdeck.server.transport.Limits;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The limits as they are being typed: what is wrong with them, what is not applied yet. Confined to the JavaFX thread.
final class LimitsModel {
    private final ServerControl server;
    private final ListenConfig defaults = ListenConfig.DEFAULT;
    private final Map<Limit, StringProperty> typed = new EnumMap<>(Limit.class);
    private final Map<PushClass, ObjectProperty<SlowPolicy>> policies = new EnumMap<>(PushClass.class);
    private final BooleanProperty compressed = new SimpleBooleanProperty();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();

    /// The amounts that are allowed.
    record Range(long least, long most) {
        boolean contains(long amount) {
            return amount >= least && amount <= most;
        }
    }

    LimitsModel(ServerControl server) {
        this.server = server;
        for (Limit limit : Limit.values()) {
            StringProperty text = new SimpleStringProperty("");
            typed.put(limit, text);
            text.subscribe(this::changed);
        }
        for (PushClass pushClass : PushClass.values()) {
            ObjectProperty<SlowPolicy> policy =
                    new SimpleObjectProperty<>(defaults.limits().outgoing().policy(pushClass));
            policies.put(pushClass, policy);
            policy.subscribe(this::changed);
        }
        compressed.subscribe(this::changed);
        server.configProperty().subscribe((before, now) -> {
            if (!before.limits().equals(now.limits()) || !before.compression().equals(now.compression())) {
                show(now);
            }
        });
        discard();
    }

    /// Counts up whenever an answer of this model may have changed.
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    StringProperty typed(Limit limit) {
        return of(typed, limit);
    }

    ObjectProperty<SlowPolicy> policy(PushClass pushClass) {
        return of(policies, pushClass);
    }

    /// Whether long pushes are compressed.
    BooleanProperty compressedProperty() {
        return compressed;
    }

    long defaultOf(Limit limit) {
        return limit.of(defaults);
    }

    boolean isDefault(Limit limit) {
        OptionalLong amount = parse(limit);
        return amount.isPresent() && amount.getAsLong() == defaultOf(limit);
    }

    boolean isDefault(PushClass pushClass) {
        return policy(pushClass).get() == defaults.limits().outgoing().policy(pushClass);
    }

    boolean isAllDefault() {
        return compressed.get() == defaults.compression().enabled()
                && Arrays.stream(Limit.values()).allMatch(this::isDefault)
                && Arrays.stream(PushClass.values()).allMatch(this::isDefault);
    }

    /// The amounts that are allowed, if what is typed is none of them.
    Optional<Range> problem(Limit limit) {
        Range range = rangeOf(limit);
        OptionalLong amount = parse(limit);
        return amount.isPresent() && range.contains(amount.getAsLong()) ? Optional.empty() : Optional.of(range);
    }

    /// What may be typed, given the other limits.
    Range rangeOf(Limit limit) {
        long least = limit.floor()
                .map(floor -> Math.max(limit.least(), parse(floor).orElse(limit.of(inUse()))))
                .orElse(limit.least());
        return new Range(Math.min(least, limit.most()), limit.most());
    }

    boolean hasProblem() {
        return Arrays.stream(Limit.values()).anyMatch(limit -> problem(limit).isPresent());
    }

    /// How many settings differ from those in use.
    int changes() {
        int count = compressed.get() == inUse().compression().enabled() ? 0 : 1;
        for (Limit limit : Limit.values()) {
            OptionalLong amount = parse(limit);
            count += amount.isPresent() && amount.getAsLong() == limit.of(inUse()) ? 0 : 1;
        }
        for (PushClass pushClass : PushClass.values()) {
            count += policy(pushClass).get() == inUse().limits().outgoing().policy(pushClass) ? 0 : 1;
        }
        return count;
    }

    /// Uses what is typed; does nothing while there is a problem.
    void apply() {
        if (!hasProblem()) {
            server.apply(wanted());
        }
    }

    /// Back to what is in use.
    void discard() {
        show(inUse());
    }

    /// Types the default; it still has to be applied.
    void restore(Limit limit) {
        typed(limit).set(limit.quantity().text(defaultOf(limit)));
    }

    void restore(PushClass pushClass) {
        policy(pushClass).set(defaults.limits().outgoing().policy(pushClass));
    }

    void restoreAll() {
        show(defaults);
    }

    private ListenConfig wanted() {
        Limits limits = inUse().limits();
        for (PushClass pushClass : PushClass.values()) {
            limits = limits.withOutgoing(
                    limits.outgoing().withPolicy(pushClass, policy(pushClass).get()));
        }
        Compression compression =
                new Compression(compressed.get(), inUse().compression().fromBytes());
        return Limit.assemble(
                limit -> parse(limit).orElse(limit.of(inUse())),
                inUse().withLimits(limits).withCompression(compression));
    }

    private ListenConfig inUse() {
        return server.configProperty().get();
    }

    private OptionalLong parse(Limit limit) {
        return limit.quantity().parse(typed(limit).get(), defaultOf(limit));
    }

    private void show(ListenConfig config) {
        typed.forEach((limit, text) -> text.set(limit.quantity().text(limit.of(config))));
        policies.forEach(
                (pushClass, policy) -> policy.set(config.limits().outgoing().policy(pushClass)));
        compressed.set(config.compression().enabled());
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("Nothing for " + key);
        }
        return value;
    }
}
