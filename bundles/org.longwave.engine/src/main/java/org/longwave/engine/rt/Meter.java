package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;

/**
 * Peak and RMS of one channel; engine thread. Peak rises at once and falls 20 dB in 1.7 s (IEC 60268-18); RMS is the
 * root of a one-pole mean square with a time constant of 300 ms / 2. {@link #scan} looks, {@link #settle} moves on
 * once a block.
 */
@RealTime
final class Meter {
    /** -1 dBFS */
    private static final float CLIP_LEVEL = 0.8912509f;
    /** Up to this, sums of squares stay far within a float's range. */
    private static final float MEASURABLE = 1e15f;

    private final float peakFall;
    private final float meanWeight;
    /** What the last {@link #scan} found. */
    private float lastTop;

    private double lastSquares;
    private boolean lastClipped;
    private float blockPeak;
    private double blockSquares;
    private float peak;
    private double meanSquare;
    private int clips;

    Meter(int rateHz, int blockFrames) {
        double blockSeconds = (double) blockFrames / rateHz;
        peakFall = (float) StrictMath.exp(-StrictMath.log(10) / 1.7 * blockSeconds);
        meanWeight = (float) (1 - StrictMath.exp(-blockSeconds / 0.15));
    }

    /** One for each channel. */
    @ControlRoom
    static Meter[] each(StreamFormat format) {
        Meter[] meters = new Meter[format.channels()];
        for (int c = 0; c < meters.length; c++) meters[c] = new Meter(format.rateHz(), format.blockFrames());
        return meters;
    }

    /** Takes frames {@code from} to {@code to} in; what is not finite counts as silence. */
    void scan(float[] samples, int from, int to) {
        scan(samples, Top.of(samples, from, to), from, to);
    }

    /** The same where {@code top}, as {@link Top} gives it, is known already. */
    void scan(float[] samples, float top, int from, int to) {
        boolean finite = top <= Float.MAX_VALUE;
        lastTop = finite ? top : 0f;
        lastSquares =
                finite && top <= MEASURABLE ? squares(samples, from, to) : (double) lastTop * lastTop * (to - from);
        lastClipped = finite && top > CLIP_LEVEL && isClipped(samples, from, to);
        add();
    }

    /** Takes in what {@code before} found last: the same samples are not looked at twice. */
    void same(Meter before) {
        lastTop = before.lastTop;
        lastSquares = before.lastSquares;
        lastClipped = before.lastClipped;
        add();
    }

    private void add() {
        blockPeak = Math.max(blockPeak, lastTop);
        blockSquares += lastSquares;
        if (lastClipped) clips++;
    }

    /** Eight sums in a fixed order: one sum would wait for itself, and a vector's would depend on its width. */
    private static double squares(float[] x, int from, int to) {
        float a = 0f;
        float b = 0f;
        float c = 0f;
        float d = 0f;
        float e = 0f;
        float f = 0f;
        float g = 0f;
        float h = 0f;
        int i = from;
        for (; i <= to - 8; i += 8) {
            a += x[i] * x[i];
            b += x[i + 1] * x[i + 1];
            c += x[i + 2] * x[i + 2];
            d += x[i + 3] * x[i + 3];
            e += x[i + 4] * x[i + 4];
            f += x[i + 5] * x[i + 5];
            g += x[i + 6] * x[i + 6];
            h += x[i + 7] * x[i + 7];
        }
        for (; i < to; i++) a += x[i] * x[i];
        return ((double) a + b) + ((double) c + d) + (((double) e + f) + ((double) g + h));
    }

    private static boolean isClipped(float[] samples, int from, int to) {
        int over = 0;
        for (int i = from; i < to; i++) if (Math.abs(samples[i]) > CLIP_LEVEL) over++;
        return over >= 3;
    }

    void settle(int blockFrames) {
        peak = Math.max(blockPeak, peak * peakFall);
        if (peak < 1e-9f) peak = 0f;
        double mean = blockSquares / blockFrames;
        meanSquare += (mean - meanSquare) * meanWeight;
        if (meanSquare < 1e-18) meanSquare = 0;
        blockPeak = 0f;
        blockSquares = 0;
    }

    float peak() {
        return peak;
    }

    float rms() {
        return (float) Math.sqrt(meanSquare);
    }

    int clips() {
        return clips;
    }
}
