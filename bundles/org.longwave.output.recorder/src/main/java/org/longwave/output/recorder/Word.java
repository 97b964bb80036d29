package org.longwave.output.recorder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How one sample is written. Immutable, any thread. */
enum Word {
    INT16(2, 32_768.0),
    INT24(3, 8_388_608.0),
    INT32(4, 2_147_483_648.0),
    /** 32-bit IEEE float, the engine's own bits. */
    FLOAT32(4, 0);

    final int bytes;
    private final double scale;

    Word(int bytes, double scale) {
        this.bytes = bytes;
        this.scale = scale;
    }

    boolean isFloat() {
        return this == FLOAT32;
    }

    /**
     * Puts one sample, full scale +-1.0, in the buffer's byte order; integers clip at full scale, NaN becomes 0.
     *
     * @param frame engine frame: the dither is a function of it
     */
    void put(ByteBuffer into, float sample, long frame, int channel, boolean dither) {
        switch (this) {
            case INT16 -> into.putShort((short) integer(sample, frame, channel, dither));
            case INT24 -> put24(into, (int) integer(sample, frame, channel, dither));
            case INT32 -> into.putInt((int) integer(sample, frame, channel, dither));
            case FLOAT32 -> into.putFloat(sample);
        }
    }

    /** Puts samples without dither, as {@link #put(ByteBuffer, float, long, int, boolean)} does, many at once. */
    void put(float[] samples, int from, int count, ByteOrder order, byte[] into) {
        if (isFloat()) {
            ByteBuffer.wrap(into).order(order).asFloatBuffer().put(samples, from, count);
            return;
        }
        // where the lowest byte of a sample goes, and which way the others
        int first = order == ByteOrder.LITTLE_ENDIAN ? 0 : bytes - 1;
        int step = order == ByteOrder.LITTLE_ENDIAN ? 1 : -1;
        if (this == INT24) {
            for (int i = 0, at = first; i < count; i++, at += 3) {
                int value = plain(samples[from + i]);
                into[at] = (byte) value;
                into[at + step] = (byte) (value >> 8);
                into[at + 2 * step] = (byte) (value >> 16);
            }
            return;
        }
        for (int i = 0, at = first; i < count; i++, at += bytes) {
            int value = plain(samples[from + i]);
            for (int b = 0; b < bytes; b++) into[at + b * step] = (byte) (value >> 8 * b);
        }
    }

    /** The rounded integer without dither; NaN is 0. */
    private int plain(float sample) {
        double rounded = Math.floor(sample * scale + 0.5);
        return (int) Math.max(-scale, Math.min(scale - 1, rounded));
    }

    private static void put24(ByteBuffer into, int value) {
        if (into.order() == ByteOrder.LITTLE_ENDIAN)
            into.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
        else into.put((byte) (value >> 16)).put((byte) (value >> 8)).put((byte) value);
    }

    /** The rounded integer, with triangular dither where wanted. */
    long integer(float sample, long frame, int channel, boolean dither) {
        double scaled = sample * scale + 0.5;
        if (dither) scaled += Dither.tpdf(frame, channel);
        return (long) Math.clamp(Math.floor(scaled), -scale, scale - 1);
    }

    /** The step of this word, full scale 1.0; 0 for float. */
    double step() {
        return isFloat() ? 0 : 1 / scale;
    }
}
