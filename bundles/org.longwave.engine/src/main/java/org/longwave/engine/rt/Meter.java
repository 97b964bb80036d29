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

    /** Takes frames {@code from} to {@code to} in. False: there is a NaN or an infinity among them. */
    boolean scan(float[] samples, int from, int to) {
        float top = Top.of(samples, from, to);
        boolean finite = top <= Float.MAX_VALUE;
        lastTop = finite ? top : 0f;
        lastSquares = finite && top > 0f ? squares(samples, from, to) : 0;
        lastClipped = finite && top > CLIP_LEVEL && isClipped(samples, from, to);
        add();
        return finite;
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

    /** Four sums in a fixed order: one sum would wait for itself, and a vector's would depend on its width. */
    private static double squares(float[] samples, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i <= to - 4; i += 4) {
            a += (double) samples[i] * samples[i];
            b += (double) samples[i + 1] * samples[i + 1];
            c += (double) samples[i + 2] * samples[i + 2];
            d += (double) samples[i + 3] * samples[i + 3];
        }
        for (; i < to; i++) a += (double) samples[i] * samples[i];
        return (a + b) + (c + d);
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
