package org.longwave.engine.ring;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;

/**
 * The last frames of a planar signal, to be read again later; engine thread, made in the control room. Storage is
 * off-heap and lent by a pool: a second of stereo at 192 kHz would be a heap array too large to move on air.
 */
@RealTime
public final class DelayLine {
    private final int capacityFrames;
    private final int mask;
    private final long channelBytes;
    private final StoragePool.Lease lease;
    private final MemorySegment storage;
    private long written;

    /** @param framesAndBlock the longest delay and one block more */
    public DelayLine(int channels, int framesAndBlock, StoragePool pool) {
        if (framesAndBlock < 1 || framesAndBlock > 1 << 24)
            throw new IllegalArgumentException("framesAndBlock is " + framesAndBlock + ", allowed 1.." + (1 << 24));
        capacityFrames = framesAndBlock == 1 ? 1 : Integer.highestOneBit(framesAndBlock - 1) << 1;
        mask = capacityFrames - 1;
        channelBytes = (long) capacityFrames * Float.BYTES;
        lease = pool.take(channelBytes * channels, 1);
        storage = lease.segment();
    }

    public int capacityFrames() {
        return capacityFrames;
    }

    /** Frames written since it is used: what is older reads as silence. */
    public long writtenFrames() {
        return written;
    }

    /** Appends frames {@code from} to {@code to} of a block. */
    public void write(float[][] block, int from, int to) {
        int at = (int) written & mask;
        int first = Math.min(to - from, capacityFrames - at);
        for (int c = 0; c < block.length; c++) {
            long base = c * channelBytes;
            MemorySegment.copy(block[c], from, storage, ValueLayout.JAVA_FLOAT, base + (long) at * Float.BYTES, first);
            MemorySegment.copy(block[c], from + first, storage, ValueLayout.JAVA_FLOAT, base, to - from - first);
        }
        written += to - from;
    }

    /**
     * The frames that were written last, and as many more as {@code delayFrames} before.
     *
     * @param delayFrames together with the block not more than the capacity, and not more than was written
     */
    public void read(float[][] block, int from, int to, int delayFrames) {
        int at = (int) (written - (to - from) - delayFrames) & mask;
        int first = Math.min(to - from, capacityFrames - at);
        for (int c = 0; c < block.length; c++) {
            long base = c * channelBytes;
            MemorySegment.copy(storage, ValueLayout.JAVA_FLOAT, base + (long) at * Float.BYTES, block[c], from, first);
            MemorySegment.copy(storage, ValueLayout.JAVA_FLOAT, base, block[c], from + first, to - from - first);
        }
    }

    /** The engine no longer touches it: its storage goes back. Once. */
    @ControlRoom
    public void close() {
        lease.release();
    }
}
