package org.longwave.engine.rt;

import org.longwave.api.RealTime;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.FrameMark;

/** Tells a feed which position of its ring belongs to the engine's frame; engine thread. */
@RealTime
final class Alignment {
    private static final long NONE = Long.MAX_VALUE;

    private final FrameMark.Sight sight;
    private final Cursor engineFrame;
    private long offset = FrameMark.FREE;
    private long nextPosition = NONE;
    private long nextOffset;

    /** @param engineFrame frame of the block being made */
    Alignment(FrameMark mark, Cursor engineFrame) {
        sight = new FrameMark.Sight(mark);
        this.engineFrame = engineFrame;
    }

    /** Looks for news; the reader stands at {@code position}. */
    void look(long position) {
        if (sight.look()) {
            nextPosition = sight.position();
            nextOffset = sight.offset();
        }
        if (nextPosition > position) return;
        offset = nextOffset;
        nextPosition = NONE;
    }

    /** The frames are to be read in turn. */
    boolean isFree() {
        return offset == FrameMark.FREE;
    }

    boolean isPending() {
        return offset == FrameMark.PENDING;
    }

    /** Frames from {@code position} on to which the present offset applies. */
    int reach(long position) {
        return (int) Math.min(nextPosition - position, Integer.MAX_VALUE);
    }

    /** How many frames before the ring's frame for this place in the block the reader stands; below 0: behind it. */
    long due(int indexInBlock, long position) {
        return engineFrame.opaque() + indexInBlock - offset - position;
    }
}
