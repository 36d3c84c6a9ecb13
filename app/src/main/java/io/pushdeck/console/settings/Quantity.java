package io.pushdeck.console.settings;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the amount of a limit is written and read: `10000`, `64 KB`, `5 s`. The symbols are the same in each language.
/// An
/// amount is a whole number of the smallest unit: pieces, bytes, milliseconds.
public enum Quantity {
    COUNT(Map.of()),
    BYTES(Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30)),
    TIME(Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L));

    private static final Pattern TYPED = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,6})?)\\s*([a-zA-Z]*)");

    @SuppressWarnings("ImmutableEnumChecker") // never changed after the constructor
    private final Map<String, Long> units;

    Quantity(Map<String, Long> units) {
        Map<String, Long> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        folded.putAll(units);
        this.units = folded;
    }

    /// As it stands in a field: in the largest unit that says it without a fraction.
    public String text(long amount) {
        String unit = unitOf(amount);
        return unit.isEmpty() ? Long.toString(amount) : amount / size(unit) + " " + unit;
    }

    /// As it stands in a sentence: with the separators of the language between thousands.
    String words(long amount, Locale language) {
        String unit = unitOf(amount);
        String number = String.format(language, "%,d", unit.isEmpty() ? amount : amount / size(unit));
        return unit.isEmpty() ? number : number + " " + unit;
    }

    /// What was typed; empty if it is no such amount.
    ///
    /// @param usual decides the unit of a bare number: the one that [#text] shows this amount in
    public OptionalLong parse(String typed, long usual) {
        Matcher matcher = TYPED.matcher(typed.strip().replace(",", ""));
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = matcher.group(2).isEmpty() ? unitOf(usual) : matcher.group(2);
        if (!unit.isEmpty() && !units.containsKey(unit)) {
            return OptionalLong.empty();
        }
        BigDecimal amount = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(size(unit)));
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        return whole && amount.precision() - amount.scale() < 19
                ? OptionalLong.of(amount.longValue())
                : OptionalLong.empty();
    }

    private String unitOf(long amount) {
        String found = "";
        for (Map.Entry<String, Long> unit : units.entrySet()) {
            boolean fits = amount == 0 ? unit.getValue() == 1 : amount % unit.getValue() == 0;
            if (fits && unit.getValue() > size(found)) {
                found = unit.getKey();
            } else if (fits && found.isEmpty()) {
                found = unit.getKey();
            }
        }
        return found;
    }

    private long size(String unit) {
        return units.getOrDefault(unit, 1L);
    }
}
