package org.longwave.dsp.meter;

/**
 * One thread at a time: how alike two channels are: +1 the same, 0 strangers or silence, -1 the same in opposite
 * polarity. The products fade with a time constant of 300 ms.
 */
public final class StereoCorrelation {
    private static final double SECONDS = 0.3;
    /** Both below about -80 dBFS: there is nothing to compare. */
    private static final double SILENCE_POWER = 1e-8;

    private final int rateHz;
    private int keepFrames;
    private double keep;
    private double both;
    private double left;
    private double right;

    public StereoCorrelation(int rateHz) {
        Checks.rate(rateHz);
        this.rateHz = rateHz;
    }

    public void process(float[] l, float[] r, int from, int frames) {
        if (frames == 0) return;
        double lr = 0;
        double ll = 0;
        double rr = 0;
        for (int i = from; i < from + frames; i++) {
            double x = Checks.finite(l[i]);
            double y = Checks.finite(r[i]);
            lr += x * y;
            ll += x * x;
            rr += y * y;
        }
        if (frames != keepFrames) {
            keepFrames = frames;
            keep = StrictMath.exp(-frames / (SECONDS * rateHz));
        }
        double part = (1 - keep) / frames;
        both = both * keep + lr * part;
        left = left * keep + ll * part;
        right = right * keep + rr * part;
    }

    public float value() {
        if (left < SILENCE_POWER && right < SILENCE_POWER) return 0;
        double scale = Math.sqrt(left * right);
        return scale < 1e-30 ? 0 : (float) Math.clamp(both / scale, -1.0, 1.0);
    }

    public void clear() {
        both = 0;
        left = 0;
        right = 0;
    }
}
