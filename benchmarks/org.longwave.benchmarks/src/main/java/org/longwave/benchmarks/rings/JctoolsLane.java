package org.longwave.benchmarks.rings;

import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;

/** JCTools' array queue of pooled blocks. */
final class JctoolsLane implements Lane {
    private final int frames;
    private final Pool pool;
    private final SpscVarHandleArrayQueue<float[]> queue;

    JctoolsLane(int frames) {
        this.frames = frames;
        int slots = CAPACITY_FRAMES / frames;
        pool = new Pool(slots, frames);
        queue = new SpscVarHandleArrayQueue<>(slots);
    }

    @Override
    public boolean offer(float[][] unit) {
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
