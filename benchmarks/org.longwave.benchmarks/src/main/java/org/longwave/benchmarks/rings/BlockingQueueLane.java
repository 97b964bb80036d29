package org.longwave.benchmarks.rings;

import java.util.concurrent.ArrayBlockingQueue;

/** The class library's array queue of pooled blocks. */
final class BlockingQueueLane implements Lane {
    private final int frames;
    private final Pool pool;
    private final ArrayBlockingQueue<float[]> queue;

    BlockingQueueLane(int frames) {
        this.frames = frames;
        int slots = CAPACITY_FRAMES / frames;
        pool = new Pool(slots, frames);
        queue = new ArrayBlockingQueue<>(slots);
    }

    @Override
    public boolean offer(float[][] unit) {
        if (queue.remainingCapacity() == 0) return false;
        float[] block = pool.block();
        Pool.pack(unit, block, frames);
        if (!queue.offer(block)) return false;
        pool.advance();
        return true;
    }

    @Override
    public boolean poll(float[][] unit) {
        float[] block = queue.poll();
        if (block == null) return false;
        Pool.unpack(block, unit, frames);
        return true;
    }
}
