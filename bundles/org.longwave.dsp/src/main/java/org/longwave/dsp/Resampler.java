package org.longwave.dsp;

import java.util.Arrays;
import java.util.Locale;

/**
 * Changes the rate of planar sound by a ratio that may be moved between calls: for the thread that owns the edge
 * (device, player), one at a time. Allocation-free after construction and deterministic: coefficients come from
 * {@link StrictMath}, positions are exact integers that never drift.
 *
 * <p>A Kaiser-windowed sinc in polyphase form, linearly interpolated between phases (J. O. Smith, "Digital Audio
 * Resampling", CCRMA; window: Kaiser and Schafer 1980). When the output rate is the lower one the filter is widened by
 * the ratio, so that its cut-off always lies below the lower Nyquist frequency. Its delay is compensated: output frame
 * {@code k} is the sound at input position {@code k * ratio}. Therefore it looks {@link #lookaheadFrames()} ahead;
 * feed as many frames of silence at the end of a sound to get the rest out.
 */
public final class Resampler {
    /** Quality against work. THD+N of a sine at 0.9 of full scale, 44.1 <-> 48 kHz. */
    public enum Grade {
        /** -110 dB or better at 1 kHz, -104 dB up to 20 kHz; 0.2 dB down at 20 kHz. */
        STANDARD(64, 512, 11.2, 0.486),
        /** -140 dB or better at 1 kHz, -128 dB up to 20 kHz; 0.1 dB down at 20 kHz. */
        HIGH(96, 1024, 14.6, 0.4935);

        private final int taps;
        private final int phases;
        private final double beta;
        private final double cutoff;

        /** @param cutoff -6 dB point as a part of the lower rate */
        Grade(int taps, int phases, double beta, double cutoff) {
            this.taps = taps;
            this.phases = phases;
            this.beta = beta;
            this.cutoff = cutoff;
        }

        /** @param name {@code standard} or {@code high} */
        public static Grade of(String name) {
            for (Grade g : values()) if (g.name().toLowerCase(Locale.ROOT).equals(name)) return g;
            throw new IllegalArgumentException("grade is \"" + name + "\", allowed \"standard\" and \"high\"");
        }
    }

    /** How far {@link #setRatio} may leave the nominal ratio, as a factor either way. */
    public static final double MAX_PULL = 1.1;

    private static final int CHUNK_FRAMES = 1024;

    private final int channels;
    private final int taps;
    private final int phases;
    private final double nominalRatio;
    /** One input frame in units of position; a multiple of the output rate makes the nominal step a whole number. */
    private final long unit;
    /** (phases + 1) rows of taps; row r is for an output r / phases behind an input frame. */
    private final float[] table;

    private final double[] coefficients;
    private final double[][] history;

    private long step;
    private double ratio;
    /** Index in history of the first frame under the filter for the next output frame. */
    private int start;
    /** Place of the next output frame between two input frames, 0..unit-1. */
    private long fraction;
    /** Frames in history. */
    private int filled;

    private int consumed;
    /** Input frames that have left history since reset. */
    private long dropped;

    /**
     * @param channels 1 or 2
     * @param inRateHz 8000..768000
     * @param outRateHz 8000..768000
     */
    public Resampler(int channels, int inRateHz, int outRateHz, Grade grade) {
        if (channels < 1 || channels > 2)
            throw new IllegalArgumentException("channels is " + channels + ", allowed 1..2");
        requireRate("inRateHz", inRateHz);
        requireRate("outRateHz", outRateHz);
        this.channels = channels;
        phases = grade.phases;
        nominalRatio = (double) inRateHz / outRateHz;
        double widening = Math.max(1, nominalRatio);
        taps = 2 * (int) Math.ceil(grade.taps / 2 * widening);
        table = table(grade.cutoff / widening, grade.beta);
        coefficients = new double[taps];
        history = new double[channels][taps + CHUNK_FRAMES];
        unit = (long) outRateHz << 20;
        setRatio(nominalRatio);
        reset();
    }

    private static void requireRate(String what, int rateHz) {
        if (rateHz < 8_000 || rateHz > 768_000)
            throw new IllegalArgumentException(what + " is " + rateHz + ", allowed 8000..768000");
    }

    private float[] table(double cutoff, double beta) {
        float[] rows = new float[(phases + 1) * taps];
        double[] row = new double[taps];
        for (int p = 0; p <= phases; p++) {
            double sum = 0;
            for (int m = 0; m < taps; m++) {
                double t = m - (taps / 2 - 1) - (double) p / phases;
                row[m] = 2 * cutoff * sinc(2 * cutoff * t) * kaiser(2 * t / taps, beta);
                sum += row[m];
            }
            // every phase has exactly the gain 1 at 0 Hz, or the phases would modulate a constant
            for (int m = 0; m < taps; m++) rows[p * taps + m] = (float) (row[m] / sum);
        }
        return rows;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x, double beta) {
        return Math.abs(x) >= 1 ? 0 : bessel0(beta * Math.sqrt(1 - x * x)) / bessel0(beta);
    }

    /** Modified Bessel function of the first kind, order 0, by its power series. */
    private static double bessel0(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-18 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    /** Input frames per output frame as given by the two rates. */
    public double nominalRatio() {
        return nominalRatio;
    }

    /** Input frames per output frame now. */
    public double ratio() {
        return ratio;
    }

    /**
     * From the next output frame on; without a jump in the sound.
     *
     * @param inFramesPerOutFrame nominal ratio / {@link #MAX_PULL} .. nominal ratio * {@link #MAX_PULL}
     */
    public void setRatio(double inFramesPerOutFrame) {
        double pull = inFramesPerOutFrame / nominalRatio;
        if (!(pull >= 1 / MAX_PULL && pull <= MAX_PULL))
            throw new IllegalArgumentException("ratio is " + inFramesPerOutFrame + ", allowed "
                    + nominalRatio / MAX_PULL + ".." + nominalRatio * MAX_PULL);
        ratio = inFramesPerOutFrame;
        step = Math.round(inFramesPerOutFrame * unit);
    }

    /** Frames of input after an output frame's place that are needed to make it. */
    public int lookaheadFrames() {
        return taps / 2;
    }

    /** Forgets all sound; the next output frame is the sound at the next input frame. The ratio stays. */
    public void reset() {
        for (double[] channel : history) Arrays.fill(channel, 0);
        start = 0;
        fraction = 0;
        filled = taps / 2 - 1;
        dropped = 0;
    }

    /** Where the next output frame lies: whole input frames since {@link #reset}. */
    public long inputFrame() {
        return dropped + start;
    }

    /** Where the next output frame lies between two input frames, 0 up to 1. */
    public double inputFraction() {
        return (double) fraction / unit;
    }

    /** Input frames that must still come before {@code outFrames} frames can be made; 0 when they can be made now. */
    public int inputFramesFor(int outFrames) {
        if (outFrames < 0 || outFrames > 1 << 20)
            throw new IllegalArgumentException("outFrames is " + outFrames + ", allowed 0..1048576");
        if (outFrames == 0) return 0;
        long last = start + (fraction + (outFrames - 1) * step) / unit;
        return (int) Math.max(0, last + taps - filled);
    }

    /**
     * Takes input and makes output until one of them is used up. Both arrays are channels x frames.
     *
     * @return frames made; {@link #consumedFrames()} tells how many frames of input were taken
     */
    public int process(float[][] in, int inOffset, int inFrames, float[][] out, int outOffset, int outFrames) {
        int taken = 0;
        int made = 0;
        while (true) {
            made += make(out, outOffset + made, outFrames - made);
            if (made == outFrames || taken == inFrames) break;
            taken += take(in, inOffset + taken, inFrames - taken);
        }
        consumed = taken;
        return made;
    }

    /** Frames of input the last {@link #process} took. */
    public int consumedFrames() {
        return consumed;
    }

    private int take(float[][] in, int offset, int frames) {
        if (filled == history[0].length) {
            int drop = Math.min(start, filled);
            for (int c = 0; c < channels; c++) System.arraycopy(history[c], drop, history[c], 0, filled - drop);
            filled -= drop;
            start -= drop;
            dropped += drop;
        }
        int n = Math.min(frames, history[0].length - filled);
        for (int c = 0; c < channels; c++) {
            float[] from = in[c];
            double[] to = history[c];
            for (int i = 0; i < n; i++) to[filled + i] = from[offset + i];
        }
        filled += n;
        return n;
    }

    private int make(float[][] out, int offset, int frames) {
        int made = 0;
        while (made < frames && start + taps <= filled) {
            blend();
            for (int c = 0; c < channels; c++) out[c][offset + made] = (float) dot(history[c]);
            fraction += step;
            start += (int) (fraction / unit);
            fraction %= unit;
            made++;
        }
        return made;
    }

    /** The coefficients for the present fraction, from the two nearest phases. */
    private void blend() {
        double place = (double) fraction / unit * phases;
        int phase = (int) place;
        float weight = (float) (place - phase);
        int a = phase * taps;
        int b = a + taps;
        for (int m = 0; m < taps; m++) coefficients[m] = table[a + m] + weight * (table[b + m] - table[a + m]);
    }

    /** Four sums side by side: one chain of additions would wait for itself. */
    private double dot(double[] x) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int m = 0;
        for (; m + 3 < taps; m += 4) {
            s0 += coefficients[m] * x[start + m];
            s1 += coefficients[m + 1] * x[start + m + 1];
            s2 += coefficients[m + 2] * x[start + m + 2];
            s3 += coefficients[m + 3] * x[start + m + 3];
        }
        for (; m < taps; m++) s0 += coefficients[m] * x[start + m];
        return (s0 + s1) + (s2 + s3);
    }
}
