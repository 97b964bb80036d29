package org.longwave.engine.host;

import org.longwave.dsp.meter.GatedWindow;

/**
 * Thread {@code lw-out-meters}. Tells when the gated loudness of the last time has drifted from its target. What has
 * sound in less than a tenth of that time has no loudness to judge.
 */
final class LoudnessWatch {
    private static final double HYSTERESIS_LU = 0.5;
    private static final double LEAST_SHARE = 0.1;
    private static final int STEPS_PER_LOOK = 10;

    private final GatedWindow window;
    private final double targetLufs;
    private final double toleranceLu;
    private int steps;
    private double lufs = Double.NEGATIVE_INFINITY;
    private boolean raised;

    LoudnessWatch(double targetLufs, double toleranceLu, int seconds) {
        window = new GatedWindow(seconds);
        this.targetLufs = targetLufs;
        this.toleranceLu = toleranceLu;
    }

    /** Every 100 ms. True: it changed, see {@link #isRaised}. */
    boolean step(double momentaryLufs) {
        window.add(momentaryLufs);
        if (++steps % STEPS_PER_LOOK != 0 || !window.isFull() || window.share() < LEAST_SHARE) return false;
        lufs = window.lufs();
        boolean far = Math.abs(lufs - targetLufs)
                > (raised ? toleranceLu - Math.min(HYSTERESIS_LU, toleranceLu / 2) : toleranceLu);
        boolean changed = far != raised;
        raised = far;
        return changed;
    }

    boolean isRaised() {
        return raised;
    }

    /** Of the last window that could be judged. */
    double lufs() {
        return lufs;
    }
}
