package org.longwave.ui.loudness;

import java.util.Locale;
import org.longwave.ui.Studio;
import org.longwave.ui.law.Words;
import org.longwave.ui.nls.Nls;

/** Window thread. The loudness aimed at, and how far the scale reaches around it; kept from one start to the next. */
final class Target {
    static final double LOWEST_LUFS = -41;
    static final double HIGHEST_LUFS = -5;

    private static final String LUFS = "loudness.targetTenthsLufs";
    private static final String WIDE = "loudness.wide";

    private final Studio studio;
    private double lufs;
    private boolean wide;

    Target(Studio studio) {
        this.studio = studio;
        lufs = Math.clamp(studio.settings().number(LUFS, -230) / 10.0, LOWEST_LUFS, HIGHEST_LUFS);
        wide = studio.settings().on(WIDE, false);
    }

    double lufs() {
        return lufs;
    }

    /** EBU +18 instead of EBU +9. */
    boolean wide() {
        return wide;
    }

    double top() {
        return lufs + (wide ? 18 : 9);
    }

    double floor() {
        return lufs - (wide ? 36 : 18);
    }

    /** Share of the height of a scale, 0..1. */
    double height(double value) {
        return Double.isFinite(value) ? Math.clamp((value - floor()) / (top() - floor()), 0, 1) : 0;
    }

    void toggleWide() {
        wide = !wide;
        keep(WIDE, wide);
    }

    /** Takes what an operator types; a sentence when it is not allowed. */
    void type(String typed) {
        double value;
        try {
            value = Double.parseDouble(typed.strip().replace(Words.MINUS, "-").replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Nls.text("loudness.noTarget", typed), e);
        }
        double negative = value > 0 ? -value : value;
        if (negative < LOWEST_LUFS || negative > HIGHEST_LUFS)
            throw new IllegalArgumentException(Nls.text("loudness.targetOut", typed.strip()));
        lufs = Math.round(negative * 10) / 10.0;
        keep(LUFS, Math.round(lufs * 10));
    }

    private void keep(String key, Object value) {
        studio.settings().set(key, value);
        studio.desk().order(Nls.text("loudness.keep"), studio.settings()::save);
    }

    String words() {
        return lufs == Math.rint(lufs)
                ? Words.MINUS + Math.round(-lufs)
                : Words.MINUS + String.format(Locale.ROOT, "%.1f", -lufs);
    }
}
