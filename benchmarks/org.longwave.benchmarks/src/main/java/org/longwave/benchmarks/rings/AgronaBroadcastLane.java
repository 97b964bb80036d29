package org.longwave.benchmarks.rings;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.broadcast.BroadcastReceiver;
import org.agrona.concurrent.broadcast.BroadcastTransmitter;

/**
 * Agrona's broadcast ring with one receiver. The sound lies in a byte buffer already, which is how Agrona wants it:
 * only the first sample is set anew, for the check. The receiver copies out in place, then validates.
 */
final class AgronaBroadcastLane implements Lane {
    private final int frames;
    private final long bytes;
    private final UnsafeBuffer source;
    private final MemorySegment memory;
    private final BroadcastTransmitter transmitter;
    private final BroadcastReceiver receiver;
    private final Credit credit = new Credit();

    AgronaBroadcastLane(int frames) {
        this.frames = frames;
        bytes = 4L * frames;
        int size = CAPACITY_FRAMES * 8 + BroadcastBufferDescriptor.TRAILER_LENGTH;
        ByteBuffer buffer =
                ByteBuffer.allocateDirect(size + 64).alignedSlice(64).slice(0, size);
        memory = MemorySegment.ofBuffer(buffer);
        source = new UnsafeBuffer(ByteBuffer.allocateDirect((int) (2 * bytes)));
        transmitter = new BroadcastTransmitter(new UnsafeBuffer(buffer));
        receiver = new BroadcastReceiver(new UnsafeBuffer(buffer));
    }

    @Override
    public boolean offer(float[][] unit) {
        if (!credit.mayWrite()) return false;
        source.putFloat(0, unit[0][0]);
        transmitter.transmit(1, source, 0, source.capacity());
        credit.wrote();
        return true;
    }

    @Override
    public boolean poll(float[][] unit) {
        if (!receiver.receiveNext()) return false;
        long at = receiver.offset();
        MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, at, unit[0], 0, frames);
        MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, at + bytes, unit[1], 0, frames);
        if (!receiver.validate() || receiver.lappedCount() > 0)
            throw new IllegalStateException("the lossless lane lost blocks");
        credit.took();
        return true;
    }
}
