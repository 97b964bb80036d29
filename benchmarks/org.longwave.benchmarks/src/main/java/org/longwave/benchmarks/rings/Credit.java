package org.longwave.benchmarks.rings;

import org.longwave.engine.ring.Cursor;

/** Keeps the writer of a broadcast ring from lapping its reader, so that the contenders can be measured lossless. */
final class Credit {
    private static final long BLOCKS = 48;

    private final Cursor taken = new Cursor();
    private long sent;
    private long seen;

    /** Writer: there is room for one more. */
    boolean mayWrite() {
        return sent - seen < BLOCKS || sent - (seen = taken.acquire()) < BLOCKS;
    }

    void wrote() {
        sent++;
    }

    /** Reader: one was taken. */
    void took() {
        taken.release(taken.plain() + 1);
    }
}
