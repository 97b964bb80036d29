package org.longwave.benchmarks.rings;

import java.util.concurrent.ArrayBlockingQueue;

/** The class library's array queue of pooled blocks; polled, or with put and take, which wait. */
final class BlockingQueueLane implements Lane {
    private final int frames;
    private final boolean waits;
    private final Pool pool;
    private final ArrayBlockingQueue<float[]> queue;

    BlockingQueueLane(int frames, boolean waits) {
        this.frames = frames;
        this.waits = waits;
        int slots = CAPACITY_FRAMES / frames;
        pool = new Pool(slots, frames);
        queue = new ArrayBlockingQueue<>(slots);
    }

    @Override
    public boolean offer(float[][] unit) throws InterruptedException {
        if (!waits && queue.remainingCapacity() == 0) return false;
        float[] block = pool.block();
        Pool.pack(unit, block, frames);
        if (waits) queue.put(block);
        else if (!queue.offer(block)) return false;
        pool.advance();
        return true;
    }

    @Override
    public boolean poll(float[][] unit) throws InterruptedException {
        float[] block = waits ? queue.take() : queue.poll();
        if (block == null) return false;
        Pool.unpack(block, unit, frames);
        return true;
    }
}
