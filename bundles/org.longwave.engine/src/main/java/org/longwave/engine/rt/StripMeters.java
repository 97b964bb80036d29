package org.longwave.engine.rt;

import org.longwave.api.MeterFrame;
import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.MeterBoard;

/**
 * Peak and RMS of a strip at three points: as it comes in, before the fader, after it; engine thread. Sound that nothing
 * touched since the point before is not looked at again.
 */
@RealTime
final class StripMeters {
    private final Meter[] in;
    private final Meter[] pre;
    private final Meter[] post;
    private final float[] tops;

    StripMeters(StreamFormat format) {
        in = Meter.each(format);
        pre = Meter.each(format);
        post = Meter.each(format);
        tops = new float[format.channels()];
    }

    /** False, and nothing is taken in: there is what is no sound among them, see {@link Insert#BEYOND_SOUND}. */
    boolean scanIn(float[][] samples, int from, int to) {
        for (int c = 0; c < in.length; c++) {
            tops[c] = Top.of(samples[c], from, to);
            if (!(tops[c] <= Insert.BEYOND_SOUND)) return false;
        }
        for (int c = 0; c < in.length; c++) in[c].scan(samples[c], tops[c], from, to);
        return true;
    }

    /** @param touched the samples may differ from those {@link #scanIn} saw */
    void scanPre(float[][] samples, boolean signal, boolean touched, int from, int to) {
        if (signal) go(pre, in, samples, touched, from, to);
    }

    /** @param touched the samples may differ from those {@link #scanPre} saw */
    void scanPost(float[][] samples, boolean signal, boolean touched, int from, int to) {
        if (signal) go(post, pre, samples, touched, from, to);
    }

    private static void go(Meter[] here, Meter[] before, float[][] samples, boolean touched, int from, int to) {
        for (int c = 0; c < here.length; c++) {
            if (touched) here[c].scan(samples[c], from, to);
            else here[c].same(before[c]);
        }
    }

    void publish(MeterBoard board, int at, int blockFrames) {
        put(in, board, at + MeterFrame.IN_PEAK_LEFT, at + MeterFrame.IN_RMS_LEFT, blockFrames);
        put(pre, board, at + MeterFrame.PEAK_LEFT, at + MeterFrame.RMS_LEFT, blockFrames);
        put(post, board, at + MeterFrame.POST_PEAK_LEFT, at + MeterFrame.POST_RMS_LEFT, blockFrames);
        int clips = 0;
        for (Meter m : pre) clips += m.clips();
        board.put(at + MeterFrame.CLIPS, clips);
    }

    private static void put(Meter[] meters, MeterBoard board, int peakAt, int rmsAt, int blockFrames) {
        for (int c = 0; c < meters.length; c++) {
            meters[c].settle(blockFrames);
            board.put(peakAt + c, meters[c].peak());
            board.put(rmsAt + c, meters[c].rms());
        }
        if (meters.length > 1) return;
        board.put(peakAt + 1, meters[0].peak());
        board.put(rmsAt + 1, meters[0].rms());
    }
}
