package org.longwave.benchmarks.rings;

import org.longwave.engine.ring.Cursor;

/** Keeps the writer of a broadcast ring from lapping its reader, so that the contenders can be measured lossless. */
final class Credit {
    private static final long BLOCKS = 48;

    private final Cursor taken = new Cursor();
    /** The writer's two, on lines of their own. */
    private final Cursor sent = new Cursor();

    private final Cursor seen = new Cursor();

    /** Writer: there is room for one more. */
    boolean mayWrite() {
        if (sent.plain() - seen.plain() < BLOCKS) return true;
        seen.setOpaque(taken.acquire());
        return sent.plain() - seen.plain() < BLOCKS;
    }

    void wrote() {
        sent.setOpaque(sent.plain() + 1);
    }

    /** Reader: one was taken. */
    void took() {
        taken.release(taken.plain() + 1);
    }
}
