package org.longwave.output.recorder;

import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;

/**
 * Sound on its way from the consumer thread to the disk thread: blocks allocated up front, in order, each with the frames
 * of silence that stand before it. Full: the block is refused and counted, and becomes silence before the next one that
 * finds room, or at the end. No call waits longer than one block's copy takes.
 */
final class DeepBuffer {
    private final int channels;
    private final int blockFrames;
    private final float[][] blocks;
    private final long[] frame;
    private final long[] silence;
    private long taken;
    private long put;
    private long nextFrame = -1;
    private long lostFrames;
    private long gapFrames;
    private long tailFrames;
    private boolean closed;

    DeepBuffer(StreamFormat format, int seconds) {
        channels = format.channels();
        blockFrames = format.blockFrames();
        int count = Math.ceilDiv(seconds * format.rateHz(), blockFrames);
        blocks = new float[count][channels * blockFrames];
        frame = new long[count];
        silence = new long[count];
    }

    /** Consumer thread. Copies the block, or counts its frames as lost. After {@link #close} nothing is taken. */
    synchronized void offer(AudioBlock block) {
        if (closed) return;
        if (nextFrame < 0) nextFrame = block.frame();
        long missing = Math.max(0, block.frame() - nextFrame);
        gapFrames += missing;
        tailFrames += missing;
        nextFrame = block.frame() + blockFrames;
        if (put - taken == blocks.length) {
            lostFrames += blockFrames;
            tailFrames += blockFrames;
            return;
        }
        int slot = (int) (put % blocks.length);
        for (int c = 0; c < channels; c++) {
            float[] source = block.channel(c);
            for (int i = 0, o = c; i < blockFrames; i++, o += channels) blocks[slot][o] = source[i];
        }
        frame[slot] = block.frame();
        silence[slot] = tailFrames;
        tailFrames = 0;
        put++;
    }

    /** Any thread. Takes no more blocks; what is in it can still be read. */
    synchronized void close() {
        closed = true;
    }

    /** Disk thread. The oldest block, interleaved, until {@link #release}; null when empty. */
    synchronized float[] peek() {
        return put == taken ? null : blocks[(int) (taken % blocks.length)];
    }

    /** Engine frame of the block that {@link #peek} gave. */
    synchronized long peekFrame() {
        return frame[(int) (taken % blocks.length)];
    }

    /** Frames of silence before the block that {@link #peek} gave. */
    synchronized long peekSilence() {
        return silence[(int) (taken % blocks.length)];
    }

    synchronized void release() {
        taken++;
    }

    /** Frames refused or missed after the last block that found room: silence at the end. */
    synchronized long tailFrames() {
        return tailFrames;
    }

    /** Frames refused because the disk was too slow. */
    synchronized long lostFrames() {
        return lostFrames;
    }

    /** Frames that never came: lost in the bus's ring, or never made by the engine. */
    synchronized long gapFrames() {
        return gapFrames;
    }

    /** Frames that wait for the disk. */
    synchronized long waitingFrames() {
        return (put - taken) * blockFrames;
    }

    int blockFrames() {
        return blockFrames;
    }
}
