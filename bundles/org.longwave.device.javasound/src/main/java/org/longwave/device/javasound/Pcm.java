package org.longwave.device.javasound;

import javax.sound.sampled.AudioFormat;

/**
 * Device and consumer threads: turns planar float into a line's integers and back; signed, little-endian. Allocates
 * nothing. Java Sound never opens float lines, so there are none here.
 *
 * @param bits 16, 24 or 32
 */
record Pcm(int rateHz, int channels, int bits) {
    AudioFormat audioFormat() {
        return new AudioFormat(rateHz, bits, channels, true, false);
    }

    int frameBytes() {
        return channels * bits / 8;
    }

    /** A line with one channel is given to every channel of {@code planar}. */
    void decode(byte[] bytes, float[][] planar, int frames) {
        int sampleBytes = bits / 8;
        for (int c = 0; c < planar.length; c++) {
            int at = Math.min(c, channels - 1) * sampleBytes;
            for (int i = 0; i < frames; i++, at += frameBytes()) planar[c][i] = sample(bytes, at);
        }
    }

    private float sample(byte[] b, int at) {
        return switch (bits) {
            case 16 -> (b[at] & 0xFF | b[at + 1] << 8) * 0x1p-15f;
            case 24 -> (b[at] & 0xFF | (b[at + 1] & 0xFF) << 8 | b[at + 2] << 16) * 0x1p-23f;
            default -> (b[at] & 0xFF | (b[at + 1] & 0xFF) << 8 | (b[at + 2] & 0xFF) << 16 | b[at + 3] << 24) * 0x1p-31f;
        };
    }

    /** A line with one channel gets the mean of left and right; a line with two the only channel twice. */
    void encode(float[] left, float[] right, int frames, byte[] bytes) {
        int at = 0;
        for (int i = 0; i < frames; i++) {
            if (channels == 1) {
                at = put(0.5f * (left[i] + right[i]), bytes, at);
            } else {
                at = put(left[i], bytes, at);
                at = put(right[i], bytes, at);
            }
        }
    }

    private int put(float x, byte[] bytes, int at) {
        long full = 1L << (bits - 1);
        long value = Math.clamp(Math.round((double) x * full), -full, full - 1);
        int end = at + bits / 8;
        for (int i = at; i < end; i++, value >>= 8) bytes[i] = (byte) value;
        return end;
    }
}
