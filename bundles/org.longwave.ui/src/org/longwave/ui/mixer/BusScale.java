package org.longwave.ui.mixer;

import org.longwave.api.meter.BusMeterFrame;
import org.longwave.ui.Settings;
import org.longwave.ui.Studio;
import org.longwave.ui.nls.Nls;

/**
 * Any thread. What the meters of buses show, and the marks beside them. All of them lie on the same dBFS, so that a level
 * is at the same height whatever the scale calls it.
 */
enum BusScale {
    PEAK,
    TRUE_PEAK,
    PPM_I(-50, -40, -30, -20, -10, -5, 0, 5),
    PPM_IIA(1, 2, 3, 4, 5, 6, 7),
    PPM_IIB(-12, -8, -4, 0, 4, 8, 12),
    VU(-20, -10, -7, -3, 0, 3),
    K_20(-30, -20, -10, 0, 4, 10, 20),
    K_14(-30, -20, -10, 0, 4, 14),
    K_12(-30, -20, -10, 0, 4, 12);

    private final int[] figures;

    BusScale(int... figures) {
        this.figures = figures;
    }

    /** The one that was chosen in this window. */
    static BusScale chosen(Studio studio) {
        String name = studio.settings().text(Settings.BUS_METERS, PEAK.name());
        for (BusScale scale : values()) if (scale.name().equals(name)) return scale;
        return PEAK;
    }

    String words() {
        return Nls.text("mixer.scale." + name());
    }

    /** Short, above the meter. */
    String unit() {
        return switch (this) {
            case PEAK -> "dBFS";
            case TRUE_PEAK -> "dBTP";
            case PPM_I, PPM_IIA, PPM_IIB -> "PPM";
            case VU -> "VU";
            case K_20, K_14, K_12 -> "K";
        };
    }

    /** Where a figure of the scale lies. */
    private int dbfs(int figure, int alignmentDbfs) {
        return switch (this) {
            case PEAK, TRUE_PEAK -> figure;
            case PPM_I -> alignmentDbfs + 9 + figure;
            case PPM_IIA -> alignmentDbfs + 4 * (figure - 4);
            case PPM_IIB, VU -> alignmentDbfs + figure;
            case K_20 -> figure - 20;
            case K_14 -> figure - 14;
            case K_12 -> figure - 12;
        };
    }

    /**
     * Decibels below full scale at which a mark stands, the highest first.
     *
     * @param dbfs those of a scale in dBFS
     */
    int[] marks(int alignmentDbfs, int[] dbfs) {
        if (figures.length == 0) return dbfs;
        int[] marks = new int[figures.length];
        for (int i = 0; i < marks.length; i++) marks[marks.length - 1 - i] = -dbfs(figures[i], alignmentDbfs);
        return marks;
    }

    /** What stands at a mark. */
    String figure(int mark, int alignmentDbfs) {
        for (int figure : figures) {
            if (-dbfs(figure, alignmentDbfs) != mark) continue;
            return (figure > 0 && figures[0] < 0 ? "+" : "") + Math.abs(figure);
        }
        return Integer.toString(mark);
    }

    /** The tail of the bar, linear. */
    float peak(BusMeterFrame m, int channel) {
        return switch (this) {
            case PEAK, K_20, K_14, K_12 -> m.peak(channel);
            case TRUE_PEAK -> m.truePeak(channel);
            case PPM_I -> m.ppmI(channel);
            case PPM_IIA, PPM_IIB -> m.ppmII(channel);
            case VU -> m.vu(channel);
        };
    }

    /** The body of the bar, linear; a needle has no tail. */
    float body(BusMeterFrame m, int channel) {
        return switch (this) {
            case PEAK, TRUE_PEAK -> m.rms(channel);
            case K_20, K_14, K_12 -> m.k(channel);
            case PPM_I, PPM_IIA, PPM_IIB, VU -> peak(m, channel);
        };
    }
}
