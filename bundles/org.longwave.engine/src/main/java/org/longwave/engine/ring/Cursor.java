package org.longwave.engine.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.longwave.api.RealTime;

/**
 * A 64-bit position or counter with one writing thread and any number of reading ones, alone on its cache lines.
 * Every thread may read it. 64 bits at 192 kHz last 3 million years: no wrap is handled.
 */
@RealTime
public final class Cursor extends CursorValue {
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(CursorValue.class, "value", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // 128 bytes: the adjacent-line prefetcher of x86 pairs lines of 64
    private long q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, qa, qb, qc, qd, qe, qf;

    /** The writer's own view; no ordering. */
    public long plain() {
        return value;
    }

    /** A recent value; orders nothing else. */
    public long opaque() {
        return (long) VALUE.getOpaque((CursorValue) this);
    }

    /** Everything written before the matching {@link #release} is visible after this. */
    public long acquire() {
        return (long) VALUE.getAcquire((CursorValue) this);
    }

    public void setOpaque(long newValue) {
        VALUE.setOpaque((CursorValue) this, newValue);
    }

    public void release(long newValue) {
        VALUE.setRelease((CursorValue) this, newValue);
    }

    /** For counters: the single writer adds, readers see it soon. */
    public void add(long amount) {
        VALUE.setOpaque((CursorValue) this, value + amount);
    }

    /** For counters: the single writer raises it to {@code candidate} when that is larger. */
    public void max(long candidate) {
        if (candidate > value) VALUE.setOpaque((CursorValue) this, candidate);
    }
}

class CursorPad {
    long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, pa, pb, pc, pd, pe, pf;
}

class CursorValue extends CursorPad {
    long value;
}
