package org.longwave.dsp.meter;

/**
 * One thread at a time: a quasi-peak programme meter on one channel, IEC 60268-10; see {@link PpmType}. Works on the
 * wave between the samples ({@link Oversampler}), so that tones at odd parts of the rate read right too. Levels are
 * linear: a steady sine of 1 kHz reads its peak.
 */
public final class PpmMeter {
    private static final int CHUNK = 256;
    private static final float NOTHING = 1e-12f;

    private final Oversampler oversampler;
    private final float[] envelope = new float[CHUNK];
    private final float fastRise;
    private final float slowRise;
    private final float fall;
    private final float gain;
    /** Frames of the envelope that charge the circuits together: as many as pass in about 1/48000 s. */
    private final int step;

    private int inStep;
    private float stepPeak;
    private float fast;
    private float slow;
    private float recent;

    public PpmMeter(PpmType type, int rateHz) {
        Checks.rate(rateHz);
        oversampler = new Oversampler(rateHz);
        step = Math.max(1, Math.round(rateHz / 48_000f));
        double stepsPerSecond = (double) rateHz / step;
        fastRise = (float) (1 - StrictMath.exp(-1 / (type.fastSeconds * stepsPerSecond)));
        slowRise = (float) (1 - StrictMath.exp(-1 / (type.slowSeconds * stepsPerSecond)));
        fall = (float) StrictMath.pow(10, -type.fallDbPerSecond / 20 / stepsPerSecond);
        gain = calibration(stepsPerSecond);
    }

    /** Between two half waves the circuits lose a little: a steady sine of 1 kHz shall read its peak all the same. */
    private float calibration(double stepsPerSecond) {
        float highest = 0;
        int steps = (int) (stepsPerSecond / 4);
        for (int i = 0; i < steps; i++) {
            double place = 2 * Math.PI * 1000 * i / stepsPerSecond;
            charge((float) Math.abs(StrictMath.sin(place)));
            if (i >= steps - stepsPerSecond / 1000) highest = Math.max(highest, (fast + slow) / 2);
        }
        fast = 0;
        slow = 0;
        return 1 / highest;
    }

    public void process(float[] x, int from, int frames) {
        for (int done = 0; done < frames; ) {
            int n = Math.min(CHUNK, frames - done);
            oversampler.envelope(x, from + done, n, envelope);
            feed(envelope, n);
            done += n;
        }
    }

    /** In place of {@link #process}, for who has the {@link Oversampler}'s envelope already. */
    public void feed(float[] peaks, int frames) {
        float highest = 0;
        for (int i = 0; i < frames; i++) {
            stepPeak = Math.max(stepPeak, peaks[i]);
            if (++inStep < step) continue;
            charge(stepPeak);
            inStep = 0;
            stepPeak = 0;
            highest = Math.max(highest, fast + slow);
        }
        if (fast + slow < NOTHING) {
            fast = 0; // never a denormal number
            slow = 0;
        }
        recent = Math.max(recent, highest / 2 * gain);
    }

    private void charge(float peak) {
        fast *= fall;
        slow *= fall;
        if (peak > fast) fast += fastRise * (peak - fast);
        if (peak > slow) slow += slowRise * (peak - slow);
    }

    /** Where the needle stands, linear. */
    public float level() {
        return (fast + slow) / 2 * gain;
    }

    /** The highest since this was asked last, linear. */
    public float takeRecent() {
        float taken = Math.max(recent, level());
        recent = 0;
        return taken;
    }

    public void clear() {
        fast = 0;
        slow = 0;
        recent = 0;
        inStep = 0;
        stepPeak = 0;
        oversampler.clear();
    }
}
