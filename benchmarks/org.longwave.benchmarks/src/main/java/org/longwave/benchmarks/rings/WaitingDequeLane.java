package org.longwave.benchmarks.rings;

import java.util.ArrayDeque;

/** A deque of pooled blocks behind a lock, with wait and notify: the textbook's producer and consumer. */
final class WaitingDequeLane implements Lane {
    private final int frames;
    private final int slots;
    private final Pool pool;
    private final ArrayDeque<float[]> queue;

    WaitingDequeLane(int frames) {
        this.frames = frames;
        slots = CAPACITY_FRAMES / frames;
        pool = new Pool(slots, frames);
        queue = new ArrayDeque<>(slots + 1);
    }

    /** Copies outside the lock, which is the best that can be done for it. */
    @Override
    public boolean offer(float[][] unit) throws InterruptedException {
        float[] block = pool.block();
        Pool.pack(unit, block, frames);
        synchronized (queue) {
            while (queue.size() == slots) queue.wait();
            queue.addLast(block);
            queue.notify();
        }
        pool.advance();
        return true;
    }

    @Override
    public boolean poll(float[][] unit) throws InterruptedException {
        float[] block;
        synchronized (queue) {
            while (queue.isEmpty()) queue.wait();
            block = queue.removeFirst();
            queue.notify();
        }
        Pool.unpack(block, unit, frames);
        return true;
    }
}
