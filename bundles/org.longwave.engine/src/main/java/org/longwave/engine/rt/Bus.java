package org.longwave.engine.rt;

import org.longwave.api.MeterFrame;
import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;
import org.longwave.dsp.Decibels;
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.ring.MeterBoard;

/** One bus: sum, master fader, safety limiter, meters, ring; engine thread. */
@RealTime
public final class Bus {
    private final int number;
    private final int blockFrames;
    private final float[][] samples;
    private final Ramp master;
    private final Limiter limiter;
    private final Meter[] meters;
    private BusRing ring;
    private float masterDb;

    /** @param ceilingDb highest sample that leaves the limiter, -20..0 dBFS */
    public Bus(int number, StreamFormat format, BusRing ring, float masterDb, float ceilingDb) {
        this.number = number;
        this.masterDb = masterDb;
        blockFrames = format.blockFrames();
        samples = format.newBlock();
        master = new Ramp(format.rateHz() / 100, Decibels.toGain(masterDb));
        limiter = new Limiter(format.channels(), format.rateHz(), Decibels.toGain(ceilingDb));
        meters = new Meter[format.channels()];
        for (int c = 0; c < meters.length; c++) meters[c] = new Meter(format.rateHz(), blockFrames);
        this.ring = ring;
    }

    public int number() {
        return number;
    }

    /** From the next block on it is written to {@code next}; returns the ring that is complete now. */
    BusRing swapRing(BusRing next) {
        BusRing old = ring;
        ring = next;
        old.handOver(next);
        return old;
    }

    /** Frames by which the limiter delays this bus. */
    public int latencyFrames() {
        return limiter.latencyFrames();
    }

    /** The mix of the present block, channels x frames. */
    float[][] samples() {
        return samples;
    }

    void master(float db) {
        masterDb = db;
        master.moveTo(Decibels.toGain(db));
    }

    void ceiling(float ceilingDb) {
        limiter.ceiling(Decibels.toGain(ceilingDb));
    }

    void clear() {
        for (float[] channel : samples) for (int i = 0; i < channel.length; i++) channel[i] = 0f;
    }

    /** Master fader on frames {@code from} to {@code to}. */
    void scale(int from, int to) {
        for (float[] channel : samples) master.scale(channel, from, to);
        master.advance(to - from);
    }

    /** Limits, measures and publishes the whole block. */
    void publish(MeterBoard board, long frame) {
        limiter.process(samples, blockFrames);
        int at = MeterFrame.MAX_STRIPS * MeterFrame.STRIP_FIELDS + number * MeterFrame.BUS_FIELDS;
        int clips = 0;
        for (int c = 0; c < meters.length; c++) {
            meters[c].scan(samples[c], 0, blockFrames);
            meters[c].settle(blockFrames);
            clips += meters[c].clips();
            board.put(at + MeterFrame.PEAK_LEFT + c, meters[c].peak());
            board.put(at + MeterFrame.RMS_LEFT + c, meters[c].rms());
        }
        if (meters.length == 1) {
            board.put(at + MeterFrame.PEAK_RIGHT, meters[0].peak());
            board.put(at + MeterFrame.RMS_RIGHT, meters[0].rms());
        }
        board.put(at + MeterFrame.FADER_DB, masterDb);
        board.put(at + MeterFrame.LIMITER_GAIN, limiter.leastGain());
        board.put(at + MeterFrame.CLIPS, clips);
        ring.write(samples, frame);
    }
}
