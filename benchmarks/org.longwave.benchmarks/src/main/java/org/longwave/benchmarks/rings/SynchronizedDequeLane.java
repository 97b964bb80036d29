package org.longwave.benchmarks.rings;

import java.util.ArrayDeque;

/** A deque of pooled blocks behind a lock. */
final class SynchronizedDequeLane implements Lane {
    private final int frames;
    private final int slots;
    private final Pool pool;
    private final ArrayDeque<float[]> queue;

    SynchronizedDequeLane(int frames) {
        this.frames = frames;
        slots = CAPACITY_FRAMES / frames;
        pool = new Pool(slots, frames);
        queue = new ArrayDeque<>(slots + 1);
    }

    @Override
    public boolean offer(float[][] unit) {
        float[] block = pool.block();
        synchronized (queue) {
            if (queue.size() == slots) return false;
            Pool.pack(unit, block, frames);
            queue.addLast(block);
        }
        pool.advance();
        return true;
    }

    @Override
    public boolean poll(float[][] unit) {
        synchronized (queue) {
            float[] block = queue.pollFirst();
            if (block == null) return false;
            Pool.unpack(block, unit, frames);
            return true;
        }
    }
}
