package org.longwave.api;

/**
 * One block of a bus as its consumer sees it: planar, channels x frames. The object and its arrays belong to the
 * consumer's thread until the call that received them returns; they are reused for the next block.
 */
public final class AudioBlock {
    private final float[][] channels;
    private final int frames;
    private long frame;
    private long lostBlocks;
    private long gapFrames;

    public AudioBlock(StreamFormat format) {
        channels = format.newBlock();
        frames = format.blockFrames();
    }

    /** Samples of one channel, {@link #frames()} long, full scale +-1.0. */
    public float[] channel(int index) {
        return channels[index];
    }

    public int channels() {
        return channels.length;
    }

    public int frames() {
        return frames;
    }

    /** The engine frame of the first sample: the station's sample clock, counted from the engine's start. */
    public long frame() {
        return frame;
    }

    /** Blocks this consumer lost since its previous block because it was too slow; exact. */
    public long lostBlocks() {
        return lostBlocks;
    }

    /**
     * Frames missing between the end of the previous block and the start of this one, whatever the cause: blocks this
     * consumer lost, and frames the engine itself never made because the machine stood still. 0 in ordinary life.
     */
    public long gapFrames() {
        return gapFrames;
    }

    /** For the ring that fills the block. */
    public void place(long frame, long lostBlocks, long gapFrames) {
        this.frame = frame;
        this.lostBlocks = lostBlocks;
        this.gapFrames = gapFrames;
    }
}
