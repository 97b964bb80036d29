package org.longwave.api;

/**
 * One block of a bus as its consumer sees it: planar, channels x frames. The object and its arrays belong to the
 * consumer's thread until the call that received them returns; they are reused for the next block.
 */
public final class AudioBlock {
    /** {@link #dueNanos} of a block that was made without a schedule: by hand, or as fast as the machine allows. */
    public static final long UNSCHEDULED = Long.MIN_VALUE;

    private final float[][] channels;
    private final int frames;
    private long frame;
    private long lostBlocks;
    private long gapFrames;
    private long dueNanos = UNSCHEDULED;
    private double frameNanos;

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

    /**
     * When the engine's schedule has the first frame, by {@link System#nanoTime}; {@link #UNSCHEDULED} when there is
     * none. A loudspeaker plays each frame a constant time after it.
     */
    public long dueNanos() {
        return dueNanos;
    }

    /** Length of a frame on the schedule in nanoseconds; 0 when there is no schedule. */
    public double frameNanos() {
        return frameNanos;
    }

    /** For the host that hands the block over. */
    public void schedule(long dueNanos, double frameNanos) {
        this.dueNanos = dueNanos;
        this.frameNanos = frameNanos;
    }

    /** For the ring that fills the block. */
    public void place(long frame, long lostBlocks, long gapFrames) {
        this.frame = frame;
        this.lostBlocks = lostBlocks;
        this.gapFrames = gapFrames;
    }
}
