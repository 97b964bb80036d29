package org.longwave.benchmarks.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Delays over time and what is to be said of them; one thread. */
final class Course {
    private final List<double[]> points = new ArrayList<>();

    /** @param delayMillis NaN: the marker did not come back */
    void add(double seconds, double delayMillis) {
        points.add(new double[] {seconds, delayMillis});
    }

    private double[] delays(double fromSeconds, double toSeconds) {
        return points.stream()
                .filter(p -> p[0] >= fromSeconds && p[0] < toSeconds)
                .mapToDouble(p -> p[1])
                .toArray();
    }

    /** Median of a span; NaN when there is nothing in it or a marker is missing. */
    double median(double fromSeconds, double toSeconds) {
        double[] d = delays(fromSeconds, toSeconds);
        Arrays.sort(d); // NaN is last
        return d.length == 0 || Double.isNaN(d[d.length - 1]) ? Double.NaN : d[d.length / 2];
    }

    /** Largest less smallest; NaN as above. */
    double wander(double fromSeconds, double toSeconds) {
        double[] d = delays(fromSeconds, toSeconds);
        Arrays.sort(d);
        return d.length == 0 ? Double.NaN : d[d.length - 1] - d[0];
    }

    int missing(double fromSeconds, double toSeconds) {
        int n = 0;
        for (double d : delays(fromSeconds, toSeconds)) if (Double.isNaN(d)) n++;
        return n;
    }
}
