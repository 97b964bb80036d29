package org.longwave.ui.pane;

import java.util.Locale;
import org.longwave.ui.law.Words;
import org.longwave.ui.nls.Nls;

/** Any thread. Numbers that an operator typed. */
final class Typed {
    private Typed() {}

    /** "-3.5", "3,5", "2k", "90 Hz". */
    static float number(String typed) {
        String text = typed.strip().replace(Words.MINUS, "-").replace(',', '.').toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < text.length() && "+-.0123456789".indexOf(text.charAt(end)) >= 0) end++;
        float factor = text.substring(end).strip().startsWith("k") ? 1000 : 1;
        try {
            return Float.parseFloat(text.substring(0, end)) * factor;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Nls.text("pane.noNumber", typed), e);
        }
    }

    static float within(float value, float min, float max, String range) {
        if (!(value >= min && value <= max))
            throw new IllegalArgumentException(Nls.text("pane.outOfRange", Words.plain(value), range));
        return value;
    }
}
