package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.engine.ring.Cursor;

/** Tells the control thread where the engine left frames out; written by the engine thread, never waits. */
@RealTime
public final class GapRing {
    private static final int ENTRIES = 256;

    private final long[] frames = new long[ENTRIES];
    private final long[] lengths = new long[ENTRIES];
    private final Cursor tail = new Cursor();
    private final Cursor head = new Cursor();
    private final Cursor lost = new Cursor();

    /** Full: it is counted as lost. */
    void put(long frame, long length) {
        long at = tail.plain();
        if (at - head.acquire() == ENTRIES) { // pairs with release in next
            lost.add(1);
            return;
        }
        frames[(int) (at % ENTRIES)] = frame;
        lengths[(int) (at % ENTRIES)] = length;
        tail.release(at + 1); // pairs with acquire in isEmpty
    }

    /** Control thread. */
    @ControlRoom
    public boolean isEmpty() {
        return head.plain() == tail.acquire();
    }

    /** Control thread, while it is not empty: the first frame left out. */
    @ControlRoom
    public long frame() {
        return frames[(int) (head.plain() % ENTRIES)];
    }

    /** Control thread: frames left out; negative: the engine failed in this block. */
    @ControlRoom
    public long length() {
        return lengths[(int) (head.plain() % ENTRIES)];
    }

    /** Control thread: the first one has been dealt with. */
    @ControlRoom
    public void next() {
        head.release(head.plain() + 1);
    }

    /** Any thread: gaps that found no room here. */
    @ControlRoom
    public long lost() {
        return lost.opaque();
    }
}
