package org.longwave.dsp;

/**
 * Cuts sound into cells of 10 ms and gives the mean square of each, on its owner's thread. Cells follow the frames
 * exactly at any rate.
 */
public final class PowerCells {
    /** Cells in a second. */
    public static final int PER_SECOND = 100;

    private final int rateHz;
    private final boolean mono;
    private final Sink sink;
    private long frames;
    private long cells;
    private long end;
    private double sum;
    private boolean unknown;

    /** Takes what is ready. */
    public interface Sink {
        /** @param power mean square of a cell, full scale is 1; NaN when a part of it is not known */
        void cell(float power);
    }

    /** @param mono measure the mean of all channels instead of all of them */
    public PowerCells(int rateHz, boolean mono, Sink sink) {
        if (rateHz < 1000) throw new IllegalArgumentException("rateHz is " + rateHz + ", allowed from 1000");
        this.rateHz = rateHz;
        this.mono = mono;
        this.sink = sink;
        end = endOf(0);
    }

    private long endOf(long cell) {
        return (cell + 1) * rateHz / PER_SECOND;
    }

    /** Adds frames, one array a channel. */
    public void add(float[][] planar, int count) {
        for (int at = 0; at < count; ) {
            int part = (int) Math.min(count - at, end - frames);
            for (int i = at; i < at + part; i++) {
                float both = 0;
                for (float[] channel : planar) both += mono ? channel[i] : channel[i] * channel[i];
                sum += power(both, planar.length);
            }
            at += part;
            advance(part);
        }
    }

    /** Adds frames of {@code channels} samples each. */
    public void add(float[] interleaved, int channels, int count) {
        for (int at = 0; at < count; ) {
            int part = (int) Math.min(count - at, end - frames);
            for (int i = at * channels; i < (at + part) * channels; i += channels) {
                float both = 0;
                for (int c = 0; c < channels; c++)
                    both += mono ? interleaved[i + c] : interleaved[i + c] * interleaved[i + c];
                sum += power(both, channels);
            }
            at += part;
            advance(part);
        }
    }

    private double power(float both, int channels) {
        float mean = both / channels;
        return mono ? mean * mean : mean;
    }

    /** Leaves frames out that nobody knows. */
    public void skip(long count) {
        for (long left = count; left > 0; ) {
            long part = Math.min(left, end - frames);
            unknown = true;
            left -= part;
            advance(part);
        }
    }

    private void advance(long count) {
        frames += count;
        if (frames < end) return;
        long length = end - (cells == 0 ? 0 : endOf(cells - 1));
        sink.cell(unknown ? Float.NaN : (float) (sum / length));
        cells++;
        end = endOf(cells);
        sum = 0;
        unknown = false;
    }
}
