package org.longwave.dsp.meter;

/**
 * One thread at a time: 31 bands of a third of an octave from 20 Hz to 20 kHz, with the exact middle frequencies of
 * IEC 61260-1 (base 10) and Butterworth band-passes of order 6; the mean power of the channels with a time constant of
 * 125 ms. A sine of full scale in the middle of a band reads 1.0. Bands that do not fit below half the rate read 0.
 */
public final class ThirdOctaves {
    public static final int BANDS = 31;
    private static final int FIRST = -17;
    private static final double SECONDS = 0.125;
    private static final double NOTHING = 1e-30;
    /** Per section and channel: two states; per section: gain, a1, a2. */
    private static final int SECTIONS = 3;

    private final int rateHz;
    private final int channels;
    private final int bands;
    private final double[] coefficients;
    private final double[] states;
    private final double[] power = new double[BANDS];
    private int keepFrames;
    private double keep;

    public ThirdOctaves(int rateHz, int channels) {
        Checks.rate(rateHz);
        if (channels < 1 || channels > 2)
            throw new IllegalArgumentException("channels is " + channels + ", allowed 1..2");
        this.rateHz = rateHz;
        this.channels = channels;
        int fitting = 0;
        while (fitting < BANDS && middleHz(fitting) * edge() < 0.495 * rateHz) fitting++;
        bands = fitting;
        coefficients = new double[BANDS * SECTIONS * 3];
        states = new double[BANDS * SECTIONS * channels * 2];
        for (int band = 0; band < bands; band++) design(band);
    }

    /** Middle of a band, 0..30; band 17 is 1 kHz. */
    public static double middleHz(int band) {
        return 1000 * StrictMath.pow(10, (FIRST + band) / 10.0);
    }

    private static double edge() {
        return StrictMath.pow(10, 1 / 20.0);
    }

    /** Band-pass from a low-pass of order 3 (poles -1 and -1/2 +- j sqrt(3)/2), then the bilinear transform. */
    private void design(int band) {
        double low = StrictMath.tan(Math.PI * middleHz(band) / edge() / rateHz);
        double high = StrictMath.tan(Math.PI * middleHz(band) * edge() / rateHz);
        double width = high - low;
        double square = low * high;
        double[] pole = new double[4];
        section(band, 0, width, square);
        // s^2 - p width s + square = 0 for p = -1/2 + j sqrt(3)/2; its two roots and their conjugates are the poles
        roots(-0.5 * width, Math.sqrt(0.75) * width, square, pole);
        section(band, 1, -2 * pole[0], pole[0] * pole[0] + pole[1] * pole[1]);
        section(band, 2, -2 * pole[2], pole[2] * pole[2] + pole[3] * pole[3]);
        normalise(band);
    }

    private static void roots(double br, double bi, double square, double[] into) {
        double dr = br * br / 4 - bi * bi / 4 - square;
        double di = br * bi / 2;
        double size = Math.sqrt(Math.sqrt(dr * dr + di * di));
        double angle = StrictMath.atan2(di, dr) / 2;
        double rr = size * StrictMath.cos(angle);
        double ri = size * StrictMath.sin(angle);
        into[0] = br / 2 + rr;
        into[1] = bi / 2 + ri;
        into[2] = br / 2 - rr;
        into[3] = bi / 2 - ri;
    }

    /** s / (s^2 + damping s + square) in z: (1 - z^-2) / (1 + a1 z^-1 + a2 z^-2). */
    private void section(int band, int number, double damping, double square) {
        int at = (band * SECTIONS + number) * 3;
        double a0 = 1 + damping + square;
        coefficients[at] = 1;
        coefficients[at + 1] = 2 * (square - 1) / a0;
        coefficients[at + 2] = (1 - damping + square) / a0;
    }

    private void normalise(int band) {
        double w = 2 * Math.PI * middleHz(band) / rateHz;
        for (int s = 0; s < SECTIONS; s++) {
            int at = (band * SECTIONS + s) * 3;
            double a1 = coefficients[at + 1];
            double a2 = coefficients[at + 2];
            double nr = 1 - StrictMath.cos(2 * w);
            double ni = StrictMath.sin(2 * w);
            double dr = 1 + a1 * StrictMath.cos(w) + a2 * StrictMath.cos(2 * w);
            double di = -a1 * StrictMath.sin(w) - a2 * StrictMath.sin(2 * w);
            coefficients[at] = Math.sqrt((dr * dr + di * di) / (nr * nr + ni * ni));
        }
    }

    public void process(float[][] planar, int from, int frames) {
        if (frames == 0) return;
        if (frames != keepFrames) {
            keepFrames = frames;
            keep = StrictMath.exp(-frames / (SECONDS * rateHz));
        }
        for (int band = 0; band < bands; band++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) sum += energy(band, c, planar[c], from, frames);
            power[band] = power[band] * keep + (1 - keep) * sum / ((double) channels * frames);
        }
    }

    private double energy(int band, int channel, float[] x, int from, int frames) {
        int c = band * SECTIONS * 3;
        int s = (band * channels + channel) * SECTIONS * 2;
        double ga = coefficients[c];
        double gb = coefficients[c + 3];
        double gc = coefficients[c + 6];
        double a1 = coefficients[c + 1];
        double a2 = coefficients[c + 2];
        double b1 = coefficients[c + 4];
        double b2 = coefficients[c + 5];
        double c1 = coefficients[c + 7];
        double c2 = coefficients[c + 8];
        double p1 = states[s];
        double p2 = states[s + 1];
        double q1 = states[s + 2];
        double q2 = states[s + 3];
        double r1 = states[s + 4];
        double r2 = states[s + 5];
        double sum = 0;
        for (int i = from; i < from + frames; i++) {
            double u = ga * Checks.finite(x[i]);
            double y = u + p1;
            p1 = p2 - a1 * y;
            p2 = -u - a2 * y;
            u = gb * y;
            y = u + q1;
            q1 = q2 - b1 * y;
            q2 = -u - b2 * y;
            u = gc * y;
            y = u + r1;
            r1 = r2 - c1 * y;
            r2 = -u - c2 * y;
            sum += y * y;
        }
        keepStates(s, p1, p2, q1);
        keepStates(s + 3, q2, r1, r2);
        return sum;
    }

    private void keepStates(int at, double x, double y, double z) {
        states[at] = Math.abs(x) < NOTHING ? 0 : x;
        states[at + 1] = Math.abs(y) < NOTHING ? 0 : y;
        states[at + 2] = Math.abs(z) < NOTHING ? 0 : z;
    }

    /** Copies {@link #BANDS} levels, linear, a sine of full scale is 1.0. */
    public void levels(float[] into, int at) {
        for (int band = 0; band < BANDS; band++) into[at + band] = (float) Math.sqrt(2 * power[band]);
    }
}
