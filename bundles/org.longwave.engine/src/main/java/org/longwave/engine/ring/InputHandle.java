package org.longwave.engine.ring;

import java.lang.foreign.MemorySegment;
import org.longwave.api.RealTime;

/**
 * What both ends of an {@link InputRing} keep for themselves; the thread of that end. The two paddings, this class's and
 * the one that each end declares behind these fields, keep them off the lines of whatever lies beside the handle.
 */
@RealTime
abstract class InputHandle extends CursorPad {
    final InputRing ring;
    long position;
    /** The other end's position by the last look. */
    long cached;

    int reserved;

    InputHandle(InputRing ring) {
        this.ring = ring;
    }

    /** Frames that have gone through this end since the ring was made. */
    public long position() {
        return position;
    }

    /** Where the reservation begins, in frames of each {@link #storage}. */
    public int firstOffset() {
        return (int) (position & ring.mask);
    }

    /** Frames of the reservation from {@link #firstOffset} on. */
    public int firstLength() {
        return (int) Math.min(reserved, ring.mask + 1 - (position & ring.mask));
    }

    /** Frames of the reservation from 0 on: what has crossed the wrap. */
    public int secondLength() {
        return reserved - firstLength();
    }

    /** One channel's storage, to be touched inside the reservation only. */
    public MemorySegment storage(int channel) {
        return ring.storage[channel];
    }

    /** Ends the reservation; returns the position after {@code frames} of it, none to all. */
    final long advance(int frames) {
        int n = Math.min(Math.max(frames, 0), reserved);
        reserved = 0;
        position += n;
        return position;
    }
}
