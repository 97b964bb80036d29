package org.longwave.benchmarks.drift;

/** A mean as it grows; one thread. */
final class Mean {
    private double sum;
    private int n;

    void add(double x) {
        sum += x;
        n++;
    }

    /** NaN: of nothing. */
    double value() {
        return sum / n;
    }
}
