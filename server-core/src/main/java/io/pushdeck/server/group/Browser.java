package io.pushdeck.server.group;

/// What a rule tells browsers apart by.
public enum Browser {
    CHROME("Chrome"),
    FIREFOX("Firefox"),
    SAFARI("Safari"),
    EDGE("Edge"),
    /// Another one, a program, or nothing that says what it is.
    OTHER("");

    private final String brand;

    Browser(String brand) {
        this.brand = brand;
    }

    /// @param name with its version, as in "Firefox 144"; may be empty
    public static Browser of(String name) {
        for (Browser browser : values()) {
            if (browser != OTHER && name.startsWith(browser.brand + " ")) {
                return browser;
            }
        }
        return OTHER;
    }
}
