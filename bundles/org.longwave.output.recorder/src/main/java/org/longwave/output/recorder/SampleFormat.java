package org.longwave.output.recorder;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a sample is written. Immutable, any thread. */
public enum SampleFormat {
    /** 16-bit integers with TPDF dither. */
    WAV16("wav16", 2),
    /** 24-bit integers, rounded: its step is below what 32-bit float keeps of a full-scale signal. */
    WAV24("wav24", 3),
    /** 32-bit IEEE float, the engine's own bits. */
    WAV32F("wav32f", 4);

    final String id;
    final int bytes;

    SampleFormat(String id, int bytes) {
        this.id = id;
        this.bytes = bytes;
    }

    static SampleFormat of(String id) {
        for (SampleFormat f : values()) if (f.id.equals(id)) return f;
        throw new IllegalArgumentException("format is \"" + id + "\", allowed "
                + Arrays.stream(values()).map(f -> f.id).collect(Collectors.joining(", ")));
    }

    boolean isFloat() {
        return this == WAV32F;
    }

    /** Puts one sample, full scale +-1.0, little-endian; integers clip at full scale, NaN becomes 0. */
    void put(ByteBuffer into, float sample, long frame, int channel) {
        switch (this) {
            case WAV16 -> {
                double scaled = Math.floor(sample * 32_768.0 + Dither.tpdf(frame, channel) + 0.5);
                into.putShort((short) Math.clamp(scaled, -32_768, 32_767));
            }
            case WAV24 -> {
                int value = (int) Math.clamp(Math.floor(sample * 8_388_608.0 + 0.5), -8_388_608, 8_388_607);
                into.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
            }
            case WAV32F -> into.putFloat(sample);
        }
    }
}
