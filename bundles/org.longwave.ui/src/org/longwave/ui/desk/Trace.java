package org.longwave.ui.desk;

/** Any thread. The newest values of something over time, at even steps; older ones are forgotten. */
public final class Trace {
    private final float[] values;
    private long count;

    /** @param capacity values that are kept */
    public Trace(int capacity) {
        if (capacity < 1) throw new IllegalArgumentException("capacity is " + capacity + ", must be 1 or more");
        values = new float[capacity];
    }

    public synchronized void add(float value) {
        values[(int) (count++ % values.length)] = value;
    }

    /** Values ever added: tells whether there are new ones. */
    public synchronized long count() {
        return count;
    }

    public int capacity() {
        return values.length;
    }

    /** Copies the newest values, oldest first, as many as there are and fit; returns how many. */
    public synchronized int copy(float[] into) {
        int n = (int) Math.min(Math.min(count, values.length), into.length);
        for (int i = 0; i < n; i++) into[i] = values[(int) ((count - n + i) % values.length)];
        return n;
    }

    /** The newest value, NaN when there is none. */
    public synchronized float newest() {
        return count == 0 ? Float.NaN : values[(int) ((count - 1) % values.length)];
    }

    /** The value added {@code back} steps before the newest, NaN when there is none. */
    public synchronized float before(int back) {
        return back < 0 || back >= Math.min(count, values.length)
                ? Float.NaN
                : values[(int) ((count - 1 - back) % values.length)];
    }
}
