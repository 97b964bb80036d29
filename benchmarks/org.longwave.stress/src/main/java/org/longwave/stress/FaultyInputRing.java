package org.longwave.stress;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The input ring's algorithm, mono, with one thing wrong: shows that the suite would see it. */
final class FaultyInputRing {
    /** What is wrong. */
    enum Fault {
        /** The count is published before the frames are copied. */
        COUNT_BEFORE_FRAMES,
        /** The reader gives the slots back before it has copied them. */
        SLOTS_BEFORE_COPY,
        /** The counts are read and written without release and acquire. */
        NO_ORDER
    }

    private static final VarHandle TAIL;
    private static final VarHandle HEAD;

    static {
        try {
            TAIL = MethodHandles.lookup().findVarHandle(FaultyInputRing.class, "tail", long.class);
            HEAD = MethodHandles.lookup().findVarHandle(FaultyInputRing.class, "head", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Fault fault;
    private final int capacity;
    private final MemorySegment storage;
    private long tail;
    private long head;

    /** @param capacity a power of two */
    FaultyInputRing(Fault fault, int capacity) {
        this.fault = fault;
        this.capacity = capacity;
        storage = Arena.ofAuto().allocate((long) capacity * Float.BYTES, 64);
        storage.fill((byte) 0);
    }

    int write(float[][] planar, int frames) {
        long from = tail;
        long readTo = fault == Fault.NO_ORDER ? head : (long) HEAD.getAcquire(this);
        int n = (int) Math.min(frames, capacity - (from - readTo));
        if (n <= 0) return 0;
        if (fault == Fault.COUNT_BEFORE_FRAMES) TAIL.setRelease(this, from + n);
        for (int i = 0; i < n; i++)
            storage.setAtIndex(ValueLayout.JAVA_FLOAT, (from + i) & (capacity - 1), planar[0][i]);
        if (fault == Fault.NO_ORDER) tail = from + n;
        else TAIL.setRelease(this, from + n);
        return n;
    }

    int slots() {
        return (int) ((fault == Fault.NO_ORDER ? tail : (long) TAIL.getAcquire(this)) - head);
    }

    int read(float[][] planar, int frames) {
        long from = head;
        int n = Math.min(frames, slots());
        if (n <= 0) return 0;
        if (fault == Fault.SLOTS_BEFORE_COPY) HEAD.setRelease(this, from + n);
        for (int i = 0; i < n; i++)
            planar[0][i] = storage.getAtIndex(ValueLayout.JAVA_FLOAT, (from + i) & (capacity - 1));
        if (fault == Fault.NO_ORDER) head = from + n;
        else HEAD.setRelease(this, from + n);
        return n;
    }
}
