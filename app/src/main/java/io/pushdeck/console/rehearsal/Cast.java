package io.pushdeck.console.rehearsal;

import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.server.rehearsal.Behaviour;
import io.pushdeck.server.rehearsal.Mix;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How many clients of each behaviour the operator wants, as typed, and kept once it can be played. Confined to the
/// JavaFX thread.
final class Cast {
    private static final String SEED = "rehearsal.seed";

    /// What stands in the way; the texts are `rehearsal.problem.*`.
    enum Problem {
        NUMBER,
        TOO_MANY,
        NOBODY,
        SEED
    }

    private final Preferences preferences;
    private final Map<Behaviour, StringProperty> typed = new EnumMap<>(Behaviour.class);
    private final StringProperty seed = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Mix>> mix = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    Cast(Preferences preferences) {
        this.preferences = preferences;
        for (Behaviour behaviour : Behaviour.values()) {
            int kept = preferences
                    .number(key(behaviour), Mix.DEFAULT.of(behaviour))
                    .get();
            typed.put(behaviour, new SimpleStringProperty(Integer.toString(kept)));
        }
        seed.set(preferences.text(SEED, Long.toString(Mix.DEFAULT.seed())).get());
        typed.values().forEach(text -> text.subscribe((before, now) -> refresh()));
        seed.subscribe((before, now) -> refresh());
        refresh();
    }

    private static String key(Behaviour behaviour) {
        return "rehearsal." + behaviour.key();
    }

    /// As it stands in the field.
    StringProperty typed(Behaviour behaviour) {
        return typed.computeIfAbsent(behaviour, missing -> new SimpleStringProperty("0"));
    }

    StringProperty seedProperty() {
        return seed;
    }

    /// Empty while there is a problem.
    ReadOnlyObjectProperty<Optional<Mix>> mixProperty() {
        return mix.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether what is typed for that behaviour is a number that can be played.
    boolean isNumber(Behaviour behaviour) {
        return count(behaviour).isPresent();
    }

    private OptionalInt count(Behaviour behaviour) {
        String text = typed(behaviour).get().strip();
        return text.matches("[0-9]{1,6}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private OptionalLong seed() {
        String text = seed.get().strip();
        return text.matches("-?[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private void refresh() {
        long all = 0;
        Problem found = null;
        for (Behaviour behaviour : Behaviour.values()) {
            OptionalInt count = count(behaviour);
            all += count.orElse(0);
            found = count.isEmpty() ? Problem.NUMBER : found;
        }
        if (found == null) {
            found = all > Mix.MOST
                    ? Problem.TOO_MANY
                    : all == 0 ? Problem.NOBODY : seed().isEmpty() ? Problem.SEED : null;
        }
        problem.set(Optional.ofNullable(found));
        mix.set(found == null ? Optional.of(read()) : Optional.empty());
    }

    private Mix read() {
        for (Behaviour behaviour : Behaviour.values()) {
            preferences
                    .number(key(behaviour), Mix.DEFAULT.of(behaviour))
                    .set(count(behaviour).orElseThrow());
        }
        preferences.text(SEED, "").set(seed.get().strip());
        return new Mix(
                count(Behaviour.STEADY).orElseThrow(),
                count(Behaviour.SLOW).orElseThrow(),
                count(Behaviour.FLAPPING).orElseThrow(),
                count(Behaviour.SILENT).orElseThrow(),
                count(Behaviour.OFFLINE).orElseThrow(),
                seed().orElseThrow());
    }
}
