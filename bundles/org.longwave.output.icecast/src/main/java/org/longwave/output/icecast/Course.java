package org.longwave.output.icecast;

import java.util.Arrays;

/**
 * The course of a level in decibels, one value each 10 ms over 50 ms, never below {@link #FLOOR_DB}, with sums over any
 * stretch of it; a value, any thread.
 */
final class Course {
    /** RMS below it is silence: what lies under it (dither, a codec's noise) says nothing about the programme. */
    static final double FLOOR_DB = -60;

    private static final int SMOOTH = 5;
    /** Unknown cells in a row that are bridged with what was before. */
    private static final int BRIDGED = 10;

    final double[] db;
    private final double[] sums;
    private final double[] squares;
    private final int[] loud;
    private final int[] holes;

    private Course(double[] db, boolean[] hole) {
        this.db = db;
        sums = new double[db.length + 1];
        squares = new double[db.length + 1];
        loud = new int[db.length + 1];
        holes = new int[db.length + 1];
        for (int i = 0; i < db.length; i++) {
            sums[i + 1] = sums[i] + db[i];
            squares[i + 1] = squares[i] + db[i] * db[i];
            loud[i + 1] = loud[i] + (db[i] > FLOOR_DB + 0.1 ? 1 : 0);
            holes[i + 1] = holes[i] + (hole[i] ? 1 : 0);
        }
    }

    /** @param power mean squares of cells of 10 ms; NaN where nothing is known */
    static Course of(float[] power) {
        int length = Math.max(0, power.length - SMOOTH + 1);
        float[] known = power.clone();
        boolean[] unknown = new boolean[power.length];
        int run = 0;
        for (int i = 0; i < power.length; i++) {
            run = Float.isNaN(power[i]) ? run + 1 : 0;
            if (run > 0) known[i] = i == 0 ? 0 : known[i - 1];
            if (run > BRIDGED) Arrays.fill(unknown, i - run + 1, i + 1, true);
        }
        double[] db = new double[length];
        boolean[] hole = new boolean[length];
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (int k = i; k < i + SMOOTH; k++) {
                sum += known[k];
                hole[i] |= unknown[k];
            }
            db[i] = Math.max(FLOOR_DB, 10 * Math.log10(sum / SMOOTH + 1e-12));
        }
        return new Course(db, hole);
    }

    int length() {
        return db.length;
    }

    double mean(int from, int count) {
        return (sums[from + count] - sums[from]) / count;
    }

    /** Standard deviation. */
    double spread(int from, int count) {
        double mean = mean(from, count);
        return Math.sqrt(Math.max(0, (squares[from + count] - squares[from]) / count - mean * mean));
    }

    /** Hardly anything in it is above the floor: a click is allowed. */
    boolean isSilent(int from, int count) {
        return loud[from + count] - loud[from] <= count / 50;
    }

    boolean isKnown(int from, int count) {
        return holes[from + count] == holes[from];
    }
}
