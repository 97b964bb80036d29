package org.longwave.api.meter;

/**
 * A reader's own copy of one bus's meters, filled by {@link BusMeters#read}; one thread at a time. Levels are linear
 * (1.0 = 0 dBFS, or 0 dBTP), loudness is in LUFS and negative infinity when there is none. A mono bus has the same in
 * both channels. What each meter is: docs/user/meters.md; scales: {@code org.longwave.dsp.meter}.
 */
public final class BusMeterFrame {
    /** Offsets in {@link #values} of what each channel has. */
    public static final int PEAK = 0;

    public static final int PEAK_HOLD = 1;
    public static final int RMS = 2;
    public static final int K = 3;
    public static final int VU = 4;
    public static final int PPM_I = 5;
    public static final int PPM_II = 6;
    public static final int TRUE_PEAK = 7;
    public static final int MAX_TRUE_PEAK = 8;
    /** Floats per channel. */
    public static final int CHANNEL_FIELDS = 9;
    /** Channels. */
    public static final int CHANNELS = 2;

    private static final int COMMON = CHANNELS * CHANNEL_FIELDS;
    /** Offsets in {@link #values} of what a bus has once. */
    public static final int MOMENTARY = COMMON;

    public static final int SHORT_TERM = COMMON + 1;
    public static final int INTEGRATED = COMMON + 2;
    public static final int RANGE = COMMON + 3;
    public static final int MAX_MOMENTARY = COMMON + 4;
    public static final int MAX_SHORT_TERM = COMMON + 5;
    public static final int CORRELATION = COMMON + 6;
    public static final int PAUSED = COMMON + 7;
    public static final int LOST_BLOCKS = COMMON + 8;
    /** Length of {@link #values}. */
    public static final int LENGTH = COMMON + 9;

    private final float[] values = new float[LENGTH];
    private long frame;

    private float channel(int channel, int field) {
        return values[channel * CHANNEL_FIELDS + field];
    }

    /** Sample peak, back by 20 dB in 1.7 s (IEC 60268-18). */
    public float peak(int channel) {
        return channel(channel, PEAK);
    }

    /** Highest sample peak of the last 2 s. */
    public float peakHold(int channel) {
        return channel(channel, PEAK_HOLD);
    }

    /** RMS over 300 ms after AES17: a sine of full scale is 1.0. */
    public float rms(int channel) {
        return channel(channel, RMS);
    }

    /** RMS over 600 ms after AES17, for K-20, K-14 and K-12. */
    public float k(int channel) {
        return channel(channel, K);
    }

    /** IEC 60268-17: a sine reads its peak. */
    public float vu(int channel) {
        return channel(channel, VU);
    }

    /** IEC 60268-10 type I: a sine reads its peak. */
    public float ppmI(int channel) {
        return channel(channel, PPM_I);
    }

    /** IEC 60268-10 types IIa and IIb, which move alike: a sine reads its peak. */
    public float ppmII(int channel) {
        return channel(channel, PPM_II);
    }

    /** True peak (ITU-R BS.1770), back by 20 dB in 1.7 s. */
    public float truePeak(int channel) {
        return channel(channel, TRUE_PEAK);
    }

    /** Highest true peak since the last reset. */
    public float maxTruePeak(int channel) {
        return channel(channel, MAX_TRUE_PEAK);
    }

    /** M: over 400 ms. */
    public float momentaryLufs() {
        return values[MOMENTARY];
    }

    /** S: over 3 s. */
    public float shortTermLufs() {
        return values[SHORT_TERM];
    }

    /** I: since the last reset, with gates. */
    public float integratedLufs() {
        return values[INTEGRATED];
    }

    /** LRA since the last reset, in LU. */
    public float rangeLu() {
        return values[RANGE];
    }

    public float maxMomentaryLufs() {
        return values[MAX_MOMENTARY];
    }

    public float maxShortTermLufs() {
        return values[MAX_SHORT_TERM];
    }

    /** -1 opposite, 0 strangers or silence, +1 the same. */
    public float correlation() {
        return values[CORRELATION];
    }

    /** I, LRA and the maxima stand still. */
    public boolean isPaused() {
        return values[PAUSED] != 0;
    }

    /** Blocks that the meters missed since the bus is there; while it stands at 0, I and LRA hold every block. */
    public long lostBlocks() {
        return (long) values[LOST_BLOCKS];
    }

    /** Engine frame at the end of what was measured. */
    public long frame() {
        return frame;
    }

    /** The engine's side: the array to copy into. */
    public float[] values() {
        return values;
    }

    /** The engine's side. */
    public void frame(long newFrame) {
        frame = newFrame;
    }
}
