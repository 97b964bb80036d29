package org.longwave.dsp;

import java.util.Arrays;

/**
 * The lower edge of a device's earliest sightings as a line; the device's own thread. It begins with the edge of their
 * lower convex hull that spans the middle of the time looked at (Moon, Skelly and Towsley, "Estimation and removal of
 * clock skew from network delay measurements", INFOCOM 1999). That rests on two sightings only, and its rate is off by
 * what chance these two were late. So it becomes a line of least squares in which a sighting counts the less the higher
 * it lies above the edge, by the exponential of its height: what was held up by load stays out, the chance of the earliest
 * ones is averaged. Its unit of height is how much later the sixteenth part of the sightings is than the first of them:
 * with a device that shows itself exactly that is next to nothing, and the line stays the hull's. Allocates nothing after
 * it was made.
 */
final class LowerEdge {
    private static final int ROUNDS = 4;
    private static final double LEAST_SCALE_NANOS = 1_000;
    /** One in so many sightings is taken to be as early as any can be. */
    private static final int EARLIEST_PART = 16;

    private final long[] frames;
    private final long[] nanos;
    private final int[] hull;
    private final double[] rest;
    private final double[] sorted;

    /** @param frames counts and {@code nanos} their times, in order; looked at with each call */
    LowerEdge(long[] frames, long[] nanos) {
        this.frames = frames;
        this.nanos = nanos;
        hull = new int[frames.length];
        rest = new double[frames.length];
        sorted = new double[frames.length];
    }

    /**
     * Nanoseconds a frame.
     *
     * @param points how many of the sightings there are, more than 1
     */
    double frameNanos(int points, double nominalFrameNanos) {
        double limit = DeviceClock.MAX_PPM * 1e-6;
        double least = nominalFrameNanos / (1 + limit);
        double most = nominalFrameNanos / (1 - limit);
        double rate = Math.clamp(hullRate(points, nominalFrameNanos), least, most);
        for (int i = 0; i < ROUNDS; i++) rate = Math.clamp(rate + slope(points, rate), least, most);
        return rate;
    }

    private double hullRate(int points, double nominalFrameNanos) {
        int size = 0;
        double mean = 0;
        for (int i = 0; i < points; i++) {
            mean += (double) (frames[i] - frames[0]) / points;
            while (size >= 2 && isAbove(hull[size - 2], hull[size - 1], i, nominalFrameNanos)) size--;
            hull[size++] = i;
        }
        int edge = 1;
        while (edge < size - 1 && frames[hull[edge]] - frames[0] < mean) edge++;
        int a = hull[edge - 1];
        int b = hull[edge];
        return (double) (nanos[b] - nanos[a]) / (frames[b] - frames[a]);
    }

    /** Point {@code b} lies on or above the line from {@code a} to {@code c}. */
    private boolean isAbove(int a, int b, int c, double nominalFrameNanos) {
        double ab = (nanos[b] - nanos[a]) - (frames[b] - frames[a]) * nominalFrameNanos;
        double ac = (nanos[c] - nanos[a]) - (frames[c] - frames[a]) * nominalFrameNanos;
        return ab * (frames[c] - frames[a]) >= ac * (frames[b] - frames[a]);
    }

    /** What is missing from {@code rate}: least squares, the nearer a sighting is to the edge the more it counts. */
    private double slope(int points, double rate) {
        double least = residuals(points, rate);
        double scale = scale(points);
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < points; i++) {
            double w = StrictMath.exp((least - rest[i]) / scale);
            sum += w;
            x += w * (frames[i] - frames[0]);
            y += w * rest[i];
        }
        x /= sum;
        y /= sum;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < points; i++) {
            double w = StrictMath.exp((least - rest[i]) / scale);
            double dx = frames[i] - frames[0] - x;
            xx += w * dx * dx;
            xy += w * dx * (rest[i] - y);
        }
        return xx > 0 ? xy / xx : 0;
    }

    private double scale(int points) {
        return Math.max(LEAST_SCALE_NANOS, sorted[points / EARLIEST_PART] - sorted[0]);
    }

    /** How heights above the edge with this {@code rate} are; {@code sorted} has them; returns the least. */
    private double residuals(int points, double rate) {
        for (int i = 0; i < points; i++) sorted[i] = rest[i] = (nanos[i] - nanos[0]) - (frames[i] - frames[0]) * rate;
        Arrays.sort(sorted, 0, points);
        return sorted[0];
    }

    /** Nanoseconds from the first sighting to where the edge with this {@code rate} has its frame. */
    double place(int points, double rate) {
        double least = residuals(points, rate);
        double scale = scale(points);
        double sum = 0;
        double y = 0;
        for (int i = 0; i < points; i++) {
            double w = StrictMath.exp((least - rest[i]) / scale);
            sum += w;
            y += w * rest[i];
        }
        return y / sum;
    }
}
