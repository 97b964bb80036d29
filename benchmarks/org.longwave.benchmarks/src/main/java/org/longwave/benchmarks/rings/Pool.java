package org.longwave.benchmarks.rings;

import org.longwave.engine.ring.Cursor;

/**
 * Blocks for a bounded queue of {@code slots}, used in turn: at least two more than fit into the queue, so a block comes
 * round only after its reader has polled the one behind it; and as many kilobytes as our own ring spreads over, so that
 * no contender writes to lines that the other core still holds. No return queue: the cheapest pool there can be.
 */
final class Pool {
    private static final int SPREAD_FLOATS = 65_536;

    private final float[][] blocks;
    /** The producer's; on lines of its own, for the consumer reads what lies beside the pool. */
    private final Cursor next = new Cursor();

    Pool(int slots, int frames) {
        blocks = new float[Math.max(slots + 2, SPREAD_FLOATS / (2 * frames))][2 * frames];
    }

    /** The block to fill; the same one again until {@link #advance}. */
    float[] block() {
        return blocks[(int) next.plain()];
    }

    void advance() {
        long n = next.plain() + 1;
        next.setOpaque(n == blocks.length ? 0 : n);
    }

    static void pack(float[][] unit, float[] block, int frames) {
        System.arraycopy(unit[0], 0, block, 0, frames);
        System.arraycopy(unit[1], 0, block, frames, frames);
    }

    static void unpack(float[] block, float[][] unit, int frames) {
        System.arraycopy(block, 0, unit[0], 0, frames);
        System.arraycopy(block, frames, unit[1], 0, frames);
    }
}
