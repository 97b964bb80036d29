package org.longwave.benchmarks.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Delays over time and what is to be said of them; one thread. */
final class Course {
    private final List<double[]> points = new ArrayList<>();

    /** @param delayMillis NaN: the marker did not come back */
    void add(double seconds, double delayMillis) {
        points.add(new double[] {seconds, delayMillis});
    }

    /** Those of the markers that came back, in order. */
    private double[] delays(double fromSeconds, double toSeconds) {
        return points.stream()
                .filter(p -> p[0] >= fromSeconds && p[0] < toSeconds)
                .mapToDouble(p -> p[1])
                .filter(d -> !Double.isNaN(d))
                .sorted()
                .toArray();
    }

    /** Median of a span; NaN when there is nothing in it. */
    double median(double fromSeconds, double toSeconds) {
        double[] d = delays(fromSeconds, toSeconds);
        return d.length == 0 ? Double.NaN : d[d.length / 2];
    }

    /** Largest less smallest; NaN as above. */
    double wander(double fromSeconds, double toSeconds) {
        double[] d = delays(fromSeconds, toSeconds);
        return d.length == 0 ? Double.NaN : d[d.length - 1] - d[0];
    }

    /** A line with the median of each minute. */
    String minutes(int seconds) {
        StringBuilder said = new StringBuilder("    delay by minute:");
        for (int from = 0; from < seconds; from += 60)
            said.append(String.format(Locale.ROOT, " %.3f", median(from, Math.min(from + 60, seconds))));
        return said.append(" ms\n").toString();
    }

    int missing(double fromSeconds, double toSeconds) {
        int n = 0;
        for (double[] p : points) if (p[0] >= fromSeconds && p[0] < toSeconds && Double.isNaN(p[1])) n++;
        return n;
    }
}
