package org.longwave.engine.ring;

import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;

/**
 * One reader's cursor in a {@link BusRing}; its consumer's thread. Reading is bounded: at most two attempts, then it
 * says what was lost and gives no data. When the bus has gone on in another ring, the reader finishes this one and
 * follows, so no block is missed or seen twice. It holds the ring's storage until {@link #close}. {@link #lostBlocks}
 * and {@link #lagBlocks} may be read by any thread.
 */
public final class BusReader {
    /** A block was copied. */
    public static final int OK = 0;
    /** Nothing new; the target was not touched. */
    public static final int EMPTY = 1;
    /** Overtaken twice in one call; no data, the loss is counted, the next call goes on from the resume point. */
    public static final int DROPOUT = 2;

    /** For resumeBlocksBehind: in the middle of the ring. */
    public static final int HALF_THE_RING = -1;

    private final StreamFormat format;
    private final int resumeBlocksBehind;
    private final float[][] planar;
    private final Cursor next = new Cursor();
    private final Cursor lost = new Cursor();
    private final Cursor taken = new Cursor();
    private volatile BusRing ring;
    private long lostSinceBlock;
    private long expectedFrame = -1;

    private boolean closed;

    /**
     * @param resumeBlocksBehind after a loss go on so many blocks behind the newest; 0 and beyond the ring: oldest; or
     *     {@link #HALF_THE_RING}
     */
    BusReader(BusRing ring, long start, int resumeBlocksBehind) {
        ring.retain();
        this.ring = ring;
        format = ring.format;
        this.resumeBlocksBehind = resumeBlocksBehind;
        planar = new float[format.channels()][];
        next.setOpaque(start);
    }

    /** Another reader at the same place with the same policy and no losses of its own. */
    public BusReader copy() {
        BusReader r = new BusReader(ring, next.plain(), resumeBlocksBehind);
        r.expectedFrame = expectedFrame;
        return r;
    }

    public StreamFormat format() {
        return format;
    }

    /** Copies the next block into {@code block}; see {@link #OK}, {@link #EMPTY}, {@link #DROPOUT}. */
    public int read(AudioBlock block) {
        for (int c = 0; c < planar.length; c++) planar[c] = block.channel(c);
        for (int attempt = 0; attempt < 2; attempt++) {
            if (!findNext()) return EMPTY;
            BusRing from = ring;
            long at = next.plain();
            long frame = from.copy(at, planar);
            if (from.isIntact(at)) {
                taken(block, at, frame);
                return OK;
            }
            lose(at, resumePoint());
        }
        return DROPOUT;
    }

    /** True: the next block is published in {@link #ring}; follows to the bus's present ring when this one is done. */
    private boolean findNext() {
        while (true) {
            long at = next.plain();
            BusRing here = ring;
            if (here.isComplete(at)) return true;
            BusRing after = here.successor();
            if (after == null) return false;
            if (here.isComplete(at)) return true; // looked at again: the tail came before the successor
            follow(here, after);
        }
    }

    private void follow(BusRing here, BusRing after) {
        after.retain(); // safe: "here" holds it as long as this reader holds "here"
        ring = after;
        next.setOpaque(0);
        here.release();
    }

    private void taken(AudioBlock block, long at, long frame) {
        long gap = expectedFrame < 0 ? 0 : frame - expectedFrame;
        block.place(frame, lostSinceBlock, gap);
        lostSinceBlock = 0;
        expectedFrame = frame + format.blockFrames();
        next.setOpaque(at + 1);
        taken.add(1);
    }

    private long resumePoint() {
        BusRing here = ring;
        long oldest = here.oldestSafe();
        if (resumeBlocksBehind == 0) return oldest;
        int behind = resumeBlocksBehind == HALF_THE_RING ? here.capacityBlocks >> 1 : resumeBlocksBehind;
        return Math.max(oldest, here.published.acquire() - behind);
    }

    private void lose(long from, long to) {
        long n = Math.max(0, to - from);
        lostSinceBlock += n;
        lost.add(n);
        next.setOpaque(from + n);
    }

    /** Jumps to at most {@code blocks} behind the newest; never back. Returns the blocks skipped: by choice, not lost. */
    public long skipAhead(int blocks) {
        long wanted = Math.max(0, lagBlocks() - Math.max(0, blocks));
        long left = wanted;
        while (left > 0 && findNext()) {
            long at = next.plain();
            long step = Math.clamp(ring.publishedBlocks() - at, 1, left);
            next.setOpaque(at + step);
            left -= step;
        }
        return wanted - left;
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
        BusRing here = ring;
        long lag = Math.max(0, here.published.acquire() - next.opaque());
        for (BusRing r = here.successor(); r != null; r = r.successor()) lag += r.published.acquire();
        return lag;
    }

    /** Reader's thread, after its last read: lets the ring's storage go. */
    public void close() {
        if (closed) return;
        closed = true;
        ring.release();
    }
}
