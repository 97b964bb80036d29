package org.longwave.engine.ring;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;

/** The writing end of an {@link InputRing}; one device thread. Never waits, never overwrites, allocates nothing. */
@RealTime
public final class InputWriter extends InputHandle {
    private final long capacity;
    // padding behind the handle's fields, as in Cursor
    private long q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, qa, qb, qc, qd, qe, qf;

    InputWriter(InputRing ring) {
        super(ring);
        capacity = ring.capacityFrames();
    }

    /** Free frames now, freshly looked up; can only grow until this end writes. */
    public int slots() {
        cached = ring.head.acquire(); // pairs with release in InputReader.commit: the slots are ours again
        return cachedSlots();
    }

    /** Free frames by the last look at the reader; may under-report. */
    public int cachedSlots() {
        return (int) (capacity - (position - cached));
    }

    /** Writes one frame; {@code right} is ignored in a mono ring. False: full. */
    public boolean push(float left, float right) {
        if (!reserve(1)) return false;
        long at = firstOffset();
        ring.storage[0].setAtIndex(ValueLayout.JAVA_FLOAT, at, left);
        if (ring.storage.length > 1) ring.storage[1].setAtIndex(ValueLayout.JAVA_FLOAT, at, right);
        commit(1);
        return true;
    }

    /** Writes as many frames from {@code offset} on as there is room for; returns how many. */
    public int write(float[][] planar, int offset, int frames) {
        int n = frames;
        if (cachedSlots() < n && slots() < n) n = cachedSlots();
        if (n <= 0) return 0;
        reserve(n);
        fill(planar, offset);
        commit(n);
        return n;
    }

    /** Writes all {@code frames} or none; false: not enough room. */
    public boolean writeAll(float[][] planar, int offset, int frames) {
        if (!reserve(frames)) return false;
        fill(planar, offset);
        commit(frames);
        return true;
    }

    private void fill(float[][] planar, int offset) {
        int slot = firstOffset();
        int frames = reserved;
        if (slot + (long) frames > ring.mask + 1) {
            fillAcrossWrap(planar, offset);
            return;
        }
        MemorySegment[] storage = ring.storage;
        long at = InputRing.bytes(slot);
        for (int c = 0; c < storage.length; c++)
            MemorySegment.copy(planar[c], offset, storage[c], ValueLayout.JAVA_FLOAT, at, frames);
    }

    private void fillAcrossWrap(float[][] planar, int offset) {
        int first = firstLength();
        int second = secondLength();
        long at = InputRing.bytes(firstOffset());
        for (int c = 0; c < ring.storage.length; c++) {
            MemorySegment s = ring.storage[c];
            MemorySegment.copy(planar[c], offset, s, ValueLayout.JAVA_FLOAT, at, first);
            MemorySegment.copy(planar[c], offset + first, s, ValueLayout.JAVA_FLOAT, 0, second);
        }
    }

    /**
     * Claims {@code frames} to be written in place: {@link #firstLength} frames at {@link #firstOffset} of each
     * {@link #storage}, then {@link #secondLength} frames at 0. Nothing is visible before {@link #commit}. All or
     * nothing; false: not enough room.
     */
    public boolean reserve(int frames) {
        if (cachedSlots() < frames && slots() < frames) return false;
        reserved = frames;
        return true;
    }

    /** Publishes the first {@code frames} of the reservation, 0 up to all of it; the rest is given back. */
    public void commit(int frames) {
        ring.tail.release(
                advance(frames)); // pairs with acquire in InputReader.slots: the frames are there before the count
    }

    /** Marks the present position as the end of the programme: what follows is silence, not an underrun. */
    public void end() {
        ring.end.release(position + 1); // pairs with acquire in InputReader.atEnd
    }

    /** Takes the mark away: frames follow again. */
    public void begin() {
        ring.end.release(0);
    }

    /** Closes this end, after the device thread's last write. What was written stays readable. */
    @ControlRoom
    public void close() {
        if (ring.writerClosed.plain() != 0) return;
        ring.writerClosed.release(1); // after the last tail.release: who sees it sees every frame
        ring.release();
    }

    /** The reader has gone; sticky. */
    public boolean isAbandoned() {
        return ring.readerClosed.acquire() != 0;
    }
}
