package org.longwave.stress;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import org.longwave.engine.ring.Cursor;

/** The bus ring's algorithm, mono, one reader, with one thing wrong: shows that the suite would see it. */
final class FaultyBusRing {
    static final int FRAMES = 64;
    private static final int CAPACITY = 4;
    private static final long SLOT_BYTES = 16 + FRAMES * Float.BYTES;
    private static final VarHandle COMPLETE = ValueLayout.JAVA_LONG.varHandle();

    /** What is wrong. */
    enum Fault {
        /** The reader does not validate after the copy. */
        NO_VALIDATION,
        /** The writer marks its intent only after the copy. */
        LATE_INTENT,
        /** The writer says that the slot is complete before it copies. */
        COMPLETE_BEFORE_COPY,
        /** A loss counts as one block, however many they were. */
        LOSS_GUESSED
    }

    private final Fault fault;
    private final Cursor intent = new Cursor();
    private final Cursor published = new Cursor();
    private final MemorySegment storage = Arena.ofAuto().allocate(SLOT_BYTES * CAPACITY, 64);
    private long next;
    long taken;
    long lost;

    FaultyBusRing(Fault fault) {
        this.fault = fault;
    }

    void write(float[] block, long frame) {
        long sequence = published.plain();
        if (fault != Fault.LATE_INTENT) intent.setOpaque(sequence + 1);
        VarHandle.storeStoreFence();
        long slot = (sequence & (CAPACITY - 1)) * SLOT_BYTES;
        if (fault == Fault.COMPLETE_BEFORE_COPY) COMPLETE.setRelease(storage, slot, sequence + 1);
        MemorySegment.copy(block, 0, storage, ValueLayout.JAVA_FLOAT, slot + 16, FRAMES);
        storage.set(ValueLayout.JAVA_LONG, slot + 8, frame);
        if (fault == Fault.LATE_INTENT) intent.setOpaque(sequence + 1);
        COMPLETE.setRelease(storage, slot, sequence + 1);
        published.release(sequence + 1);
    }

    /** The block's frame; -1: nothing new, -2: dropout. */
    long read(float[] block) {
        for (int attempt = 0; attempt < 2; attempt++) {
            long at = next;
            long slot = (at & (CAPACITY - 1)) * SLOT_BYTES;
            if ((long) COMPLETE.getAcquire(storage, slot) <= at) return -1;
            if (isIntact(at)) {
                long frame = storage.get(ValueLayout.JAVA_LONG, slot + 8);
                MemorySegment.copy(storage, ValueLayout.JAVA_FLOAT, slot + 16, block, 0, FRAMES);
                if (fault == Fault.NO_VALIDATION || isIntact(at)) {
                    next = at + 1;
                    taken++;
                    return frame;
                }
            }
            long oldest = intent.acquire() - CAPACITY + 1;
            lost += fault == Fault.LOSS_GUESSED ? 1 : Math.max(0, oldest - at);
            next = Math.max(at, oldest);
        }
        return -2;
    }

    private boolean isIntact(long sequence) {
        VarHandle.loadLoadFence();
        return intent.opaque() <= sequence + CAPACITY;
    }
}
