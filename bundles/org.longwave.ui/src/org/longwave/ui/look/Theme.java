package org.longwave.ui.look;

import java.util.Locale;

/** Any thread. The three looks of the desk; their colours stand in {@code theme/tokens.json}. */
public enum Theme {
    DARK,
    LIGHT,
    CONTRAST;

    /** The name in the file and in the settings. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its style sheet for what is not drawn by the desk itself. */
    public String css() {
        return "org.longwave.ui.theme." + key();
    }

    /** The theme of this name; what is not known is dark. */
    public static Theme of(String key) {
        for (Theme theme : values()) if (theme.key().equals(key)) return theme;
        return DARK;
    }
}
