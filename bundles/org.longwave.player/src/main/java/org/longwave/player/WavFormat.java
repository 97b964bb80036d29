package org.longwave.player;

/**
 * Any thread: what a WAV file holds and where.
 *
 * @param channels 1 or 2
 * @param dataOffset byte in the file at which the first frame begins
 */
record WavFormat(int rateHz, int channels, Sample sample, long dataOffset, long frames) {
    /** How one sample is stored, little-endian. */
    enum Sample {
        INT16(2),
        INT24(3),
        INT32(4),
        FLOAT32(4);

        final int bytes;

        Sample(int bytes) {
            this.bytes = bytes;
        }
    }

    int frameBytes() {
        return channels * sample.bytes;
    }
}
