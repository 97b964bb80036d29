package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.MeterFrame;
import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.CommandTarget;
import org.longwave.dsp.Decibels;
import org.longwave.dsp.TruePeakLimiter;
import org.longwave.engine.ring.BusRing;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.MeterBoard;

/** One bus: sum or monitor source, inserts, master fader and mute, limiter of true peaks, meters, ring; engine thread. */
@RealTime
public final class Bus {
    private static final double RELEASE_MILLIS = 80;

    private final int number;
    private final int blockFrames;
    private final float[][] samples;
    private final InsertRack rack = new InsertRack();
    private final Ramp master;
    private final TruePeakLimiter limiter;
    private final Meter[] meters;
    private final Cursor nonFinite = new Cursor();
    /** Null: a sum of strips. */
    private final MonitorFeed monitor;

    private BusRing ring;
    private float masterDb;
    private float ceilingDb;
    private boolean muted;
    private boolean muteOnMic;
    private boolean micOpen;

    public Bus(int number, StreamFormat format, BusRing ring, BusStart start) {
        this.number = number;
        this.ring = ring;
        masterDb = start.masterDb();
        ceilingDb = start.ceilingDb();
        muted = start.muted();
        muteOnMic = start.muteOnMic();
        blockFrames = format.blockFrames();
        samples = format.newBlock();
        master = new Ramp(format.rateHz() / 100, muted ? 0f : Decibels.toGain(masterDb));
        limiter = new TruePeakLimiter(
                format.channels(), format.rateHz(), Decibels.toGain(start.ceilingDb()), RELEASE_MILLIS);
        meters = Meter.each(format);
        monitor = start.monitor() ? new MonitorFeed(format, start.source()) : null;
    }

    public int number() {
        return number;
    }

    public boolean isMonitor() {
        return monitor != null;
    }

    /** Null: it is no monitor. */
    MonitorFeed monitor() {
        return monitor;
    }

    public InsertRack rack() {
        return rack;
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
        aim();
    }

    void mute(boolean on) {
        muted = on;
        aim();
    }

    /** Some microphone can be heard, or none. */
    void hearMic(boolean open) {
        boolean silent = muteOnMic && open;
        if (silent == micOpen) return;
        micOpen = silent;
        aim();
    }

    void muteOnMic(boolean on) {
        muteOnMic = on;
    }

    private void aim() {
        master.moveTo(muted || micOpen ? 0f : Decibels.toGain(masterDb));
    }

    void ceiling(float db) {
        ceilingDb = db;
        limiter.ceiling(Decibels.toGain(ceilingDb));
    }

    void clear() {
        for (float[] channel : samples) for (int i = 0; i < channel.length; i++) channel[i] = 0f;
    }

    /** Inserts, master fader and mute on frames {@code from} to {@code to} of the sum. */
    void finish(int from, int to) {
        if (!rack.isEmpty()) {
            if (!Insert.isFinite(samples, from, to)) silence(from, to);
            rack.process(samples, from, to);
        }
        for (float[] channel : samples) master.scale(channel, from, to);
        master.advance(to - from);
    }

    private void silence(int from, int to) {
        nonFinite.add(1);
        for (float[] channel : samples) for (int i = from; i < to; i++) channel[i] = 0f;
    }

    /** Limits, measures and publishes the whole block. */
    void publish(MeterBoard board, long frame) {
        if (!Insert.isFinite(samples, 0, blockFrames)) silence(0, blockFrames);
        limiter.process(samples, 0, blockFrames);
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
        board.put(at + MeterFrame.CEILING_DB, ceilingDb);
        board.put(at + MeterFrame.LIMITER_GAIN, limiter.leastGain());
        board.put(at + MeterFrame.CLIPS, clips);
        int flags = MeterFrame.RUNS | (muted ? MeterFrame.MUTED : 0) | (micOpen ? MeterFrame.MIC_MUTED : 0);
        board.put(at + MeterFrame.FLAGS, monitor == null ? flags : flags | monitor.flags());
        if (monitor != null) board.put(at + MeterFrame.MONITOR_SOURCE, monitor.source());
        for (int s = 0; s < CommandTarget.SLOTS; s++)
            board.put(at + MeterFrame.BUS_REDUCTION_DB + s, rack.reductionDb(s));
        ring.write(samples, frame);
    }

    /** Any thread: pieces of blocks silenced because the sum held NaN or infinity. */
    @ControlRoom
    public long nonFiniteBlocks() {
        return nonFinite.opaque();
    }
}
