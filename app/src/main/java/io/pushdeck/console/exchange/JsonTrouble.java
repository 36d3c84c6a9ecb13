package io.pushdeck.console.exchange;

/// A text is not JSON.
public final class JsonTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    JsonTrouble(String expected, int line) {
        super("Not JSON in line " + line + ": expected " + expected);
        this.line = line;
    }

    /// From 1.
    public int line() {
        return line;
    }
}
