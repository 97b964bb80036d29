package org.longwave.testkit.drift;

import java.util.ArrayList;
import java.util.List;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;

/**
 * Hears the marker leave on the left channel and come back on the right one, and writes down how long that took, to a
 * small part of a frame; consumer thread (results: after its end, or any under the lock).
 */
public final class DelayMeter implements BusConsumer {
    /** A marker and the time until it came back; {@code delayFrames} is NaN when it did not. */
    public record Passage(long frame, double delayFrames) {
        public double seconds() {
            return frame / 48_000.0;
        }

        public double delayMillis() {
            return delayFrames / 48;
        }
    }

    private static final int RING = 1 << 17;
    private static final int MOST_FRAMES = 22_000;
    private static final int NEAR_FRAMES = 600;

    private final float[] left = new float[RING];
    private final float[] right = new float[RING];
    private final float[] shape = new float[Marker.FRAMES];
    private final List<Passage> passages = new ArrayList<>();
    private long written;
    /** -1: the next one has not been heard yet. */
    private long nextMarker = -1;

    private int last = -1;
    private long gapFrames;
    private int quietFrames;

    public DelayMeter() {
        for (int i = 0; i < shape.length; i++) shape[i] = Marker.sample(i);
    }

    @Override
    public void open(StreamFormat format) {}

    @Override
    public void block(AudioBlock block) {
        gapFrames += block.gapFrames();
        if (block.gapFrames() > 0) nextMarker = -1; // the markers come at other frames now
        written = block.frame();
        for (int i = 0; i < block.frames(); i++, written++) {
            left[(int) written & RING - 1] = block.channel(0)[i];
            right[(int) written & RING - 1] = block.channel(1)[i];
            boolean loud = Math.abs(block.channel(0)[i]) > 0.02;
            if (nextMarker < 0 && loud && quietFrames > Marker.FRAMES) nextMarker = written;
            quietFrames = loud ? 0 : quietFrames + 1;
        }
        if (nextMarker >= 0 && written - nextMarker > MOST_FRAMES + 3 * Marker.FRAMES) measure();
    }

    private synchronized void measure() {
        // the marker's own place, from the left channel, as exactly as the returned one's
        double gone = best(left, nextMarker - Marker.FRAMES, 2 * Marker.FRAMES);
        double back = Double.NaN;
        if (last >= 0) back = best(right, nextMarker + last - NEAR_FRAMES, 2 * NEAR_FRAMES);
        if (Double.isNaN(back)) back = best(right, nextMarker, MOST_FRAMES);
        passages.add(new Passage(nextMarker, back - gone));
        if (!Double.isNaN(back)) last = (int) Math.round(back - gone);
        nextMarker += Marker.PERIOD;
    }

    /** Where the shape fits best; NaN when it is not there. */
    private double best(float[] x, long from, int lags) {
        double most = 0;
        int at = -1;
        for (int lag = 0; lag < lags; lag++) {
            double c = correlation(x, from + lag);
            if (c <= most) continue;
            most = c;
            at = lag;
        }
        double full = 0;
        for (float s : shape) full += (double) s * s;
        if (most < full / 10 || at <= 0) return Double.NaN;
        double before = correlation(x, from + at - 1);
        double after = correlation(x, from + at + 1);
        return from + at + (before - after) / (2 * (before - 2 * most + after));
    }

    private double correlation(float[] x, long at) {
        double sum = 0;
        for (int i = 0; i < shape.length; i++) sum += (double) shape[i] * x[(int) (at + i) & RING - 1];
        return sum;
    }

    @Override
    public void close() {}

    /** Engine frames that were never made. */
    public long gapFrames() {
        return gapFrames;
    }

    public synchronized List<Passage> passages() {
        return List.copyOf(passages);
    }
}
