package org.longwave.codec;

import org.longwave.api.AudioBlock;
import org.longwave.api.codec.BusLevels;
import org.longwave.dsp.PowerCells;

/**
 * How loud a bus was in the last minute: the encoder's thread writes what it reads from the bus, before anything is done
 * to it; anybody takes a copy. Neither waits longer than that copy takes.
 */
final class LevelMemory {
    /** After a gap as long as the memory nothing of it is left. */
    private final long longestGapFrames;

    private final float[] ring = new float[BusLevels.CELLS];
    private final float[][] planar;
    private final PowerCells cells;
    private final double frameNanos;
    private long count;
    private long endNanos;

    /** @param mono the stream is the mean of all channels */
    LevelMemory(int rateHz, int channels, boolean mono) {
        planar = new float[channels][];
        frameNanos = 1e9 / rateHz;
        longestGapFrames = (long) rateHz * BusLevels.CELLS / PowerCells.PER_SECOND;
        cells = new PowerCells(rateHz, mono, this::cell);
    }

    private void cell(float power) {
        ring[(int) (count++ % ring.length)] = power;
    }

    synchronized void block(AudioBlock block) {
        cells.skip(Math.min(block.gapFrames(), longestGapFrames));
        for (int c = 0; c < planar.length; c++) planar[c] = block.channel(c);
        cells.add(planar, block.frames());
        long dueNanos = block.dueNanos();
        endNanos = dueNanos == AudioBlock.UNSCHEDULED
                ? System.nanoTime()
                : dueNanos + (long) (block.frames() * frameNanos);
    }

    synchronized BusLevels read() {
        int filled = (int) Math.min(count, ring.length);
        float[] copy = new float[filled];
        int start = (int) ((count - filled) % ring.length);
        int head = Math.min(filled, ring.length - start);
        System.arraycopy(ring, start, copy, 0, head);
        System.arraycopy(ring, 0, copy, head, filled - head);
        return new BusLevels(copy, endNanos);
    }
}
