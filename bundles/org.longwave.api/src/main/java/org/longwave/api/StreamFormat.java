package org.longwave.api;

/**
 * The shape of sound inside the station: 32-bit float, planar, full scale +-1.0.
 *
 * @param rateHz frames per second, 44100..192000
 * @param channels 1 or 2
 * @param blockFrames frames per block, 64..1024
 */
public record StreamFormat(int rateHz, int channels, int blockFrames) {
    public StreamFormat {
        if (rateHz < 44_100 || rateHz > 192_000)
            throw new IllegalArgumentException("rateHz is " + rateHz + ", allowed 44100..192000");
        if (channels < 1 || channels > 2)
            throw new IllegalArgumentException("channels is " + channels + ", allowed 1..2");
        if (blockFrames < 64 || blockFrames > 1024)
            throw new IllegalArgumentException("blockFrames is " + blockFrames + ", allowed 64..1024");
    }

    /** Nanoseconds from frame 0 to the start of {@code frame}, without accumulated rounding. */
    public long nanosOf(long frame) {
        return frame / rateHz * 1_000_000_000L + frame % rateHz * 1_000_000_000L / rateHz;
    }

    /** A fresh planar block: {@code channels} arrays of {@code blockFrames}. */
    public float[][] newBlock() {
        return new float[channels][blockFrames];
    }
}
