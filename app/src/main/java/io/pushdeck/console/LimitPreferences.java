package io.pushdeck.console;

import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.settings.Limit;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import io.pushdeck.server.transport.Compression;
import io.pushdeck.server.transport.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;

/// The limits among the preferences: `limits.frame-bytes=64 KB`, `limits.slow.live=keep_latest`. What is as by default
/// is not in the file.
final class LimitPreferences {
    private final Preferences preferences;
    private final ListenConfig defaults = ListenConfig.DEFAULT;
    private final BooleanProperty compressed;
    private final Map<Limit, StringProperty> amounts = new EnumMap<>(Limit.class);
    private final Map<PushClass, StringProperty> policies = new EnumMap<>(PushClass.class);
    private final List<Complaint> complaints = new ArrayList<>();

    /// A line that says something impossible, for which the default is used.
    ///
    /// @param line    in the file, from 1
    /// @param allowed what would have been possible
    record Complaint(int line, String key, String value, String allowed) {}

    LimitPreferences(Preferences preferences) {
        this.preferences = preferences;
        compressed =
                preferences.flag("limits.compression", defaults.compression().enabled());
        for (Limit limit : Limit.values()) {
            amounts.put(limit, preferences.text("limits." + limit.key(), ""));
        }
        for (PushClass pushClass : PushClass.values()) {
            policies.put(pushClass, preferences.text("limits.slow." + word(pushClass), ""));
        }
    }

    /// What is remembered, in a configuration that is otherwise as by default; the default for what makes no sense,
    /// with
    /// a complaint.
    ListenConfig read() {
        complaints.clear();
        Map<Limit, Long> read = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            read.put(limit, read(limit, read));
        }
        Limits.Outgoing outgoing = defaults.limits().outgoing();
        for (PushClass pushClass : PushClass.values()) {
            outgoing = outgoing.withPolicy(pushClass, read(pushClass));
        }
        ListenConfig config = defaults.withLimits(defaults.limits().withOutgoing(outgoing))
                .withCompression(
                        new Compression(compressed.get(), defaults.compression().fromBytes()));
        return Limit.assemble(limit -> read.getOrDefault(limit, limit.of(defaults)), config);
    }

    /// What was wrong at the last [#read], in the order of the page.
    List<Complaint> complaints() {
        return List.copyOf(complaints);
    }

    /// Remembers these.
    void write(ListenConfig config) {
        compressed.set(config.compression().enabled());
        amounts.forEach((limit, kept) -> kept.set(
                limit.of(config) == limit.of(defaults) ? "" : limit.quantity().text(limit.of(config))));
        policies.forEach((pushClass, kept) -> {
            SlowPolicy policy = config.limits().outgoing().policy(pushClass);
            kept.set(policy == defaults.limits().outgoing().policy(pushClass) ? "" : word(policy));
        });
    }

    /// @param read the limits before it, one of which may be the least that it can be
    private long read(Limit limit, Map<Limit, Long> read) {
        long usual = limit.of(defaults);
        long least = Math.max(limit.least(), limit.floor().map(read::get).orElse(0L));
        String value =
                Optional.ofNullable(amounts.get(limit)).map(StringProperty::get).orElse("");
        if (value.isBlank()) {
            return Math.max(usual, least);
        }
        OptionalLong amount = limit.quantity().parse(value, usual);
        if (amount.isPresent() && amount.getAsLong() >= least && amount.getAsLong() <= limit.most()) {
            return amount.getAsLong();
        }
        complain(
                "limits." + limit.key(),
                value,
                limit.quantity().text(least) + " – " + limit.quantity().text(limit.most()));
        return Math.max(usual, least);
    }

    private SlowPolicy read(PushClass pushClass) {
        SlowPolicy usual = defaults.limits().outgoing().policy(pushClass);
        String value = Optional.ofNullable(policies.get(pushClass))
                .map(StringProperty::get)
                .orElse("");
        if (value.isBlank()) {
            return usual;
        }
        Optional<SlowPolicy> found = Arrays.stream(SlowPolicy.values())
                .filter(policy -> word(policy).equals(value.strip()))
                .findFirst();
        if (found.isEmpty()) {
            String all = String.join(
                    ", ",
                    Arrays.stream(SlowPolicy.values())
                            .map(LimitPreferences::word)
                            .toList());
            complain("limits.slow." + word(pushClass), value, all);
        }
        return found.orElse(usual);
    }

    private void complain(String key, String value, String allowed) {
        complaints.add(new Complaint(preferences.lineOf(key), key, value, allowed));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
