package org.longwave.benchmarks.rings;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** Agrona's off-heap ring, written in place. */
final class AgronaLane implements Lane, MessageHandler {
    private final int frames;
    private final long bytes;
    private final OneToOneRingBuffer ring;
    private final MemorySegment memory;
    private float[][] target;

    AgronaLane(int frames) {
        this.frames = frames;
        bytes = 4L * frames;
        int size = CAPACITY_FRAMES * (frames == 1 ? 16 : 8) + RingBufferDescriptor.TRAILER_LENGTH;
        ByteBuffer buffer =
                ByteBuffer.allocateDirect(size + 64).alignedSlice(64).slice(0, size);
        memory = MemorySegment.ofBuffer(buffer);
        ring = new OneToOneRingBuffer(new UnsafeBuffer(buffer));
    }

    @Override
    public boolean offer(float[][] unit) {
        int at = ring.tryClaim(1, (int) (2 * bytes));
        if (at < 0) return false;
        MemorySegment.copy(unit[0], 0, memory, ValueLayout.JAVA_FLOAT, at, frames);
        MemorySegment.copy(unit[1], 0, memory, ValueLayout.JAVA_FLOAT, at + bytes, frames);
        ring.commit(at);
        return true;
    }

    @Override
    public boolean poll(float[][] unit) {
        if (target != unit) target = unit; // no store a unit: the producer reads what lies beside it
        return ring.read(this, 1) == 1;
    }

    @Override
    public void onMessage(int type, MutableDirectBuffer buffer, int at, int length) {
        MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, at, target[0], 0, frames);
        MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, at + bytes, target[1], 0, frames);
    }
}
