package org.longwave.codec;

import org.longwave.api.codec.EncoderSettings;

/**
 * Sound into blocks of integers, on the encoder's thread. One block is always held back, so that the last one is known
 * to be the last. A file's samples are rounded: whoever writes 16 bits into a file dithers before; a stream of 16 bits
 * is dithered here.
 */
final class FlacBlocks {
    /** Takes a full block, or the last one. */
    interface Sink {
        void block(int[][] samples, int frames);
    }

    private final int channels;
    private final int limit;
    private final boolean dither;
    private final int[][] samples;
    private final Sink sink;
    private int filled;
    private long seed = 1;

    FlacBlocks(EncoderSettings settings, Sink sink) {
        this.sink = sink;
        channels = settings.channels();
        limit = 1 << settings.bits() - 1;
        dither = !settings.isFile() && settings.bits() == 16;
        samples = new int[channels][FlacFrames.BLOCK];
    }

    void add(float[][] planar, int frames) {
        for (int i = 0; i < frames; i++) {
            if (filled == FlacFrames.BLOCK) flush();
            for (int c = 0; c < channels; c++) samples[c][filled] = rounded(planar[c][i]);
            filled++;
        }
    }

    /** What is held back, if anything. */
    void flush() {
        if (filled > 0) sink.block(samples, filled);
        filled = 0;
    }

    /** A cast of NaN gives 0: silence. */
    private int rounded(float sample) {
        double scaled = Math.floor(sample * (double) limit + (dither ? noise() : 0) + 0.5);
        return (int) Math.clamp(scaled, -limit, limit - 1);
    }

    /** Triangular, -1..+1 steps (xorshift64, Marsaglia 2003). */
    private double noise() {
        seed ^= seed << 13;
        seed ^= seed >>> 7;
        seed ^= seed << 17;
        return ((seed >>> 32) - (seed & 0xFFFF_FFFFL)) * 0x1p-32;
    }
}
