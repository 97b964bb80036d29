package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.MeterFrame;
import org.longwave.api.RealTime;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.CommandTarget;
import org.longwave.dsp.Decibels;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.MeterBoard;

/** One channel strip: feed, four inserts, meters, PFL, then fader, balance and mute; engine thread. */
@RealTime
public final class Strip {
    private final int number;
    private final float[][] samples;
    private final Meter[] meters;
    private final Ramp[] gains;
    private final Ramp pflGain;
    private final Cursor nonFinite = new Cursor();
    private final Insert[] inserts = new Insert[CommandTarget.SLOTS];
    private int insertCount;
    private Feed feed;
    /** Null, or what is read in the feed's place when a show is rendered again. */
    private final RecordedInput recorded;

    private final Tap[] taps = new Tap[2];
    private float faderDb;
    private float balance;
    private boolean muted;
    private boolean pfl;
    private boolean signal;

    /** Starts with the given settings, without a ramp. */
    public Strip(int number, StreamFormat format, float faderDb, float balance, boolean muted, boolean pfl) {
        this(number, format, faderDb, balance, muted, pfl, null);
    }

    /** @param recorded what it reads, whatever feed is connected; null: it reads its feed */
    public Strip(
            int number,
            StreamFormat format,
            float faderDb,
            float balance,
            boolean muted,
            boolean pfl,
            RecordedInput recorded) {
        this.number = number;
        this.recorded = recorded;
        this.faderDb = faderDb;
        this.balance = balance;
        this.muted = muted;
        this.pfl = pfl;
        samples = format.newBlock();
        int rampFrames = format.rateHz() / 100;
        meters = new Meter[format.channels()];
        gains = new Ramp[format.channels()];
        for (int c = 0; c < meters.length; c++) {
            meters[c] = new Meter(format.rateHz(), format.blockFrames());
            gains[c] = new Ramp(rampFrames, gain(c));
        }
        pflGain = new Ramp(rampFrames, pfl ? 1f : 0f);
    }

    public int number() {
        return number;
    }

    /** Far side down by the cosine of a quarter turn, near side at unity; a mono station has no balance. */
    private float gain(int channel) {
        if (muted) return 0f;
        float fader = Decibels.toGain(faderDb);
        float away = channel == 0 ? balance : -balance;
        if (gains.length == 1 || away <= 0f) return fader;
        return away >= 1f ? 0f : fader * (float) StrictMath.cos(away * Math.PI / 2);
    }

    private void aim() {
        for (int c = 0; c < gains.length; c++) gains[c].moveTo(gain(c));
    }

    void fader(float db) {
        faderDb = db;
        aim();
    }

    void balance(float newBalance) {
        balance = newBalance;
        aim();
    }

    void mute(boolean on) {
        muted = on;
        aim();
    }

    void pfl(boolean on) {
        pfl = on;
        pflGain.moveTo(on ? 1f : 0f);
    }

    boolean isPfl() {
        return pfl;
    }

    Feed feed() {
        return feed;
    }

    /** Returns the feed that was there, or null. */
    Feed swapFeed(Feed newFeed) {
        Feed old = feed;
        feed = newFeed;
        return old;
    }

    /** Control room, before the engine runs the strip. */
    @ControlRoom
    public void startWithTap(int kind, Tap tap) {
        taps[kind] = tap;
    }

    /** Returns the tap that was there, or null. */
    Tap swapTap(int kind, Tap next) {
        Tap old = taps[kind];
        taps[kind] = next;
        return old;
    }

    void hold(boolean on) {
        if (feed != null) feed.hold(on);
    }

    void flush() {
        if (feed != null) feed.flush();
    }

    /** Null: the slot is empty. */
    Insert insert(int slot) {
        return inserts[slot];
    }

    /** Returns what was in the slot, or null. */
    Insert swapInsert(int slot, Insert next) {
        Insert old = inserts[slot];
        inserts[slot] = next;
        insertCount += (next == null ? 0 : 1) - (old == null ? 0 : 1);
        return old;
    }

    /** Reads frames {@code from} to {@code to} and adds them to the programme and, with PFL, to the cue mix. */
    void process(float[][] program, float[][] cue, int from, int to) {
        signal = recorded != null ? recorded.fill(samples, from, to) : feed != null && feed.fill(samples, from, to);
        tapInput(from, to);
        if (insertCount > 0) runInserts(from, to);
        if (signal && !scan(from, to)) {
            nonFinite.add(1);
            signal = false;
        }
        tapPost(from, to);
        for (int c = 0; c < gains.length; c++) {
            if (signal && !gains[c].isSilent()) gains[c].mix(samples[c], program[c], from, to);
            if (signal && !pflGain.isSilent()) pflGain.mix(samples[c], cue[c], from, to);
            gains[c].advance(to - from);
        }
        pflGain.advance(to - from);
    }

    private void tapInput(int from, int to) {
        Tap tap = taps[Tap.INPUT];
        if (tap == null) return;
        if (signal) tap.take(samples, from, to);
        else tap.silence(from, to);
    }

    private void tapPost(int from, int to) {
        Tap tap = taps[Tap.POST];
        if (tap == null) return;
        tap.silence(from, to);
        for (int c = 0; c < gains.length; c++)
            if (signal && !gains[c].isSilent()) gains[c].mix(samples[c], tap.samples()[c], from, to);
    }

    /** Once a block, after its last piece. */
    void publishTaps(long frame) {
        for (Tap tap : taps) if (tap != null) tap.publish(frame);
    }

    /** Effects hear silence too: what rings on in them is still sound. */
    private void runInserts(int from, int to) {
        float in = top(from, to);
        boolean finite = in <= Float.MAX_VALUE;
        if (signal && !finite) nonFinite.add(1);
        if (!signal || !finite) for (float[] channel : samples) for (int i = from; i < to; i++) channel[i] = 0f;
        for (Insert insert : inserts) if (insert != null) insert.process(samples, from, to);
        signal = signal && finite || top(from, to) > 0f;
    }

    private float top(int from, int to) {
        float top = 0f;
        for (float[] channel : samples) for (int i = from; i < to; i++) top = Math.max(top, Math.abs(channel[i]));
        return top;
    }

    private boolean scan(int from, int to) {
        boolean finite = true;
        for (int c = 0; c < meters.length; c++) finite &= meters[c].scan(samples[c], from, to);
        return finite;
    }

    void publish(MeterBoard board, int blockFrames) {
        int at = number * MeterFrame.STRIP_FIELDS;
        for (int c = 0; c < meters.length; c++) {
            meters[c].settle(blockFrames);
            board.put(at + MeterFrame.PEAK_LEFT + c, meters[c].peak());
            board.put(at + MeterFrame.RMS_LEFT + c, meters[c].rms());
        }
        if (meters.length == 1) {
            board.put(at + MeterFrame.PEAK_RIGHT, meters[0].peak());
            board.put(at + MeterFrame.RMS_RIGHT, meters[0].rms());
        }
        board.put(at + MeterFrame.FADER_DB, faderDb);
        board.put(at + MeterFrame.BALANCE, balance);
        int clips = meters[0].clips() + (meters.length > 1 ? meters[1].clips() : 0);
        board.put(at + MeterFrame.CLIPS, clips);
        boolean held = feed != null && feed.isHeld();
        int flags = (muted ? MeterFrame.MUTED : 0) | (pfl ? MeterFrame.PFL : 0);
        board.put(at + MeterFrame.FLAGS, flags | (signal ? MeterFrame.SIGNAL : 0) | (held ? MeterFrame.HELD : 0));
    }

    /** Any thread: blocks silenced because the input held NaN or infinity. */
    @ControlRoom
    public long nonFiniteBlocks() {
        return nonFinite.opaque();
    }
}
