package org.longwave.effects;

import org.longwave.api.RealTime;
import org.longwave.dsp.MatchedFilter;
import org.longwave.dsp.SvfSection;

/** One band of an equaliser: up to two second-order prototypes, three sections each; engine thread. */
@RealTime
final class EqBand {
    static final int OFF = 0;
    static final int BELL = 1;
    static final int LOW_SHELF = 2;
    static final int HIGH_SHELF = 3;
    static final int LOW_CUT_12 = 4;
    static final int LOW_CUT_24 = 5;
    static final int HIGH_CUT_12 = 6;
    static final int HIGH_CUT_24 = 7;
    static final int NOTCH = 8;

    static final int SECTIONS = 2 * MatchedFilter.SECTIONS;
    private static final int HALF = MatchedFilter.SECTIONS * SvfSection.COEFFICIENTS;
    /** Butterworth's fourth order is two second orders of these Q; a cut's Q of 0.7071 gives just them. */
    private static final double FIRST_Q = 0.541196100146197 * Math.sqrt(2);

    private static final double SECOND_Q = 1.306562964876377 * Math.sqrt(2);

    private final SvfSection[] sections = new SvfSection[SECTIONS];
    private final double[] coefficients = new double[2 * HALF];
    private final MatchedFilter design;

    EqBand(int rateHz) {
        design = new MatchedFilter(rateHz);
        for (int i = 0; i < SECTIONS; i++) sections[i] = new SvfSection();
    }

    /** Moves to this shape within {@code frames} frames. */
    void shape(int type, double hz, double gainDb, double q, int frames) {
        for (int i = 0; i < SECTIONS; i++) MatchedFilter.pass(coefficients, i * SvfSection.COEFFICIENTS);
        switch (type) {
            case BELL -> design.bell(hz, gainDb, q, coefficients, 0);
            case LOW_SHELF -> design.lowShelf(hz, gainDb, q, coefficients, 0);
            case HIGH_SHELF -> design.highShelf(hz, gainDb, q, coefficients, 0);
            case LOW_CUT_12 -> design.lowCut(hz, q, coefficients, 0);
            case LOW_CUT_24 -> {
                design.lowCut(hz, q * FIRST_Q, coefficients, 0);
                design.lowCut(hz, q * SECOND_Q, coefficients, HALF);
            }
            case HIGH_CUT_12 -> design.highCut(hz, q, coefficients, 0);
            case HIGH_CUT_24 -> {
                design.highCut(hz, q * FIRST_Q, coefficients, 0);
                design.highCut(hz, q * SECOND_Q, coefficients, HALF);
            }
            case NOTCH -> design.notch(hz, q, coefficients, 0);
            default -> {}
        }
        for (int i = 0; i < SECTIONS; i++) sections[i].moveTo(coefficients, i * SvfSection.COEFFICIENTS, frames);
    }

    boolean rests() {
        for (SvfSection s : sections) if (!s.rests()) return false;
        return true;
    }

    /** Puts those of its sections that do something behind the {@code count} that are there; returns how many there are. */
    int collect(SvfSection[] into, int count) {
        int n = count;
        for (SvfSection s : sections) if (!s.rests()) into[n++] = s;
        return n;
    }

    void reset() {
        for (SvfSection s : sections) s.reset();
    }
}
