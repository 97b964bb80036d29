package org.longwave.api.meter;

/**
 * A reader's own copy of a bus's spectrum, filled by {@link BusMeters#readSpectrum}; one thread at a time. Levels are
 * linear and the mean power of the channels: a sine of full scale in all of them reads 1.0.
 */
public final class SpectrumFrame {
    /** Bands of a third of an octave, 20 Hz to 20 kHz. */
    public static final int BANDS = 31;
    /** Frames in a Fourier transform (Hann window, half overlapped). */
    public static final int SIZE = 4096;
    /** Bins of the transform: bin k lies at k * rate / {@link #SIZE}. */
    public static final int BINS = SIZE / 2 + 1;
    /** Length of {@link #values}. */
    public static final int LENGTH = BANDS + BINS;

    private final float[] values = new float[LENGTH];
    private long frame;

    /** Level of a third of an octave, 0..30; band 17 is 1 kHz. 0 when it does not fit below half the rate. */
    public float band(int number) {
        return values[number];
    }

    /** Level of a bin of the Fourier transform, 0..{@link #BINS} - 1. */
    public float bin(int number) {
        return values[BANDS + number];
    }

    /** Engine frame at the end of the sound in it. */
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
