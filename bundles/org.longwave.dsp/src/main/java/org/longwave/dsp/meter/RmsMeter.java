package org.longwave.dsp.meter;

import java.util.Arrays;

/**
 * One thread at a time: RMS of one channel over a sliding window, moved every 10 ms. After AES17 a sine of full scale
 * reads 1.0, that is 0 dBFS: 3.01 dB more than its plain RMS.
 */
public final class RmsMeter {
    private static final int PIECES_PER_SECOND = 100;
    private static final double AES17 = 2;

    private final int pieceFrames;
    private final double[] pieces;
    private int next;
    private int inPiece;
    private double sum;
    private double power;

    /** @param windowSeconds 0.01..10; 0.3 is usual for bars, 0.6 for the K-System */
    public RmsMeter(int rateHz, double windowSeconds) {
        Checks.rate(rateHz);
        if (!(windowSeconds >= 0.01 && windowSeconds <= 10))
            throw new IllegalArgumentException("windowSeconds is " + windowSeconds + ", allowed 0.01..10");
        pieceFrames = Math.round((float) rateHz / PIECES_PER_SECOND);
        pieces = new double[(int) Math.round(windowSeconds * PIECES_PER_SECOND)];
    }

    public void process(float[] x, int from, int frames) {
        for (int done = 0; done < frames; ) {
            int n = Math.min(frames - done, pieceFrames - inPiece);
            double s = 0;
            for (int i = from + done; i < from + done + n; i++) {
                double v = Checks.finite(x[i]);
                s += v * v;
            }
            sum += s;
            done += n;
            inPiece += n;
            if (inPiece == pieceFrames) endPiece();
        }
    }

    private void endPiece() {
        pieces[next] = sum / pieceFrames;
        next = next + 1 == pieces.length ? 0 : next + 1;
        sum = 0;
        inPiece = 0;
        double all = 0;
        for (double p : pieces) all += p;
        power = all / pieces.length;
    }

    /** Linear, a sine of full scale is 1.0. */
    public float level() {
        return (float) Math.sqrt(AES17 * power);
    }

    public void clear() {
        Arrays.fill(pieces, 0);
        sum = 0;
        inPiece = 0;
        power = 0;
    }
}
