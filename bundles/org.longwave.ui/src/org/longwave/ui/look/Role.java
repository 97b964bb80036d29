package org.longwave.ui.look;

/** Any thread. The roles type plays; sizes in px at 1x. */
public enum Role {
    CLOCK("Roboto Medium", 46, false),
    CLOCK_SMALL("Roboto Medium", 34, false),
    REMAINING("Roboto Condensed", 24, true),
    LAMP("Roboto", 26, true),
    SINCE("Roboto Medium", 24, false),
    RECORD_TIME("Roboto Medium", 22, false),
    LISTENERS("Roboto", 17, true),
    NAME("Roboto Condensed", 15, true),
    TILE_VALUE("Roboto Medium", 14, false),
    ROW_NAME("Roboto", 14, true),
    VALUE("Roboto Condensed", 13, true),
    BUTTON("Roboto Condensed", 13, true),
    BADGE("Roboto Condensed", 12, true),
    BUTTON_SMALL("Roboto Condensed", 12, true),
    TEXT("Roboto", 13, false),
    TEXT_MEDIUM("Roboto Medium", 13, false),
    NOTE("Roboto Medium", 12, false),
    STATUS("Roboto", 12, false),
    LABEL("Roboto", 11, false),
    NARROW("Roboto Condensed", 12, false),
    /** Of the bar on top, whose height stays: it grows little. */
    BAR("Roboto", 11, false, 115),
    BAR_VALUE("Roboto Medium", 14, false, 115),
    BAR_LINE("Roboto Condensed", 11, false, 115),
    BAR_BUTTON("Roboto Condensed", 13, true, 115),
    BAR_TEXT("Roboto", 13, false, 115),
    SOURCE("Roboto Condensed", 11, false),
    SOURCE_BOLD("Roboto Condensed", 11, true),
    SCALE("Roboto Condensed", 10, false),
    SCALE_BOLD("Roboto Condensed", 10, true);

    final String family;
    final int px;
    final boolean bold;
    final int mostPercent;

    Role(String family, int px, boolean bold) {
        this(family, px, bold, px >= Role.LARGE_PX ? 100 : 300);
    }

    Role(String family, int px, boolean bold, int mostPercent) {
        this.family = family;
        this.px = px;
        this.bold = bold;
        this.mostPercent = mostPercent;
    }

    /** From here on: what is read from 2 m is large enough, and its room does not grow. */
    private static final int LARGE_PX = 22;
}
