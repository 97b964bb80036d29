package org.longwave.player;

/**
 * Device thread: pink noise, -3 dB per octave, independent in each channel, the same at every start. White noise
 * (SplitMix64) through Paul Kellet's filter of parallel one-pole sections (musicdsp.org, "Pink noise filter"); octaves
 * from 31 Hz to 16 kHz hold the same power within 0.6 dB. Its RMS level lies {@value #CREST_DB} dB below the stated
 * peak; the few samples in 100 000 that would exceed the peak are held at it.
 */
final class PinkNoise implements Waveform {
    static final double CREST_DB = 12;

    private static final double[] POLES = {0.99886, 0.99332, 0.96900, 0.86650, 0.55000, -0.7616};
    private static final double[] GAINS = {0.0555179, 0.0750759, 0.1538520, 0.3104856, 0.5329522, -0.0168980};
    private static final double DIRECT = 0.5362;
    private static final double DELAYED = 0.115926;
    private static final int MAX_CHANNELS = 2;

    private final double peak;
    private final double scale;
    private final long[] seeds = {0x4C6F6E6777617665L, 0x2545F4914F6CDD1DL};
    private final double[][] sections = new double[MAX_CHANNELS][POLES.length];
    private final double[] previous = new double[MAX_CHANNELS];

    PinkNoise(double peak) {
        this.peak = peak;
        scale = peak * StrictMath.pow(10, -CREST_DB / 20) / filterRms();
    }

    /** RMS of the filtered noise: white noise of -1..1 has the power 1/3, the filter that of its impulse response. */
    private static double filterRms() {
        double[] state = new double[POLES.length];
        double energy = 0;
        for (int i = 0; i < 32_768; i++) {
            double y = filter(state, i == 0 ? 1 : 0, i == 1 ? 1 : 0);
            energy += y * y;
        }
        return Math.sqrt(energy / 3);
    }

    private static double filter(double[] state, double x, double previous) {
        double sum = DIRECT * x + DELAYED * previous;
        for (int s = 0; s < state.length; s++) {
            state[s] = POLES[s] * state[s] + GAINS[s] * x;
            sum += state[s];
        }
        return sum;
    }

    @Override
    public void fill(float[][] planar, int frames, long frame) {
        for (int c = 0; c < planar.length; c++)
            for (int i = 0; i < frames; i++) {
                double white = white(c);
                double y = scale * filter(sections[c], white, previous[c]);
                previous[c] = white;
                planar[c][i] = (float) Math.clamp(y, -peak, peak);
            }
    }

    /** Uniform in -1..1. */
    private double white(int channel) {
        long z = seeds[channel] += 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) * 0x1p-63;
    }
}
