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
    public static final int STRIP_FIELDS = 32;
    /** Floats per bus in {@link #values}. */
    public static final int BUS_FIELDS = 16;
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
    /** In a strip: levels of what comes in, after trim and channel mode. */
    public static final int IN_PEAK_LEFT = 8;

    public static final int IN_RMS_LEFT = 10;
    /** In a strip: levels after fader, balance and mute. */
    public static final int POST_PEAK_LEFT = 12;

    public static final int POST_RMS_LEFT = 14;
    /** In a strip: settings. */
    public static final int TRIM_DB = 16;

    /** Ordinal of {@link org.longwave.api.command.ChannelMode}. */
    public static final int CHANNEL_MODE = 17;

    public static final int WIDTH = 18;
    public static final int HIGH_PASS_HZ = 19;
    public static final int HIGH_PASS_SLOPE = 20;
    /** Ordinal of {@link org.longwave.api.command.PanLaw}. */
    public static final int PAN_LAW = 21;

    public static final int DELAY_FRAMES = 22;
    /** Frames by which the strip is delayed so that all arrive together. */
    public static final int ALIGN_FRAMES = 23;
    /** In a strip: how much the effects in slots 0 to 3 turn down now, in dB. */
    public static final int REDUCTION_DB = 24;

    /** In a bus, in the place of balance: the limiter's reduction now, linear gain 0..1. */
    public static final int LIMITER_GAIN = 5;
    /** In a bus: how much the effects in slots 0 to 3 turn down now, in dB. */
    public static final int BUS_REDUCTION_DB = 8;
    /** In a bus of kind monitor: the number of the bus it hears. */
    public static final int MONITOR_SOURCE = 12;
    /** In a bus: the limiter's ceiling. */
    public static final int CEILING_DB = 13;

    /** Bits of {@link #FLAGS}. */
    public static final int MUTED = 1;

    public static final int PFL = 2;
    /** The strip's input is delivering. */
    public static final int SIGNAL = 4;
    /** The strip's input is held by its transport (stopped, cued): silence is wanted. */
    public static final int HELD = 8;

    public static final int AFL = 16;
    public static final int SOLO = 32;
    public static final int SOLO_SAFE = 64;
    /** The strip is muted by another one's solo. */
    public static final int SOLO_MUTED = 128;

    public static final int POLARITY_LEFT = 256;
    public static final int POLARITY_RIGHT = 512;
    /** A microphone that can be heard: not muted, its fader above -60 dB. */
    public static final int MIC_OPEN = 1024;
    /** Of a bus: turned down. */
    public static final int DIM = 2048;

    public static final int MONO = 4096;
    /** Of a bus: silent because a microphone is open. */
    public static final int MIC_MUTED = 8192;
    /** Of a strip or bus: blocks of it are made, its values hold. */
    public static final int RUNS = 16384;

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

    /** Peak after trim and channel mode; linear. */
    public float stripInPeak(int strip, int channel) {
        return values[strip * STRIP_FIELDS + IN_PEAK_LEFT + channel];
    }

    public float stripInRms(int strip, int channel) {
        return values[strip * STRIP_FIELDS + IN_RMS_LEFT + channel];
    }

    /** Peak after fader, balance and mute; linear. */
    public float stripPostPeak(int strip, int channel) {
        return values[strip * STRIP_FIELDS + POST_PEAK_LEFT + channel];
    }

    public float stripPostRms(int strip, int channel) {
        return values[strip * STRIP_FIELDS + POST_RMS_LEFT + channel];
    }

    /** One of the settings from {@link #TRIM_DB} on. */
    public float strip(int strip, int field) {
        return values[strip * STRIP_FIELDS + field];
    }

    /** How much the effect in a slot turns down now, in dB; 0 for none. */
    public float stripReductionDb(int strip, int slot) {
        return values[strip * STRIP_FIELDS + REDUCTION_DB + slot];
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

    /** Highest true peak that its limiter lets through. */
    public float busCeilingDb(int bus) {
        return values[bus(bus) + CEILING_DB];
    }

    public boolean busFlag(int bus, int flag) {
        return ((int) values[bus(bus) + FLAGS] & flag) != 0;
    }

    public float busReductionDb(int bus, int slot) {
        return values[bus(bus) + BUS_REDUCTION_DB + slot];
    }

    /** The bus that a monitor bus hears. */
    public int monitorSource(int bus) {
        return (int) values[bus(bus) + MONITOR_SOURCE];
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
