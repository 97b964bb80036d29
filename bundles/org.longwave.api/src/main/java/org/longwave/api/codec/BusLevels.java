package org.longwave.api.codec;

/**
 * How loud a bus was, in cells of {@value #CELL_MILLIS} ms; a copy, the reader's own.
 *
 * @param power mean square of each cell, oldest first, over all channels (of their mean when the stream is mono); full
 *     scale is 1; NaN where nothing is known, because the reader of the bus lost it
 * @param endNanos when the last cell ended, by {@link System#nanoTime}
 */
public record BusLevels(float[] power, long endNanos) {
    public static final int CELL_MILLIS = 10;

    /** So many are kept: a minute. */
    public static final int CELLS = 6000;

    /** Nothing is known. */
    public static final BusLevels NONE = new BusLevels(new float[0], 0);
}
