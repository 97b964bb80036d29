package org.longwave.ui.law;

import java.util.List;
import org.longwave.dsp.MatchedFilter;
import org.longwave.dsp.SvfSection;

/**
 * One thread at a time. The response of an equaliser's bands, computed from the very coefficients that the engine's
 * filters get for these settings; nothing is measured and nothing is guessed.
 */
public final class EqResponse {
    private static final int HALF = MatchedFilter.SECTIONS * SvfSection.COEFFICIENTS;
    /** Butterworth's fourth order is two second orders of these Q; a cut's Q of 0.7071 gives just them. */
    private static final double FIRST_Q = 0.541196100146197 * Math.sqrt(2);

    private static final double SECOND_Q = 1.306562964876377 * Math.sqrt(2);

    private final int rateHz;
    private final MatchedFilter design;
    private final double[] coefficients = new double[2 * HALF];

    /** What a band does to the sound. */
    public enum Type {
        OFF("Off"),
        BELL("Bell"),
        LOW_SHELF("Low shelf"),
        HIGH_SHELF("High shelf"),
        LOW_CUT_12("Low cut 12"),
        LOW_CUT_24("Low cut 24"),
        HIGH_CUT_12("High cut 12"),
        HIGH_CUT_24("High cut 24"),
        NOTCH("Notch");

        private final String choice;

        Type(String choice) {
            this.choice = choice;
        }

        /** Whether a gain makes a difference. */
        public boolean hasGain() {
            return this == BELL || this == LOW_SHELF || this == HIGH_SHELF;
        }

        /** By the name that the effect gives its choice; OFF for what is not known. */
        public static Type of(String choice) {
            for (Type type : values()) if (type.choice.equals(choice)) return type;
            return OFF;
        }
    }

    /** One band as it is set. */
    public record Band(Type type, double hz, double gainDb, double q) {}

    public EqResponse(int rateHz) {
        this.rateHz = rateHz;
        design = new MatchedFilter(rateHz);
    }

    /** Response in dB of all bands together and a gain, at each of the frequencies. */
    public void compute(List<Band> bands, double gainDb, double[] hz, float[] db) {
        for (int i = 0; i < hz.length; i++) db[i] = (float) gainDb;
        for (Band band : bands) add(band, hz, db);
    }

    /** Adds what one band does. */
    public void add(Band band, double[] hz, float[] db) {
        if (band.type() == Type.OFF || band.type().hasGain() && band.gainDb() == 0) return;
        shape(band);
        for (int i = 0; i < hz.length; i++) {
            double power = 1;
            for (int s = 0; s < 2 * MatchedFilter.SECTIONS; s++)
                power *= power(s * SvfSection.COEFFICIENTS, Math.min(hz[i], rateHz * 0.4999));
            db[i] += (float) (10 * Math.log10(Math.max(power, 1e-12)));
        }
    }

    private void shape(Band b) {
        for (int i = 0; i < 2 * MatchedFilter.SECTIONS; i++)
            MatchedFilter.pass(coefficients, i * SvfSection.COEFFICIENTS);
        switch (b.type()) {
            case BELL -> design.bell(b.hz(), b.gainDb(), b.q(), coefficients, 0);
            case LOW_SHELF -> design.lowShelf(b.hz(), b.gainDb(), b.q(), coefficients, 0);
            case HIGH_SHELF -> design.highShelf(b.hz(), b.gainDb(), b.q(), coefficients, 0);
            case LOW_CUT_12 -> design.lowCut(b.hz(), b.q(), coefficients, 0);
            case LOW_CUT_24 -> {
                design.lowCut(b.hz(), b.q() * FIRST_Q, coefficients, 0);
                design.lowCut(b.hz(), b.q() * SECOND_Q, coefficients, HALF);
            }
            case HIGH_CUT_12 -> design.highCut(b.hz(), b.q(), coefficients, 0);
            case HIGH_CUT_24 -> {
                design.highCut(b.hz(), b.q() * FIRST_Q, coefficients, 0);
                design.highCut(b.hz(), b.q() * SECOND_Q, coefficients, HALF);
            }
            case NOTCH -> design.notch(b.hz(), b.q(), coefficients, 0);
            case OFF -> {}
        }
    }

    /** |m0 + (m1 s + m2) / (s^2 + k s + 1)|^2 at s = i tan(w/2) / g. */
    private double power(int at, double hz) {
        double x = Math.tan(Math.PI * hz / rateHz) / coefficients[at];
        double k = coefficients[at + 1];
        double m0 = coefficients[at + 2];
        double m1 = coefficients[at + 3];
        double m2 = coefficients[at + 4];
        double downRe = 1 - x * x;
        double downIm = k * x;
        double upRe = m0 * downRe + m2;
        double upIm = m0 * downIm + m1 * x;
        return (upRe * upRe + upIm * upIm) / (downRe * downRe + downIm * downIm);
    }
}
