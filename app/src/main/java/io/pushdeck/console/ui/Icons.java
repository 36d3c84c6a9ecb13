package io.pushdeck.console.ui;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes icons that follow the style sheet in size and colour.
public final class Icons {
    private Icons() {}

    /// An icon of the style class `icon`; a size set in code would have no effect under the theme.
    public static FontIcon of(Feather icon) {
        FontIcon made = new FontIcon(icon);
        made.getStyleClass().add("icon");
        return made;
    }
}
