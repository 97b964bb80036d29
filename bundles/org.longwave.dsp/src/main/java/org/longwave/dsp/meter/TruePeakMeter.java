package org.longwave.dsp.meter;

/** One thread at a time: the true peak of one channel, ITU-R BS.1770-5, annex 2; linear, 1.0 is 0 dBTP. */
public final class TruePeakMeter {
    private final Oversampler oversampler;
    private float max;
    private float recent;

    public TruePeakMeter(int rateHz) {
        oversampler = new Oversampler(rateHz);
    }

    public void process(float[] x, int from, int frames) {
        float highest = oversampler.peak(x, from, frames, recent);
        recent = highest;
        max = Math.max(max, highest);
    }

    /** In place of {@link #process}, for who has the {@link Oversampler}'s envelope already. */
    public void feed(float[] peaks, int frames) {
        float highest = 0;
        for (int i = 0; i < frames; i++) highest = Math.max(highest, peaks[i]);
        recent = Math.max(recent, highest);
        max = Math.max(max, highest);
    }

    /** The highest since the last reset. */
    public float max() {
        return max;
    }

    /** The highest since this was asked last. */
    public float takeRecent() {
        float taken = recent;
        recent = 0;
        return taken;
    }

    public void reset() {
        max = 0;
        recent = 0;
    }

    /** Forgets the sound before, too. */
    public void clear() {
        reset();
        oversampler.clear();
    }
}
