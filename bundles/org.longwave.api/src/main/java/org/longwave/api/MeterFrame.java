package org.longwave.api;

/**
 * A reader's own copy of the newest meters and desk settings, filled by {@link AudioEngine#readMeters}. Levels are
 * linear (1.0 = 0 dBFS). One thread at a time. Indexed by strip and bus number; a number that is not in use reads 0.
 */
public final class MeterFrame {
    /** Numbers are below this for strips. */
    public static final int MAX_STRIPS = 512;
    /** Numbers are below this for buses. */
    public static final int MAX_BUSES = 64;
    /** Floats per strip in {@link #values}. */
    public static final int STRIP_FIELDS = 8;
    /** Floats per bus in {@link #values}. */
    public static final int BUS_FIELDS = 8;
    /** Length of {@link #values}. */
    public static final int LENGTH = MAX_STRIPS * STRIP_FIELDS + MAX_BUSES * BUS_FIELDS;

    /** Offsets within a strip or bus. */
    public static final int PEAK_LEFT = 0;

    public static final int PEAK_RIGHT = 1;
    public static final int RMS_LEFT = 2;
    public static final int RMS_RIGHT = 3;
    public static final int FADER_DB = 4;
    public static final int BALANCE = 5;
    public static final int FLAGS = 6;
    public static final int CLIPS = 7;
    /** In a bus, in the place of balance: the limiter's reduction now, linear gain 0..1. */
    public static final int LIMITER_GAIN = 5;

    /** Bits of {@link #FLAGS}. */
    public static final int MUTED = 1;

    public static final int PFL = 2;
    /** The strip's input is delivering. */
    public static final int SIGNAL = 4;
    /** The strip's input is held by its transport (stopped, cued): silence is wanted. */
    public static final int HELD = 8;

    private final float[] values = new float[LENGTH];
    private long frame;

    /** Engine frame at the end of the block these values were taken at. */
    public long frame() {
        return frame;
    }

    /** Peak of {@code channel} with 20 dB/1.7 s fall-back (IEC 60268-18), before the fader; linear. */
    public float stripPeak(int strip, int channel) {
        return values[strip * STRIP_FIELDS + PEAK_LEFT + channel];
    }

    /** RMS over about 300 ms, before the fader; linear. */
    public float stripRms(int strip, int channel) {
        return values[strip * STRIP_FIELDS + RMS_LEFT + channel];
    }

    public float stripFaderDb(int strip) {
        return values[strip * STRIP_FIELDS + FADER_DB];
    }

    /** -1 left .. +1 right. */
    public float stripBalance(int strip) {
        return values[strip * STRIP_FIELDS + BALANCE];
    }

    public boolean stripFlag(int strip, int flag) {
        return ((int) values[strip * STRIP_FIELDS + FLAGS] & flag) != 0;
    }

    /** Blocks with 3 or more samples above -1 dBFS since start. */
    public int stripClips(int strip) {
        return (int) values[strip * STRIP_FIELDS + CLIPS];
    }

    private static int bus(int bus) {
        return MAX_STRIPS * STRIP_FIELDS + bus * BUS_FIELDS;
    }

    /** Peak after the master fader and the limiter; linear. */
    public float busPeak(int bus, int channel) {
        return values[bus(bus) + PEAK_LEFT + channel];
    }

    public float busRms(int bus, int channel) {
        return values[bus(bus) + RMS_LEFT + channel];
    }

    public float busFaderDb(int bus) {
        return values[bus(bus) + FADER_DB];
    }

    /** 1 = the limiter does nothing. */
    public float busLimiterGain(int bus) {
        return values[bus(bus) + LIMITER_GAIN];
    }

    public int busClips(int bus) {
        return (int) values[bus(bus) + CLIPS];
    }

    /** The engine's side: the array to copy into. */
    public float[] values() {
        return values;
    }

    /** The engine's side. */
    public void frame(long frame) {
        this.frame = frame;
    }
}
