package io.pushdeck.console.preferences;

/// The keys that more than one place uses.
public final class Keys {
    /// `system`, `en` or `zh`.
    public static final String LANGUAGE = "language";
    /// `system`, `light` or `dark`.
    public static final String THEME = "theme";
    /// Whether lines and letters stand out more.
    public static final String CONTRAST = "contrast";
    /// How large everything is, in percent; [#SYSTEM] as the desktop says. Read before the window opens.
    public static final String SCALE = "scale";
    /// Whether the tour for new operators was shown.
    public static final String TOUR_SEEN = "tour.seen";
    /// Pushes to more people than this are asked about first.
    public static final String CONFIRM_ABOVE = "confirm.everyone.above";

    /// How long a push is kept, in days.
    public static final String KEPT_DAYS = "kept.days";

    public static final int KEPT_DAYS_DEFAULT = 30;
    public static final int CONFIRM_ABOVE_DEFAULT = 25;
    /// How long a push can be taken back, in seconds; 0 for not at all.
    public static final String UNDO_SECONDS = "undo.seconds";

    public static final int UNDO_SECONDS_DEFAULT = 5;
    public static final int UNDO_SECONDS_MOST = 30;

    /// What the operator is called in the audit; empty as the desktop says.
    public static final String OPERATOR_NAME = "operator.name";
    /// Whether closing the window leaves the server running.
    public static final String KEEP_RUNNING = "window.keep-running";
    /// Whether the console starts locked, if there is a PIN.
    public static final String START_LOCKED = "access.start-locked";

    /// Whether clients prove who they are: `off`, `guests` or `required`.
    public static final String TOKENS = "token.mode";

    /// What [#LANGUAGE], [#THEME] and [#SCALE] say when the desktop decides.
    public static final String SYSTEM = "system";

    private Keys() {}
}
