package org.longwave.engine.ring;

import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;

/**
 * One reader's cursor in a {@link BusRing}; its consumer's thread. Reading is bounded: at most two attempts, then it
 * says what was lost and gives no data. {@link #lostBlocks} and {@link #lagBlocks} may be read by any thread.
 */
public final class BusReader {
    /** A block was copied. */
    public static final int OK = 0;
    /** Nothing new; the target was not touched. */
    public static final int EMPTY = 1;
    /** Overtaken twice in one call; no data, the loss is counted, the next call goes on from the resume point. */
    public static final int DROPOUT = 2;

    private final BusRing ring;
    private final int resumeBlocksBehind;
    private final float[][] planar;
    private final Cursor next = new Cursor();
    private final Cursor lost = new Cursor();
    private final Cursor taken = new Cursor();
    private long lostSinceBlock;
    private long expectedFrame = -1;
    /** Blocks published by the last look, taken only when all of them are read: each look costs the writer a miss. */
    private long seenPublished;

    /** @param resumeBlocksBehind after a loss go on so many blocks behind the newest; 0 and beyond the ring: oldest */
    BusReader(BusRing ring, long start, int resumeBlocksBehind) {
        this.ring = ring;
        this.resumeBlocksBehind = resumeBlocksBehind;
        planar = new float[ring.format.channels()][];
        next.setOpaque(start);
    }

    /** Another reader at the same place with the same policy and no losses of its own. */
    public BusReader copy() {
        BusReader r = new BusReader(ring, next.plain(), resumeBlocksBehind);
        r.expectedFrame = expectedFrame;
        return r;
    }

    public StreamFormat format() {
        return ring.format;
    }

    /** Copies the next block into {@code block}; see {@link #OK}, {@link #EMPTY}, {@link #DROPOUT}. */
    public int read(AudioBlock block) {
        for (int c = 0; c < planar.length; c++) planar[c] = block.channel(c);
        for (int attempt = 0; attempt < 2; attempt++) {
            long at = next.plain();
            if (at >= seenPublished) {
                seenPublished = ring.published.acquire(); // pairs with release in BusRing.write
                if (at >= seenPublished) return EMPTY;
            }
            long frame = ring.copy(at, planar);
            if (ring.isIntact(at)) {
                taken(block, at, frame);
                return OK;
            }
            lose(at, resumePoint());
        }
        return DROPOUT;
    }

    private void taken(AudioBlock block, long at, long frame) {
        long gap = expectedFrame < 0 ? 0 : frame - expectedFrame;
        block.place(frame, lostSinceBlock, gap);
        lostSinceBlock = 0;
        expectedFrame = frame + ring.format.blockFrames();
        next.setOpaque(at + 1);
        taken.add(1);
    }

    private long resumePoint() {
        long oldest = ring.oldestSafe();
        if (resumeBlocksBehind <= 0) return oldest;
        return Math.max(oldest, ring.published.acquire() - resumeBlocksBehind);
    }

    private void lose(long from, long to) {
        long n = Math.max(0, to - from);
        lostSinceBlock += n;
        lost.add(n);
        next.setOpaque(from + n);
    }

    /** Jumps to at most {@code blocks} behind the newest; never back. Returns the blocks skipped: by choice, not lost. */
    public long skipAhead(int blocks) {
        long at = next.plain();
        long to = Math.max(at, ring.published.acquire() - blocks);
        next.setOpaque(to);
        return to - at;
    }

    void seek(long sequence) {
        next.setOpaque(sequence);
    }

    /** Blocks lost since joining; exact. */
    public long lostBlocks() {
        return lost.opaque();
    }

    /** Blocks delivered since joining. */
    public long takenBlocks() {
        return taken.opaque();
    }

    /** Blocks published and not yet taken. */
    public long lagBlocks() {
        long at = next.opaque();
        return Math.max(0, ring.published.acquire() - at);
    }
}
