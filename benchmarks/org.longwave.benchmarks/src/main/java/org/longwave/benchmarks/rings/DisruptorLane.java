package org.longwave.benchmarks.rings;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;

/** The Disruptor with one producer and one polling consumer, blocks preallocated in the ring. */
final class DisruptorLane implements Lane {
    private final int frames;
    private final RingBuffer<float[]> ring;
    private final EventPoller<float[]> poller;
    private final EventPoller.Handler<float[]> handler;
    private float[][] target;

    DisruptorLane(int frames) {
        this.frames = frames;
        ring = RingBuffer.createSingleProducer(
                () -> new float[2 * frames], CAPACITY_FRAMES / frames, new YieldingWaitStrategy());
        poller = ring.newPoller();
        ring.addGatingSequences(poller.getSequence());
        handler = (block, sequence, endOfBatch) -> {
            Pool.unpack(block, target, frames);
            return false;
        };
    }

    @Override
    public boolean offer(float[][] unit) {
        if (!ring.hasAvailableCapacity(1)) return false;
        long sequence = ring.next();
        Pool.pack(unit, ring.get(sequence), frames);
        ring.publish(sequence);
        return true;
    }

    @Override
    public boolean poll(float[][] unit) {
        if (target != unit) target = unit; // no store a unit: the producer reads what lies beside it
        try {
            return poller.poll(handler) == EventPoller.PollState.PROCESSING;
        } catch (Exception e) {
            throw new IllegalStateException("the Disruptor's handler failed", e);
        }
    }
}
