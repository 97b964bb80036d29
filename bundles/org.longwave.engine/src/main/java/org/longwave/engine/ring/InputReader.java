package org.longwave.engine.ring;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;

/** The reading end of an {@link InputRing}; engine thread. Never waits, allocates nothing. */
@RealTime
public final class InputReader extends InputHandle {
    // padding behind the handle's fields, as in Cursor
    private long q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, qa, qb, qc, qd, qe, qf;

    InputReader(InputRing ring) {
        super(ring);
    }

    /** Frames ready now, freshly looked up; can only grow until this end reads. */
    public int slots() {
        cached = ring.tail.acquire(); // pairs with release in InputWriter.commit
        return cachedSlots();
    }

    /** Frames ready by the last look at the writer; may under-report. */
    public int cachedSlots() {
        return (int) (cached - position);
    }

    /** Reads as many frames as are ready, up to {@code frames}, to {@code offset} on; returns how many. */
    public int read(float[][] planar, int offset, int frames) {
        int n = frames;
        if (cachedSlots() < n && slots() < n) n = cachedSlots();
        if (n <= 0) return 0;
        reserve(n);
        drain(planar, offset);
        commit(n);
        return n;
    }

    /** Reads all {@code frames} or none; false: not enough there. */
    public boolean readAll(float[][] planar, int offset, int frames) {
        if (!reserve(frames)) return false;
        drain(planar, offset);
        commit(frames);
        return true;
    }

    /** Copies {@code frames} without taking them; false: not enough there. */
    public boolean peekAll(float[][] planar, int offset, int frames) {
        if (!reserve(frames)) return false;
        drain(planar, offset);
        commit(0);
        return true;
    }

    /** Drops up to {@code frames}; returns how many. */
    public int skip(int frames) {
        int n = frames;
        if (cachedSlots() < n && slots() < n) n = cachedSlots();
        if (n <= 0) return 0;
        reserve(n);
        commit(n);
        return n;
    }

    private void drain(float[][] planar, int offset) {
        int slot = firstOffset();
        int frames = reserved;
        if (slot + (long) frames > ring.mask + 1) {
            drainAcrossWrap(planar, offset);
            return;
        }
        MemorySegment[] storage = ring.storage;
        long at = InputRing.bytes(slot);
        for (int c = 0; c < storage.length; c++)
            MemorySegment.copy(storage[c], ValueLayout.JAVA_FLOAT, at, planar[c], offset, frames);
    }

    private void drainAcrossWrap(float[][] planar, int offset) {
        int first = firstLength();
        int second = secondLength();
        long at = InputRing.bytes(firstOffset());
        for (int c = 0; c < ring.storage.length; c++) {
            MemorySegment s = ring.storage[c];
            MemorySegment.copy(s, ValueLayout.JAVA_FLOAT, at, planar[c], offset, first);
            MemorySegment.copy(s, ValueLayout.JAVA_FLOAT, 0, planar[c], offset + first, second);
        }
    }

    /** Claims {@code frames} to be read in place, as {@link InputWriter#reserve}; false: not enough there. */
    public boolean reserve(int frames) {
        if (cachedSlots() < frames && slots() < frames) return false;
        reserved = frames;
        return true;
    }

    /** Takes the first {@code frames} of the reservation, 0 up to all of it; the rest stays to be read. */
    public void commit(int frames) {
        ring.head.release(advance(frames)); // pairs with acquire in InputWriter.slots: we are done with the slots
    }

    /** Everything up to the end the writer has marked is read. */
    public boolean atEnd() {
        long e = ring.end.acquire(); // pairs with release in InputWriter.end
        return e != 0 && e - 1 <= position;
    }

    /** The writer has marked an end and nothing follows it yet. */
    public boolean endInSight() {
        return ring.end.acquire() != 0;
    }

    /** Closes this end, once the engine thread no longer reads. */
    @ControlRoom
    public void close() {
        if (ring.readerClosed.plain() != 0) return;
        ring.readerClosed.release(1);
        ring.release();
    }

    /** The writer has gone; sticky. Ask this before {@link #slots}: the other way round can lose the tail. */
    public boolean isAbandoned() {
        return ring.writerClosed.acquire() != 0; // pairs with release in InputWriter.close
    }
}
