package org.longwave.ui.mixer;

import java.util.Arrays;
import org.longwave.ui.desk.StripSpectrum;
import org.longwave.ui.law.MeterLaw;

/** Window thread. A spectrum as a line of pixels: for each two columns the highest bin in them, or what lies between two bins. */
final class EqSpectrum {
    private static final int STEP = 2;
    private static final float FLOOR_DBFS = -90;

    private final EqAxes axes;
    private final int[] line;
    private final int[] area;
    private final int[] last;
    private final int[] firstBin;
    private final float[] exactBin;
    private int rateHz;
    private boolean shown;

    EqSpectrum(EqAxes axes) {
        this.axes = axes;
        int points = axes.in().width / STEP;
        line = new int[2 * points];
        last = new int[2 * points];
        area = new int[2 * points + 4];
        firstBin = new int[points + 1];
        exactBin = new float[points + 1];
        for (int i = 0; i < points; i++) line[2 * i] = axes.in().x + i * STEP;
    }

    private void scale(int rate) {
        rateHz = rate;
        for (int i = 0; i < firstBin.length; i++) {
            double hz = axes.hz(axes.in().x + i * STEP - STEP / 2.0);
            exactBin[i] = Math.clamp((float) (hz * StripSpectrum.SIZE / rate), 1, StripSpectrum.BINS - 2);
            firstBin[i] = Math.clamp((int) Math.round(hz * StripSpectrum.SIZE / rate), 1, StripSpectrum.BINS - 1);
        }
    }

    /** Takes levels by bin, null for none; true when a pixel moved. */
    boolean take(float[] levels, int rate) {
        boolean was = shown;
        shown = levels != null;
        if (!shown) return was;
        if (rate != rateHz) scale(rate);
        for (int i = 0; i < firstBin.length - 1; i++) {
            float highest = firstBin[i + 1] - firstBin[i] > 1 ? levels[firstBin[i]] : between(levels, exactBin[i]);
            for (int k = firstBin[i] + 1; k < firstBin[i + 1]; k++) highest = Math.max(highest, levels[k]);
            line[2 * i + 1] = axes.levelY(Math.max(FLOOR_DBFS, MeterLaw.dbfs(highest)));
        }
        boolean moved = !was || !Arrays.equals(line, last);
        System.arraycopy(line, 0, last, 0, line.length);
        System.arraycopy(line, 0, area, 0, line.length);
        int bottom = axes.in().y + axes.in().height;
        int end = line.length;
        area[end] = axes.in().x + axes.in().width;
        area[end + 1] = bottom;
        area[end + 2] = axes.in().x;
        area[end + 3] = bottom;
        return moved;
    }

    /** Where columns are narrower than bins. */
    private static float between(float[] levels, float bin) {
        int k = (int) bin;
        return levels[k] + (bin - k) * (levels[k + 1] - levels[k]);
    }

    /** Where its highest point is; not a number while nothing is shown. */
    double loudestHz() {
        if (!shown) return Double.NaN;
        int highest = 0;
        for (int i = 2; i < line.length; i += 2) if (line[i + 1] < line[highest + 1]) highest = i;
        return axes.hz(line[highest]);
    }

    boolean shown() {
        return shown;
    }

    int[] line() {
        return line;
    }

    int[] area() {
        return area;
    }
}
