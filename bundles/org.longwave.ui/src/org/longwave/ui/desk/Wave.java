package org.longwave.ui.desk;

import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;

/**
 * The picture of the last minute of a bus or strip: highest peak and RMS of each tenth of a second. Taken in on a
 * consumer thread of its own, read by any.
 */
public final class Wave implements BusConsumer {
    /** Columns in a second. */
    public static final int PER_SECOND = 10;
    /** Columns that are kept: a minute. */
    public static final int COLUMNS = 60 * PER_SECOND;

    private final Trace peaks = new Trace(COLUMNS);
    private final Trace rms = new Trace(COLUMNS);
    private int columnFrames;
    private int taken;
    private float highest;
    private double squares;

    @Override
    public void open(StreamFormat format) {
        columnFrames = format.rateHz() / PER_SECOND;
        clear();
    }

    private void clear() {
        taken = 0;
        highest = 0;
        squares = 0;
    }

    @Override
    public void block(AudioBlock block) {
        // a hole is as long as it was, and silent
        for (long gap = Math.min(block.gapFrames(), 60L * PER_SECOND * columnFrames); gap > 0; gap -= columnFrames)
            column(0, 0);
        for (int i = 0; i < block.frames(); i++) {
            double square = 0;
            for (int c = 0; c < block.channels(); c++) {
                float x = block.channel(c)[i];
                highest = Math.max(highest, Math.abs(x));
                square = Math.max(square, (double) x * x);
            }
            squares += square;
            if (++taken < columnFrames) continue;
            column(highest, (float) Math.sqrt(squares / taken));
            clear();
        }
    }

    private void column(float peak, float mean) {
        rms.add(mean);
        peaks.add(peak);
    }

    @Override
    public void close() {
        // nothing is open
    }

    /** Highest sample of each column, linear; counts the columns. */
    public Trace peaks() {
        return peaks;
    }

    /** Root of the mean square of each column, linear. */
    public Trace rms() {
        return rms;
    }
}
