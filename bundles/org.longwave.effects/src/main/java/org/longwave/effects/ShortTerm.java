package org.longwave.effects;

import org.longwave.api.RealTime;
import org.longwave.dsp.FastDecibels;

/**
 * The loudness of the last 3 s that were not silence, renewed every 100 ms; engine thread. K-weighted mean squares by
 * ITU-R BS.1770-5. A piece of 100 ms counts when the 400 ms that end with it are louder than the gate; of those that
 * count, the ones more than 10 LU below their mean are left out again, as pauses are.
 */
@RealTime
final class ShortTerm {
    private static final int PIECES = 30;
    private static final int MOMENTARY = 4;
    private static final double OFFSET = -0.691;
    private static final double RELATIVE_GATE = 0.1;

    private final KFilter filter;
    private final int pieceFrames;
    private final double[] counted = new double[PIECES];
    private final double[] latest = new double[MOMENTARY];
    private int number;
    private int next;
    private int latestAt;
    private int inPiece;
    private double sum;
    private boolean frozen = true;
    private double loudness;

    ShortTerm(int rateHz) {
        filter = new KFilter(rateHz);
        pieceFrames = rateHz / 10;
    }

    /** Takes a frame; true when that ended a piece. */
    boolean next(float[][] block, int i, double gateLufs) {
        for (int c = 0; c < block.length; c++) {
            double x = filter.next(c, block[c][i]);
            sum += x * x;
        }
        if (++inPiece < pieceFrames) return false;
        inPiece = 0;
        latest[latestAt] = sum / pieceFrames;
        sum = 0;
        frozen = lufs(mean(latest, MOMENTARY)) < gateLufs;
        if (!frozen) count(latest[latestAt]);
        latestAt = (latestAt + 1) % MOMENTARY;
        return true;
    }

    private void count(double power) {
        counted[next] = power;
        next = (next + 1) % PIECES;
        number = Math.min(number + 1, PIECES);
        double gate = mean(counted, number) * RELATIVE_GATE;
        double loud = 0;
        int n = 0;
        for (int i = 0; i < number; i++) {
            if (counted[i] < gate) continue;
            loud += counted[i];
            n++;
        }
        loudness = lufs(loud / n);
    }

    private static double mean(double[] of, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) sum += of[i];
        return sum / n;
    }

    private static double lufs(double power) {
        return OFFSET + FastDecibels.ofLevel(power) / 2;
    }

    /** The last 400 ms were below the gate, or nothing has been heard yet. */
    boolean isFrozen() {
        return frozen || number < MOMENTARY;
    }

    double lufs() {
        return loudness;
    }

    void reset() {
        filter.reset();
        for (int i = 0; i < MOMENTARY; i++) latest[i] = 0;
        number = 0;
        next = 0;
        latestAt = 0;
        inPiece = 0;
        sum = 0;
        frozen = true;
        loudness = 0;
    }
}
