package org.longwave.benchmarks.rings;

/**
 * Blocks for a bounded queue of {@code slots}, used in turn: two more than fit into the queue, so a block comes round
 * only after its reader has polled the one behind it. No return queue: the cheapest pool there can be.
 */
final class Pool {
    private final float[][] blocks;
    private int next;

    Pool(int slots, int frames) {
        blocks = new float[slots + 2][2 * frames];
    }

    /** The block to fill; the same one again until {@link #advance}. */
    float[] block() {
        return blocks[next];
    }

    void advance() {
        if (++next == blocks.length) next = 0;
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
