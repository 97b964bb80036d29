package org.longwave.ui.look;

/** Any thread. The colours by meaning; what they look like stands in {@code theme/tokens.json}. */
public enum Token {
    WINDOW,
    DESK,
    PANEL,
    STRIP,
    RAISED,
    HOVER,
    PRESSED,
    WELL,
    FIELD,
    FIELD_TEXT,
    FIELD_VALUE,
    PLOT,
    GRID,
    LINE_SUBTLE,
    LINE_CONTROL,
    LINE_STRONG,
    TEXT,
    TEXT2,
    TEXT3,
    TEXT_OFF,
    ON_WELL,
    AIR,
    AIR_DEEP,
    AIR_LAMP,
    ON_AIR,
    AIR_TEXT,
    CUE,
    ON_CUE,
    CUE_TEXT,
    WARN,
    ON_WARN,
    WARN_TEXT,
    WARN_LINE,
    OK,
    ON_OK,
    OK_TEXT,
    SOLO,
    ON_SOLO,
    METER_LO,
    METER_MID,
    METER_HI,
    METER_CLIP,
    METER_HOLD,
    CURVE,
    WAVE,
    FOCUS,
    SELECT,
    ON_SELECT,
    ID_VOICE,
    ID_GUEST,
    ID_LINE,
    ID_PLAYER,
    ID_SYSTEM,
    ID_LINK;

    private final String key;

    Token() {
        StringBuilder text = new StringBuilder();
        for (String part : name().split("_"))
            text.append(
                    text.isEmpty()
                            ? part.toLowerCase()
                            : part.charAt(0) + part.substring(1).toLowerCase());
        key = text.toString();
    }

    /** The name in the file: {@code lineSubtle}. */
    public String key() {
        return key;
    }

    /** Identity colour of a strip of this kind; unknown kinds look like the system's. */
    public static Token identity(String kind) {
        for (Token t : values()) if (t.name().equalsIgnoreCase("ID_" + kind)) return t;
        return ID_SYSTEM;
    }
}
